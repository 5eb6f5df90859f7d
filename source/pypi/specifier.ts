import {clean, validRange} from '@renovatebot/pep440';
import {usageFailure, type Failure} from '../failure.js';
import {literal} from '../literal.js';

type Operator = '~=' | '==' | '!=' | '<=' | '>=' | '<' | '>' | '===';

/** One clause of a specifier: its operator and its version as PEP 440 spells it, `.*` included. */
export type Clause = {
	readonly operator: Operator;
	readonly version: string;
};

/** The longer ones first: `===` begins with `==`. */
const operators: readonly Operator[] = ['===', '~=', '==', '!=', '<=', '>=', '<', '>'];

/** What may follow `===`: such text is compared letter by letter, so the grammar does not bound it, but we do. */
const arbitrary = /^[\w.+!*-]{1,100}$/;

/** Longer numbers than this are no longer exact in JavaScript, and no version has them. */
const hugeNumber = /\d{16}/;

const operatorNames = 'operators are `~=` `==` `!=` `<=` `>=` `<` `>` `===`, versions look like `1.26`, `2.0rc1`, `1.4.*`';

const failure = (clause: string, why: string, hint = operatorNames): Failure =>
	usageFailure('bad-requirement', `${literal(clause)} is not a version specifier: ${why}`, hint);

const parseClause = (text: string): Clause => {
	const operator = operators.find(one => text.startsWith(one));
	const version = operator === undefined ? '' : text.slice(operator.length).trim();
	if (operator === undefined || version === '' || /\s/.test(version)) {
		throw failure(text, text === '' ? 'a clause is empty' : 'an operator and one version are wanted');
	}

	if (operator === '===') {
		if (!arbitrary.test(version)) {
			throw failure(text, `${literal(version)} is not a version`);
		}

		return {operator, version};
	}

	const prefix = version.endsWith('.*');
	const bare = prefix ? version.slice(0, -2) : version;
	const normal = bare.length > 100 || hugeNumber.test(bare) ? null : clean(bare);
	if (normal === null) {
		throw failure(text, `${literal(version)} is not a version by PEP 440`);
	}

	if (prefix && operator !== '==' && operator !== '!=') {
		throw failure(text, `\`${operator}\` takes no \`.*\``, `only \`==\` and \`!=\` take \`.*\`; did you mean \`${operator}${normal}\`?`);
	}

	if (!validRange(operator + bare + (prefix ? '.*' : ''))) {
		const why = operator === '~=' ? '`~=` wants at least two numbers' : `\`${operator}\` cannot take this version`;
		throw failure(text, why, operator === '~=' ? `did you mean \`~=${normal}.0\` or \`>=${normal}\`?` : operatorNames);
	}

	return {operator, version: normal + (prefix ? '.*' : '')};
};

/**
The clauses of a version specifier, in their order.

@param text - Such as `>= 1.2, <2`; empty text has no clauses and admits any version.
@throws `Failure` `bad-requirement` (exit code 2). Rules: PEP 440, "Version specifiers".
*/
export const parseClauses = (text: string): readonly Clause[] =>
	text.trim() === '' ? [] : text.split(',').map(clause => parseClause(clause.trim()));

/** A version specifier in its one spelling: no spaces, versions normalised, no clause twice. Raises as `parseClauses`. */
export const normaliseSpecifier = (text: string): string =>
	[...new Set(parseClauses(text).map(({operator, version}) => operator + version))].join(',');

/** The specifier that admits what both admit. */
export const joinSpecifiers = (...specifiers: readonly string[]): string =>
	normaliseSpecifier(specifiers.filter(one => one !== '').join(','));
