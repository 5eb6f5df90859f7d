import fc from 'fast-check';
import {print} from './nix-print.js';
import type {Shape} from './nix-shape.js';

const word = fc.constantFrom('a', 'b', 'c', 'pkgs', 'self', 'x');
const shape = (kind: string, ...fields: ReadonlyArray<fc.Arbitrary<Shape>>): fc.Arbitrary<Shape> => fc.tuple(...fields).map(values => [kind, ...values]);
const operators = fc.constantFrom('->', '||', '&&', '==', '!=', '<', '>', '<=', '>=', '//', '+', '-', '*', '/', '++');

/** Literal text and interpolations, never two texts in a row and no empty one. */
const parts = (text: fc.Arbitrary<string>, inner: fc.Arbitrary<Shape>): fc.Arbitrary<Shape> =>
	fc.array(fc.oneof(text, shape('interpolation', inner)), {maxLength: 3}).map(list =>
		list.filter((part, index) => typeof part !== 'string' || typeof list[index - 1] !== 'string'));

const stringText = fc.string({unit: fc.constantFrom('a', ' ', '$', '{', '}', '"', '\\', '\'', '\n', '\t', 'é', '😀', '#', '/', '*'), minLength: 1, maxLength: 6});
const plainText = fc.constantFrom('a', 'lib', 'b.c', 'x-y');

const pathParts = (inner: fc.Arbitrary<Shape>): fc.Arbitrary<Shape> => fc.oneof(
	fc.constantFrom<Shape>(['./a'], ['../b.nix'], ['/etc/x'], ['~/c'], ['d/e']),
	fc.tuple(fc.constantFrom('./', './a', '/b/', 'c/d'), shape('interpolation', inner), fc.constantFrom('', '/e.nix', 'f'))
		.map(list => list.filter(part => part !== '')),
);

const leaf: fc.Arbitrary<Shape> = fc.oneof(
	shape('var', word),
	shape('integer', fc.nat().map(String)),
	shape('float', fc.constantFrom('1.5', '.5', '2.', '1.0e3')),
	shape('uri', fc.constantFrom('http://a.b/c?d=e', 'x:y')),
	shape('search-path', fc.constantFrom('<nixpkgs>', '<a/b.c>')),
);

/** Any expression, as a shape. Definitions get names of their own, so that most of what is made is accepted. */
export const anyShape: fc.Arbitrary<Shape> = fc.letrec<{root: Shape}>(tie => {
	const inner = tie('root');
	const dynamic = shape('dynamic', fc.oneof(
		shape('string', fc.tuple(stringText, shape('interpolation', inner))),
		shape('var', word),
	));
	const name: fc.Arbitrary<Shape> = fc.oneof({weight: 4, arbitrary: word}, {weight: 1, arbitrary: fc.constantFrom('a b', 'é', '$')}, {weight: 1, arbitrary: dynamic});
	const path = fc.array(name, {minLength: 1, maxLength: 3});
	const numbered = (definitions: readonly Shape[]): Shape => definitions.map((definition, index) => {
		const [kind, first, second] = definition as readonly [string, Shape, Shape];
		const own = 'abcdefg'[index]!.repeat(2);
		return kind === 'bind' ? [kind, [own, ...(first as readonly Shape[]).slice(1)], second] : [kind, first, [own]];
	});
	const definitions = fc.array(fc.oneof(
		{weight: 3, arbitrary: shape('bind', path, inner)},
		{weight: 1, arbitrary: shape('inherit', fc.option(inner), fc.constant([]))},
	), {maxLength: 4}).map(list => numbered(list));
	const formals = fc.uniqueArray(fc.tuple(fc.constantFrom('d', 'e', 'f'), fc.option(inner)), {maxLength: 3, selector: ([formal]) => formal});
	const lambda = fc.tuple(fc.option(word), fc.option(formals), fc.boolean(), inner).map(([parameter, list, isOpen, body]): Shape =>
		['lambda', parameter ?? (list ? null : 'x'), list, list && isOpen ? '...' : null, body]);
	return {
		root: fc.oneof(
			{maxDepth: 5, depthSize: 'medium'},
			leaf,
			shape('string', parts(stringText, inner)),
			shape('indented-string', parts(plainText, inner)),
			shape('path', pathParts(inner)),
			shape('list', fc.array(inner, {maxLength: 4})),
			shape('set', fc.constantFrom('plain', 'rec', 'let'), definitions),
			shape('let', definitions, inner),
			lambda,
			shape('with', inner, inner),
			shape('assert', inner, inner),
			shape('if', inner, inner, inner),
			shape('select', inner, path, fc.option(inner)),
			shape('has', inner, path),
			shape('apply', inner, fc.oneof(inner, fc.constant<Shape>(['var', 'or']))),
			shape('unary', fc.constantFrom('!', '-'), inner),
			shape('binary', operators, inner, inner),
		),
	};
}).root;

const trivia = fc.constantFrom(' ', '\n', '\r\n', '\t', '  ', ' # x\n', '# "\r\n', ' /* y */', ' /* * \n ${ */ ', '\n\n');
const closed = new Set(['(', ')', '[', ']', '{', '}', ';']);

/** A text with the shape that it was printed from. Trivia stands between any tokens, and at times none where none is needed. */
export const anyText: fc.Arbitrary<{readonly shape: Shape; readonly text: string}> =
	fc.tuple(anyShape, fc.array(trivia, {minLength: 1, maxLength: 12})).map(([made, spaces]) => {
		let turn = 0;
		const join = (tokens: readonly string[]): string => tokens.map((token, index) => {
			const next = tokens[index + 1];
			const canTouch = next === undefined || closed.has(token) || closed.has(next);
			turn++;
			return canTouch && turn % 2 === 0 ? token : token + spaces[turn % spaces.length]!;
		}).join('');
		return {shape: made, text: print(made, join)};
	});
