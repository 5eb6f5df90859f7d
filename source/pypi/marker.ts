import {clean, validRange} from '@renovatebot/pep440';
import {usageFailure, type Failure} from '../failure.js';
import {literal} from '../literal.js';

/** Variables whose values are versions and compare as such (PEP 508, "Environment Markers"). */
type VersionVariable = 'python_version' | 'python_full_version' | 'implementation_version';

type TextVariable = 'os_name' | 'sys_platform' | 'platform_machine' | 'platform_python_implementation' | 'platform_release'
	| 'platform_system' | 'platform_version' | 'implementation_name';

/** Variables that hold several names; only `in` and `not in` ask them (PEP 751, "Marker variables"). */
type SetVariable = 'extras' | 'dependency_groups';

/** What an interpreter and its platform know by themselves. */
export type EnvironmentVariable = VersionVariable | TextVariable;

/** Anything a marker may ask for. */
export type MarkerVariable = EnvironmentVariable | SetVariable | 'extra';

/** `contains` is `in` with the variable on the right: `"linux" in sys_platform`. */
export type MarkerOperator = '~=' | '==' | '!=' | '<=' | '>=' | '<' | '>' | '===' | 'in' | 'not in' | 'contains' | 'not contains';

export type Comparison = {
	readonly kind: 'compare';
	readonly variable: MarkerVariable;
	readonly operator: MarkerOperator;
	readonly value: string;
};

/** A condition on the environment, as a tree. */
export type Marker = Comparison | {readonly kind: 'and' | 'or'; readonly of: readonly Marker[]};

/** Every name a marker may use, those from before PEP 508 included, which old metadata still has. */
const variables: ReadonlyMap<string, MarkerVariable> = new Map<string, MarkerVariable>([
	['python_version', 'python_version'],
	['python_full_version', 'python_full_version'],
	['implementation_version', 'implementation_version'],
	['implementation_name', 'implementation_name'],
	['platform_python_implementation', 'platform_python_implementation'],
	['os_name', 'os_name'],
	['sys_platform', 'sys_platform'],
	['platform_machine', 'platform_machine'],
	['platform_system', 'platform_system'],
	['platform_release', 'platform_release'],
	['platform_version', 'platform_version'],
	['extra', 'extra'],
	['extras', 'extras'],
	['dependency_groups', 'dependency_groups'],
	['os.name', 'os_name'],
	['sys.platform', 'sys_platform'],
	['platform.machine', 'platform_machine'],
	['platform.version', 'platform_version'],
	['platform.python_implementation', 'platform_python_implementation'],
	['python_implementation', 'platform_python_implementation'],
]);

/** Each operator, and the one that says the same with its sides exchanged. */
const operators: ReadonlyMap<string, readonly [straight: MarkerOperator, turned: MarkerOperator]> = new Map([
	['==', ['==', '==']],
	['===', ['===', '===']],
	['!=', ['!=', '!=']],
	['~=', ['~=', '~=']],
	['<', ['<', '>']],
	['<=', ['<=', '>=']],
	['>', ['>', '<']],
	['>=', ['>=', '<=']],
	['in', ['in', 'contains']],
	['not in', ['not in', 'not contains']],
]);

/** Whether a variable's value is a version. */
export const isVersionVariable = (variable: MarkerVariable): boolean =>
	variable === 'python_version' || variable === 'python_full_version' || variable === 'implementation_version';

/** Parentheses deeper than this are an attack, not a marker. */
const deepest = 50;

type Token = {readonly kind: 'open' | 'close' | 'text' | 'operator' | 'word' | 'end'; readonly value: string};

const tokenPattern = /\s*(?:(?<open>\()|(?<close>\))|"(?<double>[^"]*)"|'(?<single>[^']*)'|(?<operator>===|~=|==|!=|<=|>=|<|>|in\b|not\s+in\b)|(?<word>[a-z_][\w.]*))/iy;

const failure = (whole: string, why: string, hint = 'a marker looks like `python_version < "3.11" and sys_platform == "linux"`'): Failure =>
	usageFailure('bad-requirement', `${literal(whole)} is not a marker: ${why}`, hint);

