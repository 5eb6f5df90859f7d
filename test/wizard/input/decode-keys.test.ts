import fc from 'fast-check';
import t from 'tap';
import {decodeKeys, flushKeys} from '../../../source/wizard/input/decode-keys.js';

const kindsOf = (input: string): readonly string[] => decodeKeys(input).keys.map(({kind}) => kind);

t.test('the keys of terminals, with and without modifiers', async t => {
	const cases: Readonly<Record<string, readonly string[]>> = {
		'\u001B[A': ['up'],
		'\u001BOB': ['down'],
		'\u001B[1;5C': ['right'],
		'\u001B[D\u001B[D': ['left', 'left'],
		'\u001B[H': ['home'],
		'\u001B[4~': ['end'],
		'\u001B[5~': ['page-up'],
		'\u001B[6;2~': ['page-down'],
		'\u001B[3~': ['delete'],
		'\u001B[Z': ['shift-tab'],
		'\u007F': ['backspace'],
		'\u0008': ['backspace'],
		'\u001B\u007F': ['delete-word'],
		'\u0003': ['cancel'],
		'\r': ['enter'],
		'numpy\r': ['text', 'enter'],
	};
	for (const [input, kinds] of Object.entries(cases)) {
		t.strictSame(kindsOf(input), kinds, JSON.stringify(input));
	}
});

t.test('what no key of ours is, is passed over and hurts nobody', async t => {
	for (const input of ['\u001B[1;5P', '\u001B[[A', '\u001B[<35;10;10M', '\u001B[?62;c', '\u001Bx', '\u0000', '\u001B[200;1u', '\u009B31m']) {
		const {keys, rest} = decodeKeys(`${input}\r`);
		t.notOk(keys.some(({kind}) => kind === 'up' || kind === 'cancel'), JSON.stringify(input));
		t.equal(keys.at(-1)?.kind, 'enter', JSON.stringify(input));
		t.equal(rest, '');
	}
});

t.test('an escape sequence may come in pieces, and Escape is a key by itself', async t => {
	const first = decodeKeys('a\u001B');
	t.strictSame(first, {keys: [{kind: 'text', text: 'a'}], rest: '\u001B'});
	t.strictSame(decodeKeys(`${first.rest}[A`), {keys: [{kind: 'up'}], rest: ''});
	t.strictSame(flushKeys(first.rest), [{kind: 'escape'}]);
	t.strictSame(flushKeys('\u001B['), []);
	t.strictSame(kindsOf('\u001B\u001B[A'), ['escape', 'up']);
});

t.test('a paste is one thing, marked or not', async t => {
	t.strictSame(decodeKeys('\u001B[200~numpy\npandas\n\u001B[201~\r').keys, [{kind: 'paste', text: 'numpy\npandas\n'}, {kind: 'enter'}]);
	const half = decodeKeys('\u001B[200~numpy\n');
	t.strictSame(half.keys, []);
	t.strictSame(decodeKeys(`${half.rest}pandas\u001B[201~`).keys, [{kind: 'paste', text: 'numpy\npandas'}]);
	t.strictSame(decodeKeys('numpy\rpandas>=2\r').keys, [{kind: 'paste', text: 'numpy\rpandas>=2\r'}]);
	t.strictSame(flushKeys('\u001B[200~numpy'), [{kind: 'paste', text: 'numpy'}]);
});

t.test('any input at all, cut anywhere, is taken apart without a fall, and plain text is never lost', async t => {
	const pieces = fc.array(fc.oneof(fc.constantFrom('\u001B', '[', '1;5P', 'O', '~', '\u001B[200~', '\u001B[201~', '\r', '\u0003', '\u007F'), fc.string({unit: 'binary'})));
	fc.assert(fc.property(pieces, chunks => {
		let rest = '';
		for (const chunk of chunks) {
			const decoded = decodeKeys(rest + chunk);
			({rest} = decoded);
			for (const key of decoded.keys) {
				if (key.kind === 'text' && /[\u0000-\u001F]/.test(key.text)) { // eslint-disable-line no-control-regex -- none of these may get through
					return false;
				}
			}
		}

		return flushKeys(rest).length <= 1;
	}));
	fc.assert(fc.property(fc.string({unit: fc.constantFrom('a', 'é', '日', '😀', '=', '-', '?')}), text => {
		const {keys} = decodeKeys(text);
		return keys.map(key => key.kind === 'text' ? key.text : '').join('') === text;
	}));
	t.pass();
});
