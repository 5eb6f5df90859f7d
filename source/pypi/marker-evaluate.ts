import {satisfies, valid, validRange} from '@renovatebot/pep440';
import type {MarkerEnvironment} from './marker-environment.js';
import {type Comparison, type Marker, isVersionVariable} from './marker.js';
import {normaliseName} from './name.js';

/** What was asked for beside the plain requirements. */
export type MarkerContext = {
	readonly extras?: readonly string[];
	readonly dependencyGroups?: readonly string[];
};

const compareText = (actual: string, operator: Comparison['operator'], value: string): boolean => {
	switch (operator) {
		case '==':
		case '===': {
			return actual === value;
		}

		case '!=': {
			return actual !== value;
		}

		case '<': {
			return actual < value;
		}

		case '<=': {
			return actual <= value;
		}

		case '>': {
			return actual > value;
		}

		case '>=': {
			return actual >= value;
		}

		case 'in': {
			return value.includes(actual);
		}

		case 'not in': {
			return !value.includes(actual);
		}

		case 'contains': {
			return actual.includes(value);
		}

		case 'not contains': {
			return !actual.includes(value);
		}

		case '~=': {
			// The parser admits it for versions only, and those never come here.
			return false;
		}
	}
};

const isOrder = (operator: string): boolean => !/[a-z]/.test(operator);

/** One comparison, with one extra at a time, as pip asks it. */
const holds = (comparison: Comparison, environment: MarkerEnvironment, extra: string, context: MarkerContext): boolean => {
	const {variable, operator, value} = comparison;
	if (variable === 'extra') {
		return compareText(normaliseName(extra), operator, normaliseName(value));
	}

	if (variable === 'extras' || variable === 'dependency_groups') {
		const names = (variable === 'extras' ? context.extras : context.dependencyGroups) ?? [];
		const has = names.some(name => normaliseName(name) === normaliseName(value));
		return operator === 'contains' ? has : !has;
	}

	const actual = environment.get(variable) ?? '';
	const range = operator + value.trim();
	return isVersionVariable(variable) && isOrder(operator) && valid(actual) && validRange(range)
		? satisfies(actual, range, {prereleases: true})
		: compareText(actual, operator, value);
};

const evaluate = (marker: Marker, environment: MarkerEnvironment, extra: string, context: MarkerContext): boolean => {
	switch (marker.kind) {
		case 'and': {
			return marker.of.every(part => evaluate(part, environment, extra, context));
		}

		case 'or': {
			return marker.of.some(part => evaluate(part, environment, extra, context));
		}

		case 'compare': {
			return holds(marker, environment, extra, context);
		}
	}
};

/**
Whether a marker holds.

@param context - The extras and dependency groups asked for; a marker on `extra` holds if it does for one of them,
or, when there are none, for the empty name.

Versions compare by PEP 440 where both sides are versions, and as text otherwise (PEP 508, "Environment Markers").
*/
export const evaluateMarker = (marker: Marker, environment: MarkerEnvironment, context: MarkerContext = {}): boolean => {
	const extras = context.extras?.length ? context.extras : [''];
	return extras.some(extra => evaluate(marker, environment, extra, context));
};

const compareToText = ({variable, operator, value}: Comparison): string => {
	const quoted = value.includes('"') ? `'${value}'` : `"${value}"`;
	return operator.endsWith('contains')
		? `${quoted} ${operator.replace('contains', 'in')} ${variable}`
		: `${variable} ${operator} ${quoted}`;
};

/** A marker as text again, in one spelling; `parseMarker` reads it back as the same tree. */
export const markerText = (marker: Marker): string => {
	if (marker.kind === 'compare') {
		return compareToText(marker);
	}

	const parts = marker.of.map(part => part.kind === 'compare' || (marker.kind === 'or' && part.kind === 'and')
		? markerText(part)
		: `(${markerText(part)})`);
	return parts.join(` ${marker.kind} `);
};
