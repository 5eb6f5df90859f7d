import t from 'tap';
import {Failure} from '../../../source/failure.js';
import {excerpt, NixSyntaxError, positionAt} from '../../../source/nix/syntax/syntax-error.js';

t.test('lines and columns count from 1, with any line ending and any character', async t => {
	const text = 'a\nb\r\nc\rd😀e';
	const at = (offset: number): readonly number[] => Object.values(positionAt(text, offset));
	t.strictSame(at(0), [1, 1]);
	t.strictSame(at(2), [2, 1]);
	t.strictSame(at(5), [3, 1]);
	t.strictSame(at(7), [4, 1]);
	t.strictSame(at(10), [4, 3], 'a character outside the basic plane is one column');
});

t.test('an error is a failure the user can act on', async t => {
	const error = new NixSyntaxError('a\n  b', 4, 'expected `;`');
	t.ok(error instanceof Failure);
	t.match(error, {
		code: 'nix-syntax', line: 2, column: 3, offset: 4, exitCode: 1, message: 'Line 2, column 3: expected `;`.',
	});
});

t.test('an excerpt is short and harmless', async t => {
	t.equal(excerpt('abc'), 'abc');
	t.equal(excerpt('a'.repeat(100)), `${'a'.repeat(30)}...`);
	t.equal(excerpt('😀'.repeat(31)), `${'😀'.repeat(30)}...`);
	t.equal(excerpt('\u001B[2J`\u202E\n'), String.raw`\u{1b}[2J\u{60}\u{202e}\u{a}`);
});
