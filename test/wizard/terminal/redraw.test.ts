import xterm from '@xterm/headless';
import fc from 'fast-check';
import t from 'tap';
import {changeOf, eraseOf} from '../../../source/wizard/terminal/redraw.js';

const size = {cols: 12, rows: 8};

/** What an emulated terminal shows, scrollback included, and where its cursor is. */
const shownAfter = async (texts: readonly string[]): Promise<unknown> => {
	// Our terminals turn a line end into a new line, as libuv's raw mode leaves it.
	const terminal = new xterm.Terminal({...size, allowProposedApi: true, convertEol: true});
	for (const text of texts) {
		await new Promise<void>(resolve => {
			terminal.write(text, resolve);
		});
	}

	const {active} = terminal.buffer;
	const lines = Array.from({length: active.baseY + active.cursorY + 1}, (_, row) => active.getLine(row)!.translateToString(true));
	terminal.dispose();
	return {lines, cursor: [active.cursorX, active.cursorY]};
};

// Never as tall as the terminal, and lines as wide as it at most.
const pictures = fc.array(fc.constantFrom('', 'one', 'two', '\u001B[1mbold\u001B[22m', '日本', 'as wide as i'), {minLength: 1, maxLength: size.rows - 1}).map(lines => `${lines.join('\n')}\n`);
const above = fc.integer({min: 0, max: 9}).map(count => 'a prompt\n'.repeat(count));

t.test('only what changed is written, and it looks like all of it', async () => {
	await fc.assert(fc.asyncProperty(above, fc.array(pictures, {minLength: 2, maxLength: 4}), async (earlier, shown) => {
		const [first, ...rest] = shown;
		const whole = rest.map((picture, index) => eraseOf(shown[index]!) + picture);
		const changes = rest.map((picture, index) => changeOf(shown[index]!, picture));
		const [expected, found] = await Promise.all([shownAfter([earlier, first!, ...whole]), shownAfter([earlier, first!, ...changes])]);
		return JSON.stringify(expected) === JSON.stringify(found);
	}), {numRuns: 300});
});

t.test('lines that stay are not written', async t => {
	t.equal(changeOf('one\ntwo\nthree\n', 'one\n2\nthree\n'), '\u001B[3A\n\u001B[2K2\n\n');
	t.equal(changeOf('one\ntwo\n', 'one\n'), '\u001B[2A\n\u001B[J');
	t.equal(changeOf('one\n', 'one\ntwo\n'), '\u001B[1A\n\u001B[2Ktwo\n');
});
