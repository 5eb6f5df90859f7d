import t from 'tap';
import type {Expression, Node} from '../../../source/nix/syntax/node.js';
import {parseNix} from '../../../source/nix/syntax/parser.js';

const isKind = <Kind extends Expression['kind']>(node: Expression, kind: Kind): node is Expression & {kind: Kind} => node.kind === kind;

const root = <Kind extends Expression['kind']>(text: string, kind: Kind): Expression & {kind: Kind} => {
	const node = parseNix(text).root;
	if (isKind(node, kind)) {
		return node;
	}

	throw new Error(`${text} is a ${node.kind}`);
};

const slice = (text: string, node: Node | undefined): string | undefined => node && text.slice(node.start, node.end);

t.test('a list knows its elements', async t => {
	const text = '[ # a\n  ps.numpy # b\n  (f x) "c"\n]';
	t.strictSame(root(text, 'list').elements.map(element => slice(text, element)), ['ps.numpy', '(f x)', '"c"']);
});

t.test('an attribute set knows its definitions, braces and signs', async t => {
	const text = ' rec { a."b".${c} = 1 ; inherit (d) e "f"; inherit; } ';
	const node = root(text, 'attribute-set');
	t.match(node, {
		form: 'rec', start: 1, open: 5, end: text.length - 1,
	});
	t.strictSame(node.definitions.map(definition => slice(text, definition)), ['a."b".${c} = 1 ;', 'inherit (d) e "f";', 'inherit;']);
	const [binding, inherit, bare] = node.definitions;
	if (binding?.kind !== 'binding' || inherit?.kind !== 'inherit' || bare?.kind !== 'inherit') {
		throw new Error('other kinds');
	}

	t.equal(text[binding.equals], '=');
	t.strictSame(binding.path.names.map(name => slice(text, name)), ['a', '"b"', '${c}']);
	t.equal(slice(text, binding.value), '1');
	t.equal(slice(text, inherit.from), '(d)');
	t.strictSame(inherit.names.map(name => slice(text, name)), ['e', '"f"']);
	t.equal(bare.from, undefined);
	t.equal(root('let { }', 'attribute-set').form, 'let');
	t.equal(root('{ }', 'attribute-set').form, 'plain');
});

t.test('a function knows its arguments, on either side of the @', async t => {
	const text = '{ a, b ? 1, ... } @ args : body';
	const node = root(text, 'lambda');
	t.equal(node.parameter?.name, 'args');
	t.equal(text[node.colon], ':');
	t.equal(slice(text, node.body), 'body');
	t.strictSame(node.formals?.formals.map(({name, fallback}) => [name.name, slice(text, fallback)]), [['a', undefined], ['b', '1']]);
	t.strictSame(node.formals?.commas.map(comma => text[comma]), [',', ',']);
	t.equal(text.slice(node.formals?.ellipsis).startsWith('...'), true);
	t.equal(slice(text, node.formals), '{ a, b ? 1, ... }');
	t.match(root('args@{ a, }: 1', 'lambda'), {parameter: {name: 'args'}, formals: {commas: [8], ellipsis: undefined}});
	t.equal(root('x: x', 'lambda').formals, undefined);
	t.equal(root('{ }: x', 'lambda').parameter, undefined);
});

t.test('let, with, assert and if know their parts', async t => {
	const text = 'let a = 1; in with b; assert c; if d then e else f';
	const node = root(text, 'let-in');
	t.equal(text.slice(node.in, node.in + 2), 'in');
	t.equal(node.definitions.length, 1);
	t.match(node.body, {kind: 'with', namespace: {name: 'b'}, body: {kind: 'assert', condition: {name: 'c'}, body: {kind: 'if'}}});
	t.match(root('if d then e else f', 'if'), {condition: {name: 'd'}, consequence: {name: 'e'}, alternative: {name: 'f'}});
});

