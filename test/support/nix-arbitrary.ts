import fc from 'fast-check';
import {
	type Definition, type Formals, literal, type Made, makeApply, makeBinary, makeHas, makeIf, makeIndented, makeLambda, makeLegacyOr, makeLet,
	makeList, makePath, makeSelect, makeSet, makeString, makeUnary, makeWithOrAssert, type Name, type Piece,
} from './nix-make.js';
import type {Shape} from './nix-shape.js';

const word = fc.constantFrom('a', 'b', 'c', 'pkgs', 'self', 'x');
const operator = fc.constantFrom('->', '||', '&&', '==', '!=', '<', '>', '<=', '>=', '//', '+', '-', '*', '/', '++');
const stringText = fc.string({unit: fc.constantFrom('a', ' ', '$', '{', '}', '"', '\\', '\'', '\n', '\t', 'é', '😀', '#', '/', '*'), minLength: 1, maxLength: 6});
const plainText = fc.constantFrom('a', 'lib', 'b.c', 'x-y');

const leaf: fc.Arbitrary<Made> = fc.oneof(
	word.map(name => literal('var', name)),
	fc.nat().map(value => literal('integer', String(value))),
	fc.constantFrom('1.5', '.5', '2.', '1.0e3').map(text => literal('float', text)),
	fc.constantFrom('http://a.b/c?d=e', 'x:y').map(text => literal('uri', text)),
	fc.constantFrom('<nixpkgs>', '<a/b.c>').map(text => literal('search-path', text)),
	fc.constantFrom('./a', '../b.nix', '/etc/x', '~/c', 'd/e').map(text => makePath([text])),
);

/** Literal text and interpolations, never two texts in a row. */
const piecesOf = (text: fc.Arbitrary<string>, inner: fc.Arbitrary<Made>): fc.Arbitrary<Piece[]> =>
	fc.array(fc.oneof<Array<fc.Arbitrary<Piece>>>(text, inner), {maxLength: 3}).map(list =>
		list.filter((piece, index) => typeof piece !== 'string' || typeof list[index - 1] !== 'string'));

const pathOf = (inner: fc.Arbitrary<Made>): fc.Arbitrary<Made> =>
	fc.tuple(fc.constantFrom('./', './a', '/b/', 'c/d'), inner, fc.constantFrom('', '/e.nix', 'f'))
		.map(([start, made, end]) => makePath(end === '' ? [start, made] : [start, made, end]));

const namesOf = (inner: fc.Arbitrary<Made>): fc.Arbitrary<Name[]> => {
	const name: fc.Arbitrary<Name> = fc.oneof<Array<fc.WeightedArbitrary<Name>>>(
		{weight: 4, arbitrary: word},
		{weight: 1, arbitrary: fc.constantFrom('a b', 'é', '$')},
		{weight: 1, arbitrary: word.map(variable => literal('var', variable))},
		{weight: 1, arbitrary: fc.tuple(stringText, inner)},
	);
	return fc.array(name, {minLength: 1, maxLength: 3});
};

/** Definitions whose first names all differ, so that most of what is made is accepted. */
const definitionsOf = (inner: fc.Arbitrary<Made>): fc.Arbitrary<Definition[]> => {
	const binding = fc.record({path: namesOf(inner), value: inner});
	const inherit = fc.record({from: fc.option(inner, {nil: undefined}), name: fc.constant('')});
	return fc.array(fc.oneof<Array<fc.WeightedArbitrary<Definition>>>({weight: 3, arbitrary: binding}, {weight: 1, arbitrary: inherit}), {maxLength: 4})
		.map(definitions => definitions.map((definition, index) => {
			const own = ['aa', 'bb', 'cc', 'dd'][index]!;
			return 'path' in definition ? {...definition, path: [own, ...definition.path.slice(1)]} : {...definition, name: own};
		}));
};

const lambdaOf = (inner: fc.Arbitrary<Made>): fc.Arbitrary<Made> => {
	const list = fc.uniqueArray(
		fc.tuple(fc.constantFrom('d', 'e', 'f'), fc.option(inner, {nil: undefined})),
		{maxLength: 3, selector: ([formal]) => formal},
	);
	const formals: fc.Arbitrary<Formals> = fc.record({list, isOpen: fc.boolean()});
	return fc.oneof(
		fc.tuple(word, inner).map(([parameter, body]) => makeLambda(parameter, undefined, body)),
		fc.tuple(fc.constantFrom('', 'a', 'x'), formals, inner).map(fields => makeLambda(...fields)),
	);
};

const anyMade: fc.Arbitrary<Made> = fc.letrec<{root: Made}>(tie => {
	const inner = tie('root');
	const names = namesOf(inner);
	const definitions = definitionsOf(inner);
	return {
		root: fc.oneof(
			{maxDepth: 5, depthSize: 'medium'},
			leaf,
			piecesOf(stringText, inner).map(pieces => makeString(pieces)),
			piecesOf(plainText, inner).map(pieces => makeIndented(pieces)),
			pathOf(inner),
			fc.array(inner, {maxLength: 4}).map(elements => makeList(elements)),
			fc.tuple(fc.constantFrom('plain', 'rec', 'let'), definitions).map(fields => makeSet(...fields)),
			fc.tuple(definitions, inner).map(fields => makeLet(...fields)),
			lambdaOf(inner),
			fc.tuple(fc.constantFrom('with', 'assert'), inner, inner).map(fields => makeWithOrAssert(...fields)),
			fc.tuple(inner, inner, inner).map(fields => makeIf(...fields)),
			fc.tuple(inner, names, fc.option(inner, {nil: undefined})).map(fields => makeSelect(...fields)),
			fc.tuple(inner, names).map(fields => makeHas(...fields)),
			fc.tuple(inner, inner).map(fields => makeApply(...fields)),
			inner.map(called => makeLegacyOr(called)),
			fc.tuple(fc.constantFrom('!', '-'), inner).map(fields => makeUnary(...fields)),
			fc.tuple(operator, inner, inner).map(fields => makeBinary(...fields)),
		),
	};
}).root;

const trivia = fc.constantFrom(' ', '\n', '\r\n', '\t', '  ', ' # x\n', ' # "\r\n', ' /* y */', ' /* * \n ${ */ ', '\n\n');
const closed = new Set(['(', ')', '[', ']', '{', '}', ';']);

/** A text with the shape that it was printed from. Trivia stands between any tokens, and at times none where none is needed. */
export const anyText: fc.Arbitrary<{readonly shape: Shape; readonly text: string}>
	= fc.tuple(anyMade, fc.array(trivia, {minLength: 1, maxLength: 12})).map(([made, spaces]) => {
		let turn = 0;
		const join = (tokens: readonly string[]): string => tokens.map((token, index) => {
			const next = tokens[index + 1];
			const canTouch = next === undefined || closed.has(token) || closed.has(next);
			turn++;
			return canTouch && turn % 2 === 0 ? token : token + spaces[turn % spaces.length]!;
		}).join('');
		return {shape: made.shape, text: join(made.tokens(join))};
	});
