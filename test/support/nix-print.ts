import type {Shape} from './nix-shape.js';

/** Loosest first; each level's association. `0` is everything that swallows what follows it. */
const levels = [
	['->'], ['||'], ['&&'], ['==', '!='], ['<', '>', '<=', '>='], ['//'], ['!'], ['+', '-'], ['*', '/'], ['++'], ['?'], ['negate'], ['apply'], ['select'],
];
const rightward = new Set(['->', '//', '++']);
const chainless = new Set(['==', '!=', '<', '>', '<=', '>=']);
const level = (name: string): number => levels.findIndex(names => names.includes(name)) + 1;
const tightest = levels.length + 1;

type Fields = readonly [string, ...Shape[]];

const isLegacyOr = ([kind, , argument]: Fields): boolean => kind === 'apply' && JSON.stringify(argument) === '["var","or"]';

const levelOf = (shape: Fields): number => {
	switch (shape[0]) {
		case 'lambda':
		case 'let':
		case 'with':
		case 'assert':
		case 'if': {
			return 0;
		}

		case 'binary': {
			return level(shape[1] as string);
		}

		case 'unary': {
			return level(shape[1] === '!' ? '!' : 'negate');
		}

		case 'has': {
			return level('?');
		}

		case 'apply': {
			return level(isLegacyOr(shape) ? 'select' : 'apply');
		}

		case 'select': {
			return level('select');
		}

		default: {
			return tightest;
		}
	}
};

/** Prints a shape as tokens; `join` puts them together, with whatever it likes between them. */
export const print = (root: Shape, join: (tokens: readonly string[]) => string): string => {
	const quoted = (parts: Shape, escape: (text: string) => string): string => (parts as readonly Shape[]).map(part =>
		typeof part === 'string' ? escape(part) : '${' + join(expression((part as Fields)[1]!, 0)) + '}').join('');

	const string = (parts: Shape): string => `"${quoted(parts, text => text.replaceAll(/["$\\]/g, String.raw`\$&`))}"`;

	const name = (shape: Shape): string => {
		if (typeof shape === 'string') {
			return /^[a-z]+$/.test(shape) ? shape : string([shape]);
		}

		const inner = (shape as Fields)[1] as Fields;
		return inner[0] === 'string' ? string(inner[1]!) : '${' + join(expression(inner, 0)) + '}';
	};

	const path = (names: Shape): string[] => (names as readonly Shape[]).flatMap((step, index) => index === 0 ? [name(step)] : ['.', name(step)]);

	const definitions = (list: Shape): string[] => (list as readonly Fields[]).flatMap(([kind, first, second]) => kind === 'bind'
		? [...path(first!), '=', ...expression(second!, 0), ';']
		: ['inherit', ...first ? ['(', ...expression(first, 0), ')'] : [], ...(second as readonly Shape[]).map(step => name(step)), ';']);

	const head = (parameter: Shape, formals: Shape, ellipsis: Shape): string[] => {
		const names = (formals as ReadonlyArray<readonly [string, Shape]> | null)?.flatMap(([formal, fallback]) =>
			[formal, ...fallback ? ['?', ...expression(fallback, 0)] : [], ',']);
		const set = names ? ['{', ...ellipsis ? [...names, '...'] : names.slice(0, -1), '}'] : [];
		return [...parameter ? [parameter as string] : [], ...parameter && names ? ['@'] : [], ...set, ':'];
	};

	// eslint-disable-next-line complexity -- One plain case for each kind.
	const bare = (shape: Fields): string[] => {
		const [kind, first, second, third, fourth] = shape as readonly [string, Shape, Shape, Shape, Shape];
		switch (kind) {
			case 'string': {
				return [string(first)];
			}

			case 'indented-string': {
				return [`''${quoted(first, text => text)}''`];
			}

			case 'path': {
				return [quoted(first, text => text)];
			}

			case 'list': {
				return ['[', ...(first as readonly Shape[]).flatMap(element => expression(element, level('select'))), ']'];
			}

			case 'set': {
				return [...first === 'plain' ? [] : [first as string], '{', ...definitions(second), '}'];
			}

			case 'let': {
				return ['let', ...definitions(first), 'in', ...expression(second, 0)];
			}

			case 'lambda': {
				return [...head(first, second, third), ...expression(fourth, 0)];
			}

			case 'with':
			case 'assert': {
				return [kind, ...expression(first, 0), ';', ...expression(second, 0)];
			}

			case 'if': {
				return ['if', ...expression(first, 0), 'then', ...expression(second, 0), 'else', ...expression(third, 0)];
			}

			case 'select': {
				return [...expression(first, tightest), '.', ...path(second), ...third ? ['or', ...expression(third, level('select'))] : []];
			}

			case 'has': {
				return [...expression(first, level('?')), '?', ...path(second)];
			}

			case 'apply': {
				return isLegacyOr(shape)
					? [...expression(first, tightest), 'or']
					: [...expression(first, level('apply')), ...expression(second, level('select'))];
			}

			case 'unary': {
				return [first as string, ...expression(second, levelOf(shape))];
			}

			case 'binary': {
				const operator = first as string;
				const own = level(operator);
				const isLeftLoose = !rightward.has(operator) && !chainless.has(operator);
				return [...expression(second, isLeftLoose ? own : own + 1), operator, ...expression(third, rightward.has(operator) ? own : own + 1)];
			}

			default: {
				return [first as string];
			}
		}
	};

	const expression = (shape: Shape, least: number): string[] => {
		const fields = shape as Fields;
		return levelOf(fields) < least ? ['(', ...bare(fields), ')'] : bare(fields);
	};

	return join(expression(root, 0));
};