t.test('selections, calls and operators know their parts', async t => {
	t.match(root('a.b.c or d', 'select'), {target: {name: 'a'}, path: {names: [{name: 'b'}, {name: 'c'}]}, fallback: {name: 'd'}});
	t.match(root('a ? b.c', 'has-attribute'), {target: {name: 'a'}, path: {names: [{name: 'b'}, {name: 'c'}]}});
	t.match(root('f x y', 'apply'), {function: {kind: 'apply', function: {name: 'f'}, argument: {name: 'x'}}, argument: {name: 'y'}});
	t.match(root('f or', 'apply'), {function: {name: 'f'}, argument: {name: 'or', start: 2, end: 4}});
	t.match(root('a ++ b', 'binary'), {
		operator: '++', at: 2, left: {name: 'a'}, right: {name: 'b'},
	});
	t.match(root('! a', 'unary'), {operator: '!', start: 0, operand: {name: 'a', start: 2}});
});

t.test('operators bind as the manual says', async t => {
	const table: ReadonlyArray<readonly [string, string]> = [
		['a - b - c', '((a - b) - c)'],
		['a ++ b ++ c', '(a ++ (b ++ c))'],
		['a // b // c', '(a // (b // c))'],
		['a -> b -> c', '(a -> (b -> c))'],
		['a + b * c', '(a + (b * c))'],
		['!a + b', '(! (a + b))'],
		['!a // b', '((! a) // b)'],
		['a * !b + c', '(a * (! (b + c)))'],
		['-a * b', '((- a) * b)'],
		['a == b && c || d -> e', '((((a == b) && c) || d) -> e)'],
		['a < b == c', '((a < b) == c)'],
	];
	const show = (node: Expression): string => {
		if (node.kind === 'binary') {
			return `(${show(node.left)} ${node.operator} ${show(node.right)})`;
		}

		return node.kind === 'unary' ? `(${node.operator} ${show(node.operand)})` : String('name' in node && node.name);
	};

	for (const [text, shown] of table) {
		t.equal(show(parseNix(text).root), shown);
	}
});

t.test('an error says where it is and what was expected', async t => {
	const table: ReadonlyArray<readonly [string, string]> = [
		['', 'Line 1, column 1: expected an expression, found the end of the file.'],
		['{ a = 1 }', 'Line 1, column 9: expected `;`, found `}`.'],
		['{\r\n  a = [ 1, 2 ];\r\n}', 'Line 2, column 10: expected a list element or `]`, found `,`.'],
		['{ a, b : a', 'Line 1, column 8: expected `,` or `}`, found `:`.'],
		['"é😀" + é', 'Line 1, column 8: expected an expression, found `é`.'],
		['let a = 1; b', 'Line 1, column 13: expected `=` or `.`, found the end of the file.'],
		['"a\nb', 'Line 1, column 2: this string is never closed, expected `"`.'],
		['/* a', 'Line 1, column 1: this comment is never closed, expected `*/`.'],
		['./a/ ', 'Line 1, column 5: a path may not end in a slash.'],
		['1 == 2 == 3', 'Line 1, column 8: expected parentheses, as `==` does not chain, found `==`.'],
		['99999999999999999999', 'Line 1, column 1: this integer does not fit 64 bits.'],
		['let ${a} = 1; in 1', 'Line 1, column 5: `let` takes no dynamic attribute names.'],
		['{ inherit ${a}; }', 'Line 1, column 11: `inherit` takes no dynamic attribute names.'],
		['1 \u001B[31m', String.raw`Line 1, column 3: expected the end of the file, found ` + '`\\u{1b}`.'],
		['\u0000', String.raw`Line 1, column 1: expected an expression, found ` + '`\\u{0}`.'],
		['\uFEFF1', String.raw`Line 1, column 1: expected an expression, found ` + '`\\u{feff}`.'],
	];
	for (const [text, message] of table) {
		t.throws(() => parseNix(text), {code: 'nix-syntax', message}, JSON.stringify(text));
	}
});
