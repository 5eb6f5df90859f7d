import t from 'tap';
import {parseLogLine} from '../../source/verify/nix-log.js';
import {saidIn} from '../../source/verify/said.js';

const drv = (name: string): string => `/nix/store/9xk5q2m3b0a9s7d6f4g3h2j1k0l9z8x7-${name}.drv`;
const json = (fields: unknown): string => `@nix ${JSON.stringify(fields)}`;

/** As nix-shell prints it, two builds at a time; the ids are longer than a JavaScript number. */
const lines = [
	json({action: 'msg', level: 1, msg: '\u{1B}[35;1mwarning:\u{1B}[0m unable to download \'x\'\nsecond line'}),
	`@nix {"action":"start","id":9223372036854775801,"type":105,"level":3,"text":"building one","fields":["${drv('one')}","",1,1]}`,
	`@nix {"action":"start","id":9223372036854775802,"type":105,"level":3,"text":"building two","fields":["${drv('two')}","",1,1]}`,
	'@nix {"action":"result","id":9223372036854775802,"type":101,"fields":["error: of two"]}',
	'@nix {"action":"result","id":9223372036854775801,"type":101,"fields":["of one"]}',
	'@nix {"action":"result","id":9223372036854775801,"type":104,"fields":["buildPhase"]}',
	json({action: 'msg', level: 0, msg: `error: builder for '${drv('one')}' failed with exit code 1;\n       last 1 log lines:\n       > of one\n       For full logs, run 'nix log'.`}),
	json({action: 'msg', level: 0, msg: `error: builder for '${drv('far')}' failed with exit code 1;\n       last 1 log lines:\n       > from far away`}),
	'attribute \'x\' missing',
];
const entries = lines.map(line => parseLogLine(line)!);

t.test('who said what, from Nix\'s own form of its log', async t => {
	const {lines: nix, warnings, logs, all} = saidIn(entries, 'shell');
	t.same(nix, [
		`error: builder for '${drv('one')}' failed with exit code 1;`,
		'       last 1 log lines:',
		'       For full logs, run \'nix log\'.',
		`error: builder for '${drv('far')}' failed with exit code 1;`,
		'       last 1 log lines:',
	]);
	t.same(warnings, ['warning: unable to download \'x\'', 'second line']);
	t.same(logs.get(drv('one')), ['of one'], 'once');
	t.same(logs.get(drv('two')), ['error: of two']);
	t.same(logs.get(drv('far')), ['from far away'], 'what is only repeated');
	t.equal(all.at(-1), 'attribute \'x\' missing');
});

t.test('what is no entry is Nix\'s as long as nothing else runs', async t => {
	t.equal(saidIn(entries, 'nix').lines.at(-1), 'attribute \'x\' missing');
});
