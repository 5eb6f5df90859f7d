import type {Package} from '../environment.js';
import {literal} from '../literal.js';
import type {PackageFacts, PinKnowledge} from '../nixpkgs/knowledge.js';
import type {Override} from '../pypi/choose-version.js';
import {compilationOf} from '../pypi/compiled.js';
import type {Project} from '../pypi/project.js';
import type {Warning} from '../warning.js';

/**
An override whose build needs more than a C compiler is better known before.

@param hint - What can be had without building it.
*/
export const compileWarnings = ({version, file}: Override, {name, files}: Project, hint: string): readonly Warning[] => {
	const compilation = compilationOf(name, files.filter(one => one.version === file.version));
	if (!compilation) {
		return [];
	}

	return [compilation.needsMore
		? {code: 'override-needs-more', message: `${name} ${version} is built with Rust: changing the version alone will not build, since its crates have a hash of their own.`, hint}
		: {code: 'override-compiles', message: `${name} ${version} is not in the pin: its compiled parts are built on your machine.`, hint}];
};

/** What the pin itself says against a package. */
export const factWarnings = ({attribute}: Package, facts: PackageFacts | undefined, {label}: PinKnowledge): readonly Warning[] => {
	const name = literal(attribute);
	const refuses = (code: string, message: string): Warning => {
		// An insecure one is permitted by name and version, as the refusal spells it.
		const permit = code === 'insecure' ? '`--allow-insecure NAME-VERSION`, as `--verify` tells it' : `\`--allow-${code} ${attribute}\``;
		return {code, message: `${message} (${label}).`, hint: `nixpkgs refuses to evaluate it unless you permit it: ${permit}`};
	};

	return [
		...(facts?.broken ? [refuses('broken', `${name} is marked as broken`)] : []),
		...(facts?.unfree ? [refuses('unfree', `${name} has an unfree licence`)] : []),
		...(facts?.insecure ? [refuses('insecure', `${name} is marked as insecure`)] : []),
	];
};
