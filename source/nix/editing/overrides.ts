import type {Override} from '../../environment.js';
import {
	bindingsAt, callOf, inheritOf, withoutParentheses,
} from '../syntax/access.js';
import type {AttributeSet, Expression} from '../syntax/node.js';
import {quote} from '../quote.js';
import {otherVersion} from '../pkgs.js';
import type {OverrideReading, OverrideSource} from '../reading/overrides.js';
import {overridesOf, pythonsOf, setsFor} from '../reading/package-overrides.js';
import type {Written} from '../reading/source.js';
import {insertBinding} from './bindings.js';
import {fetchPypiName} from './fetch-pypi.js';
import {newOverrides} from './new-overrides.js';
import {bindingByHand, changeByHand} from './override-text.js';
import {removeOverride} from './remove-override.js';
import {indentation, lineEnding, type Splice} from './splice.js';
import {isReplaced, refuseAt, type Target} from './target.js';

const replaceString = (target: Target, {text, node, inserted}: Written, wanted: string): readonly Splice[] => {
	if (text === wanted) {
		return [];
	}

	if (inserted.length > 0) {
		throw refuseAt(target, node, 'this string is put together from others', `make it \`${wanted}\``);
	}

	return [{start: node.start, end: node.end, text: quote(wanted)}];
};

/** Gives `fetchPypi` a name of its own, where it had that of the package from around it. */
const separateName = ({reading: {text}}: Target, set: AttributeSet, stem: string): readonly Splice[] => {
	const found = inheritOf(text, set.definitions, 'pname')!;
	const binding = `pname = ${quote(stem)};`;
	const {inherit, name} = found;
	if (inherit.names.length === 1) {
		return [{start: inherit.start, end: inherit.end, text: binding}];
	}

	const index = inherit.names.indexOf(name);
	const from = index === 0 ? name.start : inherit.names[index - 1]!.end;
	const to = index === 0 ? inherit.names[1]!.start : name.end;
	return [
		{start: inherit.start, end: inherit.start, text: binding + lineEnding(text, inherit.start) + indentation(text, inherit.start)},
		{start: from, end: to, text: ''},
	];
};

const changeName = (target: Target, {pname, arguments: set}: OverrideSource, stem: string): readonly Splice[] => {
	if (pname.text === stem) {
		return [];
	}

	return bindingsAt(target.reading.text, set.definitions, ['pname']).length > 0
		? replaceString(target, pname, stem)
		: separateName(target, set, stem);
};

const changeExtension = (target: Target, {extension, arguments: set}: OverrideSource, wanted: string): readonly Splice[] => {
	if (extension) {
		return replaceString(target, extension, wanted);
	}

	return wanted === 'tar.gz' ? [] : [insertBinding(target.reading.meanings.scoped.tree, set, [`extension = ${quote(wanted)};`])];
};

/** The trailing comment of the package's element, where it names the version that goes. */
const changeComment = ({shell, reading: {text}}: Target, attribute: string, old: string, wanted: string): readonly Splice[] => {
	const element = shell.packages.find(one => one.attribute === attribute)?.element;
	const comment = element && /^[ \t]*#[^\r\n]*/.exec(text.slice(element.end))?.[0];
	if (!element || comment === undefined) {
		return [];
	}

	const at = new RegExp(String.raw`(?<![\w.])${old.replaceAll(/[.+]/g, String.raw`\$&`)}(?![\w]|\.\d)`).exec(comment)?.index;
	const start = element.end + (at ?? 0);
	return at === undefined ? [] : [{start, end: start + old.length, text: wanted}];
};

/** The text in front of `.overridePythonAttrs` in an element: the package as the pin has it. */
const withoutOverride = ({reading: {text}}: Target, element: Expression): Splice => {
	const {function: callee} = callOf(withoutParentheses(element));
	const plain = callee.kind === 'select' ? text.slice(callee.start, callee.path.names.at(-2)?.end ?? callee.target.end) : '';
	return {start: element.start, end: element.end, text: plain};
};

const change = (target: Target, {attribute, node, source}: OverrideReading, wanted: Override): readonly Splice[] => {
	if (!source) {
		throw refuseAt(target, node, `the override of \`${attribute}\` is more than another sdist`, changeByHand(attribute, wanted));
	}

	const strings = [
		...replaceString(target, source.version, wanted.version),
		...replaceString(target, source.sourceVersion, wanted.version),
		...changeName(target, source, wanted.stem),
		...changeExtension(target, source, wanted.extension),
		...replaceString(target, source.hash, wanted.hash),
		...changeComment(target, attribute, source.sourceVersion.text, wanted.version),
	];
	// One string may be both versions.
	return strings.filter((one, index) => strings.findIndex(other => other.start === one.start && other.end === one.end) === index);
};

/** Adds an override to those that are there; a second `packageOverrides` would replace the first (nixpkgs#44426). */
const add = (target: Target, attribute: string, wanted: Override): readonly Splice[] => {
	const {reading} = target;
	const [unread] = pythonsOf(target, attribute).flatMap(python => reading.reach(python).unread);
	if (unread) {
		throw refuseAt(target, withoutParentheses(unread.node), 'these overrides are not written out in this file', `${bindingByHand(attribute, wanted)} there`);
	}

	const set = setsFor(target, attribute).findLast(one => !isReplaced(target, one.set));
	if (!set) {
		return newOverrides(target, attribute, wanted);
	}

	const lines = otherVersion(attribute, wanted, {previous: set.previous, fetch: fetchPypiName(target, set)});
	return [insertBinding(reading.meanings.scoped.tree, set.set, lines)];
};

const remove = (target: Target, {attribute, source, ...place}: OverrideReading): readonly Splice[] => {
	if (!source) {
		return [];
	}

	// One that does more than take a version is there for a reason of its own.
	if (!source.isAll) {
		throw refuseAt(target, place.node, `the override of \`${attribute}\` changes more than its version`, changeByHand(attribute, undefined));
	}

	return [place.in ? removeOverride(target, place.in, place.node) : withoutOverride(target, place.node)];
};

/**
Makes a package come in another version, or in the pin's own.

@param wanted - The sdist to build; undefined for none.
@throws Failure `cannot-edit` where that can't be done safely, with what to write.
*/
export const setOverride = (target: Target, attribute: string, wanted: Override | undefined): readonly Splice[] => {
	const there = overridesOf(target, attribute);
	const [one, second] = there;
	if (second) {
		throw refuseAt(target, second.node, `\`${attribute}\` is overridden more than once`, changeByHand(attribute, wanted));
	}

	if (!wanted) {
		return one ? remove(target, one) : [];
	}

	const set = one?.in;
	if (set && !setsFor(target, attribute).includes(set)) {
		throw refuseAt(target, one.node, `\`${attribute}\` is listed more than once, and this override is not for all of them`, changeByHand(attribute, wanted));
	}

	return one ? change(target, one, wanted) : add(target, attribute, wanted);
};
