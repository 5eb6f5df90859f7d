import {EventEmitter} from 'node:events';
import type {WriteStream} from 'node:tty';
import t from 'tap';
import {createScreen} from '../../../source/wizard/terminal/screen.js';

const hide = '\u001B[?25l';
const show = '\u001B[?25h';
const eraseTwo = '\u001B[2K\u001B[1A\u001B[2K\u001B[1A\u001B[2K\u001B[G';

/** A terminal that keeps what is written to it. */
const terminal = () => {
	const written: string[] = [];
	const output = Object.assign(new EventEmitter(), { // eslint-disable-line unicorn/prefer-event-target -- as streams are
		columns: 80,
		rows: 24,
		write(text: string) {
			written.push(text);
			return true;
		},
	});
	return {
		output,
		/** What has been written since the last time. */
		news: () => written.splice(0).join(''),
		/** How often. */
		count: () => written.length,
	};
};

const open = () => {
	const {output, news, count} = terminal();
	return {
		output, news, count, screen: createScreen(output as unknown as WriteStream),
	};
};

t.test('a first picture stays when the next one is the same', async t => {
	const {screen, news} = open();
	screen.show(() => 'one\ntwo');
	t.equal(news(), `${hide}one\ntwo\n`);
	screen.stream.write('one\ntwo\n');
	t.equal(news(), '');
	screen.stream.write('three\n');
	t.equal(news(), 'three\n', 'from then on Ink erases what it drew');
	screen.close();
	t.equal(news(), '');
});

t.test('another picture takes its place in one go', async t => {
	const {screen, news} = open();
	screen.show(() => 'one\ntwo');
	news();
	screen.stream.write('three\n');
	t.equal(news(), `${eraseTwo}three\n`);
});

t.test('what is to be shown at once is written at once', async t => {
	const {screen, news, count} = open();
	screen.show(() => 'one\ntwo');
	news();
	for (const text of ['\u001B[?2026h', 'three\n', '\u001B[?2026l']) {
		screen.stream.write(text);
	}

	t.equal(count(), 1);
	t.equal(news(), `\u001B[?2026h${eraseTwo}three\n\u001B[?2026l`);
	screen.stream.write(hide);
	t.equal(news(), hide, 'and the rest as it comes');
});

t.test('it is drawn anew for another size, as long as Ink is not there', async t => {
	const {screen, output, news} = open();
	screen.show(({columns}) => columns < 50 ? undefined : `${columns}\ncolumns`);
	news();
	output.columns = 100;
	output.emit('resize');
	t.equal(news(), `${eraseTwo}100\ncolumns\n`);
	output.columns = 40;
	output.emit('resize');
	t.equal(news(), eraseTwo);
	screen.stream.write('Ink\n');
	news();
	output.columns = 100;
	output.emit('resize');
	t.equal(news(), '');
});

t.test('whoever ends before Ink is there gets the cursor back', async t => {
	const {screen, output, news} = open();
	screen.show(() => 'one');
	news();
	screen.close();
	t.equal(news(), show);
	t.equal(output.listenerCount('resize'), 0);
});
