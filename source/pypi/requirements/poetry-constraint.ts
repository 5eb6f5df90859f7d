import {caretRange, tildeRange} from '../poetry-range.js';

/** One clause of Poetry's in PEP 440; what is not Poetry's own is left to PEP 440's reader. */
const clause = (text: string): string => {
	const version = text.slice(1).trim();
	if (text.startsWith('^')) {
		return caretRange(version);
	}

	if (text.startsWith('~') && !text.startsWith('~=')) {
		return tildeRange(version);
	}

	if (text === '*' || text === '') {
		return '';
	}

	return /^\d/.test(text) ? `==${text}` : text.replace(/^=(?!=)\s*/, '==');
};

/** A constraint in PEP 440, and whether something was lost on the way. */
export type Translated = {readonly specifier: string; readonly isPartial: boolean};

/**
Poetry's version constraint in PEP 440: `^1.2` becomes `>=1.2,<2`, `1.2` becomes `==1.2`, `*` any version.

PEP 440 has no "or": of `^1.0 || ^2.0` the last alternative, which is the newest, is kept, and `isPartial` says so. Nothing
is checked here. Rules: Poetry's "Dependency specification"; Pipenv and conda-style spaces mean "and".
*/
export const poetryConstraint = (text: string): Translated => {
	const alternatives = text.split(/\|\|?/);
	const clauses = alternatives.at(-1)!.trim()
		.replaceAll(/(?<operator>[~^<>=!]=?=?)\s+/g, '$<operator>')
		.split(/\s*,\s*|\s+/)
		.map(one => clause(one))
		.filter(one => one !== '');
	return {specifier: clauses.join(','), isPartial: alternatives.length > 1};
};

/** A Poetry constraint on Python as a marker; several alternatives stay several. */
export const pythonMarker = (text: string): string => text.split(/\|\|?/)
	.map(alternative => poetryConstraint(alternative).specifier)
	.filter(specifier => specifier !== '')
	.map(specifier => '(' + specifier.split(',').map(one => {
		const operator = /^[<>=!~]+/.exec(one)?.[0] ?? '==';
		const version = one.slice(operator.length);
		return `${version.split('.').length > 2 && !version.endsWith('.*') ? 'python_full_version' : 'python_version'} ${operator} '${version}'`;
	}).join(' and ') + ')')
	.join(' or ');
