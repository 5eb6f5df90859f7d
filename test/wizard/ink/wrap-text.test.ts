import {stripVTControlCharacters} from 'node:util';
import fc from 'fast-check';
import stringWidth from 'string-width';
import t from 'tap';
import wrapText from '../../../source/wizard/ink/wrap-text.js';

// Ink exports it to nobody.
const {default: inkWrapText} = await import(new URL('../../../node_modules/ink/build/wrap-text.js', import.meta.url).href) as {default: typeof wrapText};

const pieces = ['a', 'word', ' ', '❯', '…', '\u001B[36mcyan\u001B[39m', '\u001B[1m\u001B[2mboth\u001B[22m', '\u001B]8;;https://a.example\u0007link\u001B]8;;\u0007'];
const wide = ['日本', 'e\u0301', '👩‍👩‍👧', '\u001B[36m語\u001B[39m'];
const kinds = fc.constantFrom('truncate-end', 'truncate-start');

const textOf = (parts: readonly string[]) => fc.array(fc.constantFrom(...parts), {maxLength: 12}).map(all => all.join(''));

t.test('what is seen is what Ink would show', async () => {
	fc.assert(fc.property(textOf(pieces), fc.integer({min: 0, max: 40}), kinds, (text, columns, kind) =>
		stripVTControlCharacters(wrapText(text, columns, kind)) === stripVTControlCharacters(inkWrapText(text, columns, kind))), {numRuns: 2000});
});

t.test('nothing is too wide, nothing that fits is cut, and every style ends', async () => {
	fc.assert(fc.property(textOf([...pieces, ...wide]), fc.integer({min: 1, max: 40}), kinds, (text, columns, kind) => {
		const cut = wrapText(text, columns, kind);
		const escapesOf = (whole: string) => whole.match(/\u001B(?:\[\d+m|][^\u0007]*\u0007)/g)?.join('') ?? ''; // eslint-disable-line no-control-regex -- that is what is looked for
		const width = stringWidth(cut);
		return (stringWidth(text) <= columns ? cut === text : width <= columns && width >= columns - 1 && cut.includes('…')) && escapesOf(cut) === escapesOf(text);
	}), {numRuns: 2000});
});

t.test('the end of an answer stays, or its beginning', async t => {
	t.equal(wrapText('numpy pandas scipy', 10, 'truncate-end'), 'numpy pan…');
	t.equal(wrapText('numpy pandas scipy', 10, 'truncate-start'), '…das scipy');
	t.equal(wrapText('日本語', 4, 'truncate-end'), '日…');
	t.equal(wrapText('too long', 0, 'truncate-end'), '');
});
