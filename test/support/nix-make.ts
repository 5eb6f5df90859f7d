import type {Shape} from './nix-shape.js';

/** Puts tokens together, with whatever it likes between them. */
export type Join = (tokens: readonly string[]) => string;

/** An expression being made: its shape, how tightly it holds together, and its tokens. */
export type Made = {readonly shape: Shape; readonly level: number; readonly tokens: (join: Join) => string[]};

/** Loosest first. Level 0 is everything that swallows what follows it. */
const levels = [
	['->'], ['||'], ['&&'], ['==', '!='], ['<', '>', '<=', '>='], ['//'], ['!'], ['+', '-'], ['*', '/'], ['++'], ['?'], ['negate'], ['apply'], ['select'],
];
const rightward = new Set(['->', '//', '++']);
const chainless = new Set(['==', '!=', '<', '>', '<=', '>=']);
const levelOf = (name: string): number => levels.findIndex(names => names.includes(name)) + 1;
const tightest = levels.length + 1;

/** In parentheses if it is looser than the place allows. */
const at = ({level, tokens}: Made, least: number, join: Join): string[] => level < least ? ['(', ...tokens(join), ')'] : tokens(join);

const interpolation = (inner: Made, join: Join): string => '${' + join(inner.tokens(join)) + '}';

/** A literal of one token. */
export const literal = (kind: string, text: string): Made => ({shape: [kind, text], level: tightest, tokens: () => [text]});

export type Piece = string | Made;

const quoted = (pieces: readonly Piece[], escape: (text: string) => string, join: Join): string =>
	pieces.map(piece => typeof piece === 'string' ? escape(piece) : interpolation(piece, join)).join('');

const pieceShapes = (pieces: readonly Piece[]): Shape => pieces.map(piece => typeof piece === 'string' ? piece : ['interpolation', piece.shape]);

const string = (pieces: readonly Piece[], join: Join): string => `"${quoted(pieces, text => text.replaceAll(/["$\\]/g, String.raw`\$&`), join)}"`;

export const makeString = (pieces: readonly Piece[]): Made => ({
	shape: ['string', pieceShapes(pieces)], level: tightest, tokens: join => [string(pieces, join)],
});

/** An indented string; its text must need no escapes. */
export const makeIndented = (pieces: readonly Piece[]): Made => ({
	shape: ['indented-string', pieceShapes(pieces)], level: tightest, tokens: join => [`''${quoted(pieces, text => text, join)}''`],
});

export const makePath = (pieces: readonly Piece[]): Made => ({
	shape: ['path', pieceShapes(pieces)], level: tightest, tokens: join => [quoted(pieces, text => text, join)],
});

/** One step of an attribute path: a static key, pieces of a string with an interpolation, or a bare interpolation. */
export type Name = string | readonly Piece[] | Made;

const isPieces = (name: Name): name is readonly Piece[] => Array.isArray(name);

const nameShape = (name: Name): Shape => {
	if (typeof name === 'string') {
		return name;
	}

	return ['dynamic', isPieces(name) ? ['string', pieceShapes(name)] : name.shape];
};

const printName = (name: Name, join: Join): string => {
	if (typeof name === 'string') {
		return /^[a-z]+$/.test(name) ? name : string([name], join);
	}

	return isPieces(name) ? string(name, join) : interpolation(name, join);
};

const printPath = (names: readonly Name[], join: Join): string[] =>
	names.flatMap((name, index) => index === 0 ? [printName(name, join)] : ['.', printName(name, join)]);

export type Definition = {readonly path: readonly Name[]; readonly value: Made} | {readonly from: Made | undefined; readonly name: string};

const definitionShape = (definition: Definition): Shape => 'path' in definition
	? ['bind', definition.path.map(name => nameShape(name)), definition.value.shape]
	: ['inherit', definition.from?.shape ?? '', [definition.name]];

const printDefinition = (definition: Definition, join: Join): string[] => 'path' in definition
	? [...printPath(definition.path, join), '=', ...definition.value.tokens(join), ';']
	: ['inherit', ...definition.from ? ['(', ...definition.from.tokens(join), ')'] : [], definition.name, ';'];

const printDefinitions = (definitions: readonly Definition[], join: Join): string[] =>
	definitions.flatMap(definition => printDefinition(definition, join));

