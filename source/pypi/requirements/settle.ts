import {literal} from '../../literal.js';
import type {MarkerEnvironment} from '../marker-environment.js';
import {evaluateMarker, markerText, type MarkerContext} from '../marker-evaluate.js';
import {normaliseName} from '../name.js';
import {joinSpecifiers} from '../specifier.js';
import {skipped} from './items.js';
import type {Group, RequirementItem} from './types.js';

/** What is asked for beside the plain requirements, by name; without `groups`, the file's own default groups. */
export type Asked = {
	readonly extras?: readonly string[];
	readonly groups?: readonly string[];
};

const has = (names: readonly string[] | undefined, name: string): boolean =>
	names?.some(one => normaliseName(one) === normaliseName(name)) ?? false;

const isAsked = (group: Group, asked: Asked): boolean => {
	if (group.kind === 'extra') {
		return has(asked.extras, group.name);
	}

	return asked.groups === undefined ? group.isDefault : has(asked.groups, group.name);
};

const groupText = ({kind, name}: Group): string => `${kind === 'extra' ? 'the extra' : 'the group'} ${literal(name)}`;

/** A requirement as it stands in this environment, or the reason why it does not. */
const settleOne = (item: RequirementItem, environment: MarkerEnvironment, asked: Asked): RequirementItem => {
	if (item.kind === 'skipped') {
		return item;
	}

	const {requirement, constraints = [], groups} = item;
	const text = `${requirement.name}${requirement.specifier}`;
	if (groups.length > 0 && !groups.some(group => isAsked(group, asked))) {
		return skipped(text, 'group', `${groupText(groups[0]!)} was not asked for`, item);
	}

	const context: MarkerContext = {extras: asked.extras ?? [], dependencyGroups: asked.groups ?? []};
	if (requirement.marker && !evaluateMarker(requirement.marker, environment, context)) {
		const python = `${environment.get('platform_python_implementation') ?? 'Python'} ${environment.get('python_version') ?? ''}`;
		const place = `${python} on ${environment.get('platform_machine') ?? ''} ${environment.get('platform_system') ?? ''}`;
		return skipped(text, 'marker', `only where ${literal(markerText(requirement.marker), 200)}, and this is ${place}`, item);
	}

	const limits = constraints
		.filter(({requirement: {marker}}) => !marker || evaluateMarker(marker, environment, context))
		.map(one => one.requirement.specifier);
	return limits.length === 0 || requirement.url !== undefined
		? item
		: {...item, requirement: {...requirement, specifier: joinSpecifiers(requirement.specifier, ...limits)}};
};

/**
The items of a file for one interpreter on one platform: what its markers exclude and what belongs to an optional part that
was not asked for becomes `skipped`, and constraints become part of the specifiers. There are as many as before.

@param asked - Extras and groups by name; without groups, those that the file's own tool would install, such as `dev`.
*/
export const settle = (items: readonly RequirementItem[], environment: MarkerEnvironment, asked: Asked = {}): readonly RequirementItem[] =>
	items.map(item => settleOne(item, environment, asked));
