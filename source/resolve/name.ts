import {usageFailure, type Failure} from '../failure.js';
import {literal} from '../literal.js';
import type {PinKnowledge} from '../nixpkgs/knowledge.js';
import {resolveName, type FoundAttribute, type Resolution} from '../nixpkgs/resolve-name.js';

/** Programs that are mistaken for packages, because their names are those of modules that drive them. */
const programs: ReadonlySet<string> = new Set(['ffmpeg', 'git']);

const either = (names: readonly string[]): string => names.map(name => `\`--package ${name}\``).join(' or ');

/** Why a name can't be had as it stands, and what could be meant. */
const refusal = (typed: string, found: Exclude<Resolution, FoundAttribute>, {kind, label}: PinKnowledge): Failure => {
	const name = literal(typed);
	switch (found.kind) {
		case 'meant': {
			const tool = programs.has(typed) ? ` The program goes in with \`--tool ${typed}\`` : '';
			return usageFailure('meant-name', `${name} is not the name of a package here: ${found.explanation}.`, `did you mean ${either([found.instead, ...found.others])}?${tool}`);
		}

		case 'false-friend': {
			return usageFailure('false-friend', `nixpkgs does not have ${name}: ${found.explanation}.`, `if that is the one you want: \`--package ${found.instead}\``);
		}

		case 'top-level': {
			return usageFailure('top-level-only', `${found.note}.`, `\`--tool ${found.attribute}\` brings it into the shell`);
		}

		case 'never': {
			return usageFailure('never-packaged', `nixpkgs cannot have ${name}: ${found.reason}.`, 'leave it out');
		}

		case 'absent': {
			const certainty = kind === 'embedded'
				? '; that list may be too old: online, or where Nix has the pin already, a newer one is asked'
				: '';
			return usageFailure(
				'not-in-pin',
				`nixpkgs does not have ${name} (${label}).`,
				(found.near.length > 0 ? `did you mean ${either(found.near.slice(0, 3))}?` : 'nothing there has a name like it; a program goes in with `--tool`') + certainty,
			);
		}
	}
};

/**
The attribute that a name stands for.

@param typed - As written: a PyPI name in any spelling, or an attribute.
@throws Failure (exit 2) that says what the name is instead and what to give in its place.
*/
export const requireAttribute = (typed: string, knowledge: PinKnowledge): FoundAttribute => {
	const found = resolveName(typed, knowledge.attributes);
	if (found.kind !== 'attribute') {
		throw refusal(typed, found, knowledge);
	}

	return found;
};
