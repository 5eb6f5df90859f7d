import fc from 'fast-check';
import t from 'tap';
import {namedKeys, type Key} from '../../../source/wizard/input/key.js';
import {
	editField, emptyField, fieldOf, type TextField,
} from '../../../source/wizard/state/text-field.js';

const after = (field: TextField, ...keys: readonly Key[]): TextField => {
	let result = field;
	for (const key of keys) {
		result = editField(result, key) ?? result;
	}

	return result;
};

t.test('writing, moving and taking away', async t => {
	t.strictSame(after(emptyField, {kind: 'text', text: 'numpy'}), fieldOf('numpy'));
	t.strictSame(after(fieldOf('numpy'), {kind: 'left'}, {kind: 'text', text: 'x'}), {text: 'numpxy', cursor: 5});
	t.strictSame(after(fieldOf('numpy'), {kind: 'backspace'}), fieldOf('nump'));
	t.strictSame(after(fieldOf('numpy'), {kind: 'home'}, {kind: 'delete'}), {text: 'umpy', cursor: 0});
	t.strictSame(after(fieldOf('numpy pandas'), {kind: 'delete-word'}), fieldOf('numpy '));
	t.strictSame(after(fieldOf('numpy'), {kind: 'clear-line'}), emptyField);
	t.strictSame(after(fieldOf('a😀'), {kind: 'backspace'}), fieldOf('a'), 'a pair of surrogates is one character');
	t.strictSame(after(fieldOf('😀'), {kind: 'left'}, {kind: 'delete'}), emptyField);
});

t.test('a paste in one line loses its line ends and control characters', async t => {
	t.strictSame(after(emptyField, {kind: 'paste', text: 'numpy\u0007\n'}), fieldOf('numpy '));
});

t.test('a key that the field has no use for is left to others', async t => {
	for (const kind of ['enter', 'tab', 'escape', 'up', 'cancel', 'backspace', 'left', 'right'] as const) {
		t.equal(editField(emptyField, {kind}), undefined, kind);
	}

	t.equal(editField(fieldOf('a'), {kind: 'right'}), undefined);
});

t.test('the cursor never leaves the text, whatever is pressed', async t => {
	const key: fc.Arbitrary<Key> = fc.oneof(
		fc.constantFrom(...namedKeys).map(kind => ({kind})),
		fc.string({unit: 'binary'}).map(text => ({kind: 'text' as const, text})),
	);
	fc.assert(fc.property(fc.array(key), keys => {
		const {text, cursor} = after(emptyField, ...keys);
		return cursor >= 0 && cursor <= text.length && text.length <= 500;
	}));
	t.pass();
});
