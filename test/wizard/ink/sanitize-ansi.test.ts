import fc from 'fast-check';
import t from 'tap';
import sanitizeAnsi from '../../../source/wizard/ink/sanitize-ansi.js';

// Ink exports it to nobody.
const {default: inkSanitizeAnsi} = await import(new URL('../../../node_modules/ink/build/sanitize-ansi.js', import.meta.url).href) as {default: typeof sanitizeAnsi};

const harmless = ['plain', 'two\nlines', '日本', '\u001B[1mbold\u001B[22m', '\u001B[38;2;1;2;3mred\u001B[39m', '\u001B]8;;https://a.example\u0007link\u001B]8;;\u0007', '\u001B]8;;https://a.example\u001B\\link\u001B]8;;\u001B\\'];
const harmful = ['\u001B[2J', '\u001B[3A', '\u001B[?25l', '\u001Bc', '\u009B2J', '\u0090q\u009C', '\u001BP$q\u001B\\', '\u001B[1', '\u001B', '\u001B]52;c;eA==\u0007'];

t.test('looks and links stay, as Ink leaves them', async () => {
	fc.assert(fc.property(fc.array(fc.constantFrom(...harmless)).map(parts => parts.join('')), text => sanitizeAnsi(text) === text && inkSanitizeAnsi(text) === text));
});

t.test('nothing else that a terminal would do something for comes through', async t => {
	for (const text of harmful) {
		t.notMatch(sanitizeAnsi(`before${text}after`), /[\u001B\u0080-\u009F]/, JSON.stringify(text)); // eslint-disable-line no-control-regex -- it is about these
		t.match(sanitizeAnsi(`before${text} after`), /^before.* after$/);
	}

	fc.assert(fc.property(fc.array(fc.constantFrom(...harmless, ...harmful)).map(parts => parts.join('')), text => {
		const clean = sanitizeAnsi(text);
		return clean === text || !/[\u001B\u0080-\u009F]/.test(clean); // eslint-disable-line no-control-regex -- it is about these
	}));
});
