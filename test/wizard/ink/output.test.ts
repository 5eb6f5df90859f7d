import fc from 'fast-check';
import t from 'tap';
import Output from '../../../source/wizard/ink/output.js';

type Write = readonly [x: number, y: number, text: string];

// Ink exports it to nobody.
const {default: InkOutput} = await import(new URL('../../../node_modules/ink/build/output.js', import.meta.url).href) as {default: typeof Output};

const size = {width: 40, height: 5};
const bold = (text: string) => `\u001B[1m${text}\u001B[22m`;

const written = (Kind: typeof Output, writes: readonly Write[], transformers: ReadonlyArray<(text: string) => string> = []) => {
	const output = new Kind(size);
	for (const [x, y, text] of writes) {
		output.write(x, y, text, {transformers});
	}

	return output.get();
};

/** A picture as Ink would have made it of cells: the same one may be written with styles switched on and off elsewhere. */
const asCells = (picture: string): string => written(InkOutput, picture.split('\n').map((line, y) => [0, y, line])).output;

t.test('the picture is the one that Ink makes of cells', async () => {
	const text = fc.array(fc.constantFrom('a', ' ', '❯', '…', '日', '\u001B[36mcyan\u001B[39m', '\u001B[2mdim\u001B[22m'), {maxLength: 3}).map(parts => parts.join(''));
	// From left to right, as boxes beside one another are.
	const row = fc.tuple(text, fc.integer({min: 20, max: 24}), text);
	fc.assert(fc.property(fc.array(row, {maxLength: size.height}), fc.boolean(), (rows, isBold) => {
		const writes = rows.flatMap(([left, x, right], y): Write[] => [[1, y, left], [x, y, right]]);
		const transformers = isBold ? [bold] : [];
		return asCells(written(Output, writes, transformers).output) === written(InkOutput, writes, transformers).output;
	}), {numRuns: 1000});
});

t.test('what has no room below is left away, and lines keep their places', async t => {
	t.equal(written(Output, [[2, 3, 'one\ntwo\nthree']]).output, '\n\n\n  one\n  two');
	t.equal(written(Output, []).height, 5);
});