export const makeList = (elements: readonly Made[]): Made => ({
	shape: ['list', elements.map(({shape}) => shape)],
	level: tightest,
	tokens: join => ['[', ...elements.flatMap(element => at(element, levelOf('select'), join)), ']'],
});

export const makeSet = (form: 'plain' | 'rec' | 'let', definitions: readonly Definition[]): Made => ({
	shape: ['set', form, definitions.map(definition => definitionShape(definition))],
	level: tightest,
	tokens: join => [...form === 'plain' ? [] : [form], '{', ...printDefinitions(definitions, join), '}'],
});

export const makeLet = (definitions: readonly Definition[], body: Made): Made => ({
	shape: ['let', definitions.map(definition => definitionShape(definition)), body.shape],
	level: 0,
	tokens: join => ['let', ...printDefinitions(definitions, join), 'in', ...body.tokens(join)],
});

export type Formals = {readonly list: ReadonlyArray<readonly [string, Made | undefined]>; readonly isOpen: boolean};

const printFormals = ({list, isOpen}: Formals, join: Join): string[] => {
	const tokens = list.flatMap(([name, fallback]) => [name, ...fallback ? ['?', ...fallback.tokens(join)] : [], ',']);
	return ['{', ...isOpen ? [...tokens, '...'] : tokens.slice(0, -1), '}'];
};

export const makeLambda = (parameter: string, formals: Formals | undefined, body: Made): Made => ({
	shape: ['lambda', parameter, formals ? [formals.list.map(([name, fallback]) => [name, fallback?.shape ?? '']), formals.isOpen ? '...' : ''] : '', body.shape],
	level: 0,
	tokens: join => [
		...parameter === '' ? [] : [parameter],
		...parameter !== '' && formals ? ['@'] : [],
		...formals ? printFormals(formals, join) : [],
		':',
		...body.tokens(join),
	],
});

export const makeWithOrAssert = (kind: 'with' | 'assert', first: Made, body: Made): Made => ({
	shape: [kind, first.shape, body.shape], level: 0, tokens: join => [kind, ...first.tokens(join), ';', ...body.tokens(join)],
});

export const makeIf = (condition: Made, consequence: Made, alternative: Made): Made => ({
	shape: ['if', condition.shape, consequence.shape, alternative.shape],
	level: 0,
	tokens: join => ['if', ...condition.tokens(join), 'then', ...consequence.tokens(join), 'else', ...alternative.tokens(join)],
});

export const makeSelect = (target: Made, path: readonly Name[], fallback: Made | undefined): Made => ({
	shape: ['select', target.shape, path.map(name => nameShape(name)), fallback?.shape ?? ''],
	level: levelOf('select'),
	tokens: join => [...at(target, tightest, join), '.', ...printPath(path, join), ...fallback ? ['or', ...at(fallback, levelOf('select'), join)] : []],
});

export const makeHas = (target: Made, path: readonly Name[]): Made => ({
	shape: ['has', target.shape, path.map(name => nameShape(name))],
	level: levelOf('?'),
	tokens: join => [...at(target, levelOf('?'), join), '?', ...printPath(path, join)],
});

export const makeApply = (called: Made, argument: Made): Made => ({
	shape: ['apply', called.shape, argument.shape],
	level: levelOf('apply'),
	tokens: join => [...at(called, levelOf('apply'), join), ...at(argument, levelOf('select'), join)],
});

/** The legacy `f or`. */
export const makeLegacyOr = (called: Made): Made => ({
	shape: ['apply', called.shape, ['var', 'or']], level: levelOf('select'), tokens: join => [...at(called, tightest, join), 'or'],
});

export const makeUnary = (operator: '!' | '-', operand: Made): Made => {
	const level = levelOf(operator === '!' ? '!' : 'negate');
	return {shape: ['unary', operator, operand.shape], level, tokens: join => [operator, ...at(operand, level, join)]};
};

export const makeBinary = (operator: string, left: Made, right: Made): Made => {
	const level = levelOf(operator);
	const isRight = rightward.has(operator);
	return {
		shape: ['binary', operator, left.shape, right.shape],
		level,
		tokens: join => [
			...at(left, isRight || chainless.has(operator) ? level + 1 : level, join),
			operator,
			...at(right, isRight ? level : level + 1, join),
		],
	};
};
