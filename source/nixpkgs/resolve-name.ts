import {distributionsByImport, importNamesOf} from '../pypi/import-names.js';
import {isDistributionName, normaliseName} from '../pypi/name.js';
import {
	distributionsByAttribute, exceptionNotes, exceptions, falseFriends, topLevelOnly,
} from './exceptions.js';
import {nearAttributes} from './near-names.js';
import {mistaken, neverReason} from './never-offered.js';
import {attributeOf, isPackageAttribute} from './package-attribute.js';

/** It is in the pin. */
export type FoundAttribute = {
	readonly kind: 'attribute';
	readonly attribute: string;
	/** The distribution that the attribute holds. */
	readonly distribution: string;
	/** What it is imported as, the main name first. */
	readonly importNames: readonly string[];
	/** Whether the import names follow from the name by habit rather than from knowledge. */
	readonly importsGuessed: boolean;
	/** Whether the attribute has the name that was asked for, or is known to hold it under another. */
	readonly via: 'own' | 'exception';
	/** What else should be known before it is used. */
	readonly note?: string;
};

/** Something else was written than was probably meant (an import name, a placeholder): to be suggested, never taken silently. */
export type MeantName = {
	readonly kind: 'meant';
	/** The distribution that was probably meant, its attribute if the pin has it, and others that it may be. */
	readonly instead: string;
	readonly attribute?: string;
	readonly others: readonly string[];
	readonly explanation: string;
};

/** The attribute is there, but holds another project: the distribution `instead`. */
export type FalseFriend = {readonly kind: 'false-friend'; readonly attribute: string; readonly instead: string; readonly explanation: string};

/** Only a program outside the Python set: to be offered as a tool. */
export type TopLevelProgram = {readonly kind: 'top-level'; readonly attribute: string; readonly note: string};

/** Not to be had as a package, ever. */
export type NeverOffered = {readonly kind: 'never'; readonly reason: string};

/** Not in the pin. `near` are attributes that are, and may be meant. */
export type AbsentName = {readonly kind: 'absent'; readonly near: readonly string[]};

/** What a name turned out to be. Texts are single lines, literals in backticks, safe to show. */
export type Resolution = FoundAttribute | MeantName | FalseFriend | TopLevelProgram | NeverOffered | AbsentName;

/** `numpy_1`, `sqlalchemy_1_4`, `protobuf5`, `torchWithCuda`: another version or build of the attribute without the end. */
const variantEnd = /(?:(?:_\d+)+|With(?:out)?[A-Z][A-Za-z]*|(?<=^protobuf)\d+)$/;

const distributionOf = (attribute: string): string =>
	distributionsByAttribute.get(attribute) ?? normaliseName(attribute.replace(variantEnd, ''));

const found = (asked: string, attribute: string): FoundAttribute => {
	const distribution = distributionOf(attribute);
	const {names, guessed} = importNamesOf(distribution);
	const [other = distribution] = distributionsByImport().get(asked)?.distributions ?? [];
	const notes = [
		exceptionNotes.get(asked),
		attribute === asked && distribution !== normaliseName(asked) ? `the attribute \`${attribute}\` is \`${distribution}\` on PyPI` : undefined,
		attribute === asked && other !== distribution && exceptions.get(other) !== attribute ? `\`${asked}\` is also the import name of \`${other}\`, another package` : undefined,
	].filter(note => note !== undefined);
	return {
		kind: 'attribute',
		attribute,
		distribution,
		importNames: names,
		importsGuessed: guessed,
		via: attribute === asked ? 'own' : 'exception',
		...(notes.length > 0 && {note: notes.join('; ')}),
	};
};

const meant = (name: string, typed: string, attributes: ReadonlySet<string>): MeantName | undefined => {
	const mistake = mistaken.get(name);
	const imported = distributionsByImport().get(name);
	const [first, ...others] = mistake ? [mistake.instead] : imported?.distributions ?? [];
	const instead = first ?? distributionsByAttribute.get(name);
	if (instead === undefined || instead === name) {
		return undefined;
	}

	const attribute = attributeOf(instead, attributes);
	const explanation = mistake?.why ?? (first === undefined
		? `\`${typed}\` is nixpkgs' attribute of \`${instead}\``
		: `\`${imported?.spelled ?? typed}\` is the import name of \`${instead}\``);
	return {
		kind: 'meant', instead, others, explanation, ...(attribute === undefined ? {} : {attribute}),
	};
};

const falseFriend = (name: string, attributes: ReadonlySet<string>): FalseFriend | undefined => {
	const friend = falseFriends.get(name);
	return friend && attributes.has(friend.attribute)
		? {
			kind: 'false-friend',
			attribute: friend.attribute,
			instead: friend.distribution,
			explanation: `the attribute \`${friend.attribute}\` holds \`${friend.distribution}\`, which is not \`${name}\` on PyPI`,
		}
		: undefined;
};

/**
What a name that somebody wrote stands for in a pin: its own attribute if the pin has it and it is the same project, then
the known exceptions, then what was probably meant, then programs outside the Python set, else absent with near names.
An attribute written exactly as nixpkgs spells it (`plasTeX`, `numpy_1`, `opencv4`) is taken as that attribute.

@param typed - As written: a distribution name in any spelling, an attribute, or an import name. Not a requirement.
@param attributes - The Python attributes that the pin has, or the embedded ones; the caller shows their label.
*/
export const resolveName = (typed: string, attributes: ReadonlySet<string>): Resolution => {
	if (!isDistributionName(typed)) {
		return {kind: 'absent', near: []};
	}

	const name = normaliseName(typed);
	if (typed !== name && !attributes.has(name) && attributes.has(typed) && isPackageAttribute(typed)) {
		return found(typed, typed);
	}

	const attribute = mistaken.has(name) && !attributes.has(name) ? undefined : attributeOf(name, attributes);
	if (attribute !== undefined) {
		return found(name, attribute);
	}

	if (attributes.has(typed) && !isPackageAttribute(typed)) {
		return {kind: 'never', reason: `\`${typed}\` is a part of nixpkgs' Python machinery, not a package`};
	}

	const other = falseFriend(name, attributes) ?? meant(name, typed, attributes);
	if (other) {
		return other;
	}

	if (topLevelOnly.has(name)) {
		return {kind: 'top-level', attribute: name, note: `nixpkgs has \`${name}\` as a program, not as a Python package`};
	}

	const reason = neverReason(name);
	return reason === undefined
		? {kind: 'absent', near: nearAttributes(name, attributes)}
		: {kind: 'never', reason: `\`${name}\` ${reason}`};
};
