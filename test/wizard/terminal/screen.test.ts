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

const eraseThree = `\u001B[2K\u001B[1A${eraseTwo}`;

t.test('of what Ink draws next, only the lines are written that are others', async t => {
	const {screen, news} = open();
	screen.stream.write('one\ntwo\nthree\n');
	news();
	screen.stream.write(`${eraseThree}one\n2\nthree\n`);
	t.equal(news(), '\u001B[3A\n\u001B[2K2\n\n');
	screen.stream.write(`${eraseThree}one\n2\n3\n`);
	t.equal(news(), '\u001B[3A\n\n\u001B[2K3\n', 'and of the one after it');
});

t.test('all of it is written when something else may be there', async t => {
	for (const [what, happens] of Object.entries<(opened: ReturnType<typeof open>) => void>({
		'the size changed'({output}) {
			output.columns = 70;
			output.emit('resize');
		},
		'Ink took its picture away'({screen}) {
			screen.stream.write(eraseThree);
		},
	})) {
		const opened = open();
		const {screen, news} = opened;
		screen.stream.write('one\ntwo\nthree\n');
		happens(opened);
		news();
		screen.stream.write(`${eraseThree}one\n2\nthree\n`);
		t.equal(news(), `${eraseThree}one\n2\nthree\n`, what);
		screen.stream.write(`${eraseThree}1\n2\nthree\n`);
		t.equal(news(), '\u001B[3A\u001B[2K1\n\n\n', `${what}: once`);
	}
});

t.test('a picture as high as the terminal is no ground for the next one', async t => {
	const {screen, news} = open();
	screen.stream.write('\u001B[2J\u001B[3J\u001B[Hone\ntwo\nthree\n');
	t.equal(news(), '\u001B[2J\u001B[Hone\ntwo\nthree\n', 'and no scrollback is wiped');
	screen.stream.write(`${eraseThree}one\n`);
	t.equal(news(), `${eraseThree}one\n`);
});

t.test('all of it is drawn once more when asked', async t => {
	const {screen, news} = open();
	screen.redraw();
	t.equal(news(), '', 'nothing is there yet');
	screen.stream.write('one\ntwo\nthree\n');
	news();
	screen.redraw();
	t.equal(news(), `${hide}${eraseThree}one\ntwo\nthree\n`);
});
