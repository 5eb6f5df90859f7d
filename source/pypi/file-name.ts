import type {FileKind} from './project.js';
import {normaliseName} from './name.js';

/** What the name of a file on an index says. */
export type FileName = {
	readonly kind: FileKind;
	readonly version?: string;
	readonly stem?: string;
	readonly extension?: string;
	/** Of a wheel: the last three parts of its name, such as `py3-none-any` (PEP 425). */
	readonly tags?: string;
};

const sdistName = /^(?<rest>.+?)\.(?<extension>tar\.gz|tgz|zip|tar\.bz2|tar\.xz|tar\.z)$/i;
const wheelName = /^(?<stem>[^\s-]+?)-(?<version>[^\s-]+?)(?:-\d[^-]*?)?-(?<tags>(?:[^\s-]+-){2}[^\s-]+)\.whl$/i;
/** An older kind of built file: `numpy-1.6.win-amd64-py2.7.zip`. */
const builtArchive = /\.(?:linux-\w+|macosx-[\d.]+-\w+|win32|win-amd64)(?:-py\d(?:\.\d+)?)?$/i;

/**
Reads a file name in the light of the project it belongs to.

Since PEP 625 an sdist's stem has no hyphen; before, `foo-bar-1.0.tar.gz` was common, and only knowing the project's name tells the stem
`foo-bar` and version `1.0` from a stem `foo` and a version `bar-1.0`. Wheels: PEP 427.

@param project - The project's name in any spelling.
*/
export const readFileName = (filename: string, project: string): FileName => {
	const wheel = wheelName.exec(filename)?.groups;
	if (wheel !== undefined) {
		return {
			kind: 'wheel', version: wheel.version!, stem: wheel.stem!, tags: wheel.tags!,
		};
	}

	const archive = sdistName.exec(filename)?.groups;
	if (archive === undefined || builtArchive.test(archive.rest!)) {
		return {kind: 'other'};
	}

	const [rest, extension, name] = [archive.rest!, archive.extension!, normaliseName(project)];
	for (let hyphen = rest.indexOf('-'); hyphen > 0; hyphen = rest.indexOf('-', hyphen + 1)) {
		const [stem, version] = [rest.slice(0, hyphen), rest.slice(hyphen + 1)];
		if (normaliseName(stem) === name && version !== '') {
			return {
				kind: 'sdist', version, stem, extension,
			};
		}
	}

	return {kind: 'other'};
};
