import type {Override} from '../../environment.js';
import {bindingsAt, inheritOf} from '../syntax/access.js';
import type {AttributeSet} from '../syntax/node.js';
import {attributeName, quote} from '../quote.js';
import {otherVersion} from '../pkgs.js';
import type {OverrideReading, OverrideSource} from '../reading/overrides.js';
import type {Written} from '../reading/source.js';
import {insertBinding, removeDefinition} from './bindings.js';
import {fetchPypiName} from './fetch-pypi.js';
import {newOverrides} from './new-overrides.js';
import {indentation, lineEnding, type Splice} from './splice.js';
import {refuseAt, type Target} from './target.js';

const fetchText = ({stem, version, extension, hash}: Override): string =>
	`fetchPypi { pname = ${quote(stem)}; version = ${quote(version)};${extension === 'tar.gz' ? '' : ` extension = ${quote(extension)};`} hash = ${quote(hash)}; }`;

const byHandOf = (attribute: string, override: Override | undefined): string => override
	? `set the version of \`${attributeName(attribute)}\` to \`${override.version}\`, from \`${fetchText(override)}\``
	: `remove the override of \`${attributeName(attribute)}\``;

/** Overrides of one package that this shell's interpreter sees. */
export const overridesOf = ({shell, reading}: Target, attribute: string): readonly OverrideReading[] => reading.overrides
	.filter(one => one.attribute === attribute && (one.in.interpreter === undefined || one.in.interpreter === shell.python.attribute));

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

const change = (target: Target, {attribute, binding, source}: OverrideReading, wanted: Override): readonly Splice[] => {
	if (!source) {
		throw refuseAt(target, binding, `the override of \`${attribute}\` is more than another sdist`, byHandOf(attribute, wanted));
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
	const {reading, shell} = target;
	const set = reading.overrideSets.find(({interpreter}) => interpreter === shell.python.attribute)
		?? reading.overrideSets.find(({interpreter}) => interpreter === undefined);
	if (!set) {
		return newOverrides(target, attribute, wanted, byHandOf(attribute, wanted));
	}

	const lines = otherVersion(attribute, wanted, {previous: set.previous, fetch: fetchPypiName(target, set)});
	return [insertBinding(reading.meanings.scoped.tree, set.set, lines)];
};

/**
Makes a package come in another version, or in the pin's own.

@param wanted - The sdist to build; undefined for none.
*/
export const setOverride = (target: Target, attribute: string, wanted: Override | undefined): readonly Splice[] => {
	const there = overridesOf(target, attribute);
	if (there.length > 1) {
		throw refuseAt(target, there[1]!.binding, `\`${attribute}\` is overridden more than once`, byHandOf(attribute, wanted));
	}

	const [one] = there;
	if (!wanted) {
		// One that does more than take a version is there for a reason of its own.
		if (one?.source && !one.source.isAll) {
			throw refuseAt(target, one.binding, `the override of \`${attribute}\` changes more than its version`, byHandOf(attribute, wanted));
		}

		return one?.source ? [removeDefinition(target.reading.meanings.scoped.tree, one.binding)] : [];
	}

	return one ? change(target, one, wanted) : add(target, attribute, wanted);
};
