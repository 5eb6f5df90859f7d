import t from 'tap';
import fc from 'fast-check';
import {parseLogLine, textOfEntry} from '../../source/verify/nix-log.js';
import {advance, noProgress, progressText} from '../../source/verify/progress.js';

t.test('ids keep every digit', t => {
	t.same(parseLogLine('@nix {"action":"start","id":70531952934920123,"level":3,"text":"building \'x\'","type":105,"fields":["/nix/store/x.drv","",1,1],"parent":70531952934920124}'), {
		kind: 'start', id: '70531952934920123', activity: 105, text: 'building \'x\'', fields: ['/nix/store/x.drv', '', 1, 1],
	});
	t.same(parseLogLine('@nix {"action":"stop","id":70531952934920123}'), {kind: 'stop', id: '70531952934920123'});
	t.end();
});

t.test('colours go, and what is no JSON of Nix is a plain line', t => {
	t.same(parseLogLine(String.raw`@nix {"action":"msg","level":0,"msg":"\u001b[31;1merror:\u001b[0m no"}`), {kind: 'message', level: 0, text: 'error: no'});
	t.same(parseLogLine('\u{1B}[1mhello\u{1B}[0m'), {kind: 'plain', text: 'hello'});
	t.same(parseLogLine('@nix {"action":'), {kind: 'plain', text: '@nix {"action":'});
	t.equal(parseLogLine('@nix {"action":"new","id":1}'), undefined);
	t.end();
});

t.test('no line makes it throw', t => {
	fc.assert(fc.property(fc.oneof(fc.string(), fc.json().map(json => `@nix ${json}`)), line => {
		parseLogLine(line);
	}));
	t.end();
});

const follow = (lines: readonly string[]): string | undefined => {
	let progress = noProgress;
	for (const line of lines) {
		const entry = parseLogLine(`@nix ${line}`);
		progress = entry ? advance(progress, entry) : progress;
	}

	return progressText(progress);
};

t.test('progress: builds with phase and last line, downloads with bytes, and nothing when both are over', t => {
	const build = [
		'{"action":"start","id":1,"type":104,"text":"","level":0}',
		'{"action":"result","id":1,"type":105,"fields":[1,5,1,0]}',
		'{"action":"start","id":2,"type":105,"text":"","level":3,"fields":["/nix/store/9xk5q2m3b0a9s7d6f4g3h2j1k0l9z8x7-python3.13-numpy-2.3.4.drv","",1,1]}',
	];
	t.equal(follow(build), 'building python3.13-numpy-2.3.4 (2 of 5)');
	const phase = [...build, '{"action":"result","id":2,"type":104,"fields":["buildPhase"]}', '{"action":"result","id":2,"type":101,"fields":["compiling"]}'];
	t.equal(follow(phase), 'building python3.13-numpy-2.3.4 (2 of 5), buildPhase: compiling');
	t.equal(follow([...phase, '{"action":"stop","id":2}']), undefined);
	const download = [
		'{"action":"result","id":9,"type":106,"fields":[101,10485760]}',
		'{"action":"start","id":3,"type":101,"text":"","level":3,"fields":["https://cache.nixos.org/nar/x"]}',
		'{"action":"result","id":3,"type":105,"fields":[1048576,2097152,0,0]}',
	];
	t.equal(follow(download), 'downloading 1.0 of 10.0 MiB');
	t.equal(follow([...download, '{"action":"stop","id":3}', '{"action":"start","id":4,"type":101,"text":"","level":3}']), 'downloading 1.0 of 10.0 MiB', 'what has ended still counts');
	t.end();
});

t.test('no credentials of an address come through', async t => {
	const texts = [
		'fetching https://bob:hunter2@example.org/simple/',
		String.raw`@nix {"action":"msg","level":0,"msg":"error: https://bob:hunter2@example.org/x?token=hunter2\n  below"}`,
		'@nix {"action":"result","id":1,"type":101,"fields":["pip: https://bob:hunter2@example.org/simple/"]}',
	].map(line => textOfEntry(parseLogLine(line)!)!);
	t.notMatch(texts.join('\n'), /hunter2/);
	t.match(texts[1], /^error: https:\/\/example\.org\/x\n {2}below$/);
	t.equal(texts[2], 'pip: https://example.org/simple/');
});
