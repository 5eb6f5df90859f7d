import {noPermits, type Override} from '../../environment.js';
import {otherVersion, ourNames, overridesOverlay} from '../pkgs.js';
import {listsIn} from '../reading/lists.js';
import {literalSet, valueAt} from '../reading/source.js';
import {insertBinding} from './bindings.js';
import {insertElement} from './list.js';
import {
	indentation, indentUnit, inManner, lineEnding, skipBlanks, type Splice,
} from './splice.js';
import {refuseAt, type Target} from './target.js';

/** An overlay for every interpreter: what lists `python3Packages.x` sees no override of `python3`, which is an alias. */
const extensionsOverlay = (attribute: string, override: Override): readonly string[] => [
	'(final: prev: {',
	'  pythonPackagesExtensions = prev.pythonPackagesExtensions ++ [',
	'    (pyfinal: pyprev: {',
	...otherVersion(attribute, override, ourNames).map(line => `      ${line}`),
	'    })',
	'  ];',
	'})',
];

const overlayFor = ({shell: {python, environment}}: Target, attribute: string, override: Override): readonly string[] => environment
	? overridesOverlay({
		interpreter: python.attribute,
		packages: [{
			attribute, distribution: attribute, extras: [], override,
		}],
		permits: noPermits,
	})
	: extensionsOverlay(attribute, override);

/** The interpreter itself, overridden where it is used: for package sets that this file does not make. */
const inPlace = (target: Target, attribute: string, override: Override): readonly Splice[] | undefined => {
	const {shell: {environment}, reading: {text}} = target;
	const callee = environment?.node.kind === 'apply' ? environment.node.function : undefined;
	const names = callee?.kind === 'select' ? callee.path.names : [];
	const end = names.at(-2)?.end ?? (callee?.kind === 'select' ? callee.target.end : 0);
	const written = callee ? text.slice(callee.start, end) : '';
	const packages = /^(?<packages>[a-zA-Z_][\w'-]*)\.(?:python|pypy)3\d*$/.exec(written)?.groups?.packages;
	if (callee?.kind !== 'select' || packages === undefined) {
		return undefined;
	}

	const indent = indentation(text, callee.start);
	const lines = [
		'(let',
		`  python = ${written}.override {`,
		'    # Without `self`, packages that depend on these would keep the old versions.',
		'    self = python;',
		'    packageOverrides = pyfinal: pyprev: {',
		...otherVersion(attribute, override, {previous: 'pyprev', fetch: `${packages}.fetchPypi`}).map(line => `      ${line}`),
		'    };',
		'  };',
		'in',
		'python)',
	];
	return [{start: callee.start, end, text: inManner(lines, indent, lineEnding(text, callee.start))}];
};

/** The first override of a file: an overlay where nixpkgs is imported, else at the interpreter itself. */
export const newOverrides = (target: Target, attribute: string, override: Override, byHand: string): readonly Splice[] => {
	const {shell, reading: {meanings, text, problems}} = target;
	const [unread] = problems;
	if (unread) {
		throw refuseAt(target, {start: shell.node.start}, `line ${unread.line} has overrides that are not written out in this file`, byHand);
	}

	const {tree} = meanings.scoped;
	const set = literalSet(meanings, shell.nixpkgs.argument);
	const overlays = set && valueAt(meanings, set, 'overlays');
	const list = overlays && listsIn(meanings, overlays).lists.at(-1);
	const lines = overlayFor(target, attribute, override);
	if (list) {
		const ending = lineEnding(text, list.start);
		const splice = insertElement(tree, list, {element: '\0', key: '', keyOf: () => undefined});
		const outer = indentation(text, list.start);
		if (/[\r\n]/.test(splice.text)) {
			const indent = /([ \t]*)\0/.exec(splice.text)![1]!;
			return [{...splice, text: splice.text.replace('\0', () => inManner(lines, indent, ending))}];
		}

		// An overlay is too long for a list on one line.
		const indent = outer + indentUnit(outer);
		const end = skipBlanks(text, list.elements.at(-1)?.end ?? list.start + 1);
		return [{start: list.elements.at(-1)?.end ?? list.start + 1, end, text: `${ending}${indent}${inManner(lines, indent, ending)}${ending}${outer}`}];
	}

	if (set && !overlays) {
		return [insertBinding(tree, set, ['overlays = [', ...lines.map(line => `  ${line}`), '];'])];
	}

	const placed = inPlace(target, attribute, override);
	if (!placed) {
		throw refuseAt(target, shell.node, 'there is no place here for the first override of a package', byHand);
	}

	return placed;
};