const tokenise = (text: string): readonly Token[] => {
	const tokens: Token[] = [];
	const end = text.trimEnd().length;
	let index = 0;
	while (index < end) {
		tokenPattern.lastIndex = index;
		const groups = tokenPattern.exec(text)?.groups;
		if (!groups) {
			throw failure(text, `nothing can be made of ${literal(text.slice(index).trim(), 30)}`);
		}

		index = tokenPattern.lastIndex;
		const string = groups.double ?? groups.single;
		if (string !== undefined) {
			tokens.push({kind: 'text', value: string});
		} else if (groups.operator) {
			tokens.push({kind: 'operator', value: groups.operator.toLowerCase().replace(/\s+/, ' ')});
		} else if (groups.word) {
			tokens.push({kind: 'word', value: groups.word});
		} else {
			tokens.push({kind: groups.open ? 'open' : 'close', value: groups.open ?? groups.close!});
		}
	}

	return [...tokens, {kind: 'end', value: 'its end'}];
};

const toVariable = (word: string, whole: string): MarkerVariable => {
	const variable = variables.get(word);
	if (!variable) {
		throw failure(whole, `${literal(word, 40)} is not a variable of markers`, 'such as `python_version`, `sys_platform`, `platform_machine` or `extra`; text stands in quotes');
	}

	return variable;
};

const compare = (left: Token, word: string, right: Token, whole: string): Comparison => {
	if (left.kind === right.kind) {
		throw failure(whole, 'a comparison wants one variable and one text in quotes');
	}

	const isTurned = right.kind === 'word';
	const variable = toVariable(isTurned ? right.value : left.value, whole);
	const value = isTurned ? left.value : right.value;
	const operator = operators.get(word)![isTurned ? 1 : 0];
	if ((variable === 'extras' || variable === 'dependency_groups') && !operator.endsWith('contains')) {
		throw failure(whole, `\`${variable}\` holds several names`, `write \`"NAME" in ${variable}\``);
	}

	if (operator === '~=' && (isTurned || !isVersionVariable(variable) || clean(value) === null || !validRange(`~=${value}`))) {
		throw failure(whole, '`~=` compares a variable with a version of two numbers or more', 'such as `python_version ~= "3.11"`');
	}

	return {
		kind: 'compare', variable, operator, value,
	};
};

/**
Read a marker.

@param text - Such as `python_version < "3.11" and sys_platform == "linux"`, without the `;` before it.
@throws `Failure` `bad-requirement` (exit code 2). Rules: PEP 508, with `extras` and `dependency_groups` of PEP 751.
*/
export const parseMarker = (text: string): Marker => {
	const tokens = tokenise(text);
	let at = 0;
	const peek = (): Token => tokens[at]!;
	const next = (): Token => tokens[at++] ?? tokens.at(-1)!;

	const chain = (word: 'and' | 'or', part: (depth: number) => Marker, depth: number): Marker => {
		const of = [part(depth)];
		while (peek().kind === 'word' && peek().value === word) {
			at++;
			of.push(part(depth));
		}

		return of.length === 1 ? of[0]! : {kind: word, of};
	};

	const operand = (): Token => {
		const token = next();
		if (token.kind !== 'text' && token.kind !== 'word') {
			throw failure(text, `a variable or a text is wanted before ${token.kind === 'end' ? 'its end' : literal(token.value)}`);
		}

		return token;
	};

	const atom = (depth: number): Marker => {
		if (depth > deepest) {
			throw failure(text, `its parentheses are deeper than ${deepest}`);
		}

		if (peek().kind === 'open') {
			at++;
			const inner = either(depth + 1);
			if (next().kind !== 'close') {
				throw failure(text, 'a `)` is missing');
			}

			return inner;
		}

		const left = operand();
		const operator = next();
		if (operator.kind !== 'operator') {
			throw failure(text, `an operator is wanted after ${literal(left.value)}`, 'operators are `==` `!=` `<` `<=` `>` `>=` `~=` `===` `in` `not in`');
		}

		return compare(left, operator.value, operand(), text);
	};

	const both = (depth: number): Marker => chain('and', atom, depth);
	const either = (depth: number): Marker => chain('or', both, depth);

	const marker = either(0);
	if (peek().kind !== 'end') {
		throw failure(text, `${literal(peek().value)} is left over`);
	}

	return marker;
};
