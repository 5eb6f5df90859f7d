import fc from 'fast-check';
import stringWidth from 'string-width';
import t from 'tap';
import fastWidth from '../../../source/wizard/ink/string-width.js';
import {symbolsOf} from '../../../source/wizard/terminal/symbols.js';

t.test('the widths are those of the library', async t => {
	for (const unicode of [true, false]) {
		for (const [name, symbol] of Object.entries(symbolsOf({unicode, color: true, links: true}))) {
			t.equal(fastWidth(symbol), stringWidth(symbol), name);
		}
	}

	for (const text of ['', 'plain', '\u001B[36m❯\u001B[39m é', '日本語', 'a\u0301', '👩‍👩‍👧', '\u001B]8;;https://a.example\u0007link\u001B]8;;\u0007', '\u00AD', '…–—']) {
		t.equal(fastWidth(text), stringWidth(text), JSON.stringify(text));
	}

	fc.assert(fc.property(fc.string({unit: 'grapheme'}), text => fastWidth(text) === stringWidth(text)));
	fc.assert(fc.property(fc.string({unit: fc.integer({min: 0x20, max: 0x2_AF}).map(code => String.fromCodePoint(code))}), text => fastWidth(text) === stringWidth(text)));
});
