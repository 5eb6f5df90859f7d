import type {Package} from '../../environment.js';
import {Failure} from '../../failure.js';
import {normaliseName} from '../../pypi/name.js';
import {parseRequirement, type Requirement} from '../../pypi/requirement.js';
import {chosenRows} from './enter.js';
import {isTakeable, type Row} from './row.js';
import {emptyField} from './text-field.js';
import type {
	Chosen, ChosenPackage, Finder, Notice, PackagesScreen, State,
} from './types.js';

/** `httpx[http2]==1.0`: how a requirement shows on the list. */
export const labelOf = ({name, extras, specifier}: Requirement): string =>
	normaliseName(name) + (extras.length > 0 ? `[${extras.join(',')}]` : '') + specifier;

export const askedFor = (requirement: Requirement): ChosenPackage => ({
	kind: 'asked', name: normaliseName(requirement.name), label: labelOf(requirement), requirement,
});

/** A package as the files that are there have it. */
export const ownPackage = (one: Package): ChosenPackage => {
	const {distribution, extras, override} = one;
	const label = distribution + (extras.length > 0 ? `[${extras.join(',')}]` : '') + (override ? `==${override.version}` : '');
	return {
		kind: 'own', name: distribution, label, package: one,
	};
};

/** One of each name: the later wins and keeps the place of the earlier. */
export const withPackage = (packages: readonly ChosenPackage[], one: ChosenPackage): readonly ChosenPackage[] =>
	packages.some(({name}) => name === one.name)
		? packages.map(other => other.name === one.name ? one : other)
		: [...packages, one];

/** What a choice comes to. */
export type Outcome = {readonly chosen: Chosen; readonly notice?: Notice | undefined};

/** An empty field, the list of what is chosen under it, and perhaps a word about it. */
export const settled = (state: State, screen: PackagesScreen, {chosen, notice}: Outcome, finder: Finder): State => {
	const next = {...state, chosen};
	return {
		...next,
		screen: {
			...screen, field: emptyField, rows: chosenRows(next, finder), cursor: -1, notice, picker: undefined,
		},
	};
};

/** Says something beside the list. */
export const told = (state: State, screen: PackagesScreen, text: string): State =>
	({...state, screen: {...screen, picker: undefined, notice: {kind: 'care', text: text.replaceAll('`', '')}}});

/** What the mark of a row means for one who takes it. */
const careOf = ({name, mark, reason}: Row): Notice | undefined => mark === 'broken' || mark === 'unfree' || mark === 'insecure'
	? {kind: 'care', text: reason ?? `${name} is marked as ${mark}: nixpkgs refuses it unless your configuration permits it`}
	: undefined;

/** A row, and what is asked of it. */
export type Choice = {readonly row: Row; readonly requirement: Requirement};

/** Takes a package, or says why it can't be had. A program of that name goes into the shell as a tool. */
export const takePackage = (state: State, screen: PackagesScreen, {row, requirement}: Choice, finder: Finder): State => {
	const {chosen} = state;
	if (row.mark === 'program') {
		const tools = [...new Set([...chosen.tools, row.name])];
		const notice: Notice = {kind: 'good', text: `${row.name} is a program, not a Python package: it comes into the shell as a tool`};
		return settled(state, screen, {chosen: {...chosen, tools}, notice}, finder);
	}

	if (!isTakeable(row)) {
		return told(state, screen, row.mark === 'unsupported' && row.reason !== undefined ? row.reason : finder.whyNot(row.name, chosen));
	}

	const packages = withPackage(chosen.packages, askedFor(requirement));
	return settled(state, screen, {chosen: {...chosen, packages}, notice: careOf(row)}, finder);
};

/** What people copy from a readme. */
const installers = /^(?:\$ *)?(?:sudo +)?(?:python3? +-m +)?(?:uv +)?(?:pip3?|poetry|conda|mamba|uv|pdm) +(?:install|add) +/;

/** What is written in the field is a name, a requirement, or a list of them. */
const isListed = (text: string): boolean => /[\w\])]\s*[,\s]\s*[a-z]/i.test(text) && !/\[[^\]]*$|;|@/.test(text);

/** Takes what the field says: the highlighted name, or the requirement that was typed in full. */
export const takeTyped = (state: State, screen: PackagesScreen, finder: Finder): State => {
	const {field, rows, cursor} = screen;
	const typed = field.text.trim();
	const text = typed.replace(installers, '');
	if (isListed(text) || !finder.isReady()) {
		return {...state, screen: {...screen, field: emptyField, pasted: text.replaceAll(/(?:,\s*|\s+)(?=[a-z])/gi, '\n')}};
	}

	if (/^[\w.-]*$/.test(text)) {
		const row = text === typed ? rows[cursor] : finder.rowOf(normaliseName(text), state.chosen);
		if (row === undefined) {
			return told(state, screen, `no name is like ${text}`);
		}

		// Typing a name once more must not undo the version that was chosen for it.
		return state.chosen.packages.some(({name}) => name === row.name)
			? settled(state, screen, {chosen: state.chosen, notice: {kind: 'good', text: `${row.name} is on the list already; tab shows its versions`}}, finder)
			: takePackage(state, screen, {row, requirement: {name: row.name, extras: [], specifier: ''}}, finder);
	}

	try {
		const requirement = parseRequirement(text);
		const row = finder.rowOf(normaliseName(requirement.name), state.chosen);
		return takePackage(state, screen, {row, requirement}, finder);
	} catch (error) {
		if (error instanceof Failure) {
			return told(state, screen, `${error.message}${error.hint ? `; ${error.hint}` : ''}`);
		}

		throw error;
	}
};
