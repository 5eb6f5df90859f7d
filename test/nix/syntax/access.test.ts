import t from 'tap';
import {
	bindingsAt, callOf, inheritOf, staticKeys, variablePath, withoutParentheses,
} from '../../../source/nix/syntax/access.js';
import type {Definition} from '../../../source/nix/syntax/node.js';
import {parseNix} from '../../../source/nix/syntax/parser.js';

const definitionsOf = (text: string): readonly Definition[] => {
	const {root} = parseNix(text);
	return root.kind === 'attribute-set' ? root.definitions : [];
};

t.test('attribute paths are keys where they are static', async t => {
	const keys = (path: string): readonly string[] | undefined => {
		const text = `{ ${path} = 1; }`;
		const [definition] = definitionsOf(text);
		return definition?.kind === 'binding' ? staticKeys(text, definition.path) : undefined;
	};

	t.strictSame(keys('a.b-c.d\''), ['a', 'b-c', 'd\'']);
	t.strictSame(keys(String.raw`"a b"."\n"."".or`), ['a b', '\n', '', 'or']);
	t.strictSame(keys('${"a"}.${(\'\'b\'\')}.${c:d}'), ['a', 'b', 'c:d']);
	t.equal(keys('a.${b}'), undefined);
	t.equal(keys('"a${"b"}"'), undefined);
	t.equal(keys('${"a" + "b"}'), undefined);
	t.equal(keys('${\'\'a\'\'\\nb\'\'}'), undefined);
});

t.test('bindings and inherited names are found by key', async t => {
	const text = '{ a.b = 1; "a".b.c = 2; a = { }; a = { }; inherit (x) d "e f"; inherit g; }';
	const definitions = definitionsOf(text);
	const found = (...keys: string[]): string[] => bindingsAt(text, definitions, keys).map(({value}) => text.slice(value.start, value.end));
	t.strictSame(found('a', 'b'), ['1']);
	t.strictSame(found('a', 'b', 'c'), ['2']);
	t.strictSame(found('a'), ['{ }', '{ }']);
	t.strictSame(found('d'), []);
	t.equal(inheritOf(text, definitions, 'e f')?.inherit.from?.kind, 'parentheses');
	t.equal(inheritOf(text, definitions, 'g')?.inherit.from, undefined);
	t.equal(inheritOf(text, definitions, 'g')?.name.start, text.indexOf('g;'));
	t.equal(inheritOf(text, definitions, 'a'), undefined);
});

t.test('a call is taken apart', async t => {
	const text = '(f) x { } [ ]';
	const call = callOf(parseNix(text).root);
	t.equal(call.function.kind, 'parentheses');
	t.strictSame(call.arguments.map(({kind}) => kind), ['identifier', 'attribute-set', 'list']);
	t.strictSame(callOf(parseNix('f').root).arguments, []);
});

t.test('a variable and what is selected from it', async t => {
	const path = (text: string): readonly string[] | undefined => variablePath(text, parseNix(text).root);
	t.strictSame(path('a'), ['a']);
	t.strictSame(path('a.b."c d"'), ['a', 'b', 'c d']);
	t.strictSame(path('((a.b).c.d)'), ['a', 'b', 'c', 'd']);
	for (const text of ['a.b or c', 'a.${b}', '{ }.a', 'f x', '1', '(a.b or c).d']) {
		t.equal(path(text), undefined, text);
	}
});

t.test('parentheses are taken off, however many', async t => {
	t.equal(withoutParentheses(parseNix('((([ ])))').root).kind, 'list');
	t.equal(withoutParentheses(parseNix('[ ]').root).kind, 'list');
});
