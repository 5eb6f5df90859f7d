import {Failure} from '../../failure.js';
import {printable} from '../../literal.js';
import type {Requirement} from '../requirement.js';
import type {
	Group, Place, RequirementItem, SkipCode,
} from './types.js';

/** An optional part by the name the file gives it, made fit to be shown. */
export const group = (kind: Group['kind'], name: string, isDefault = false): Group => ({kind, name: printable(name), isDefault});

type Skipped = Extract<RequirementItem, {kind: 'skipped'}>;

/** An entry that asks nothing of nixpkgs; `text` may be anything, `reason` has to be fit to be shown. */
export const skipped = (text: string, code: SkipCode, reason: string, {origin, groups}: Place): Skipped =>
	({
		kind: 'skipped', text: printable(text), code, reason, origin, groups,
	});

/** The project that the file belongs to, such as `-e .`. */
export const ownProject = (text: string, place: Place): Skipped => ({
	...skipped(text, 'project', 'a project of one\'s own, not a distribution', place),
	hint: 'its `pyproject.toml` says what it needs: give that file too',
});

/**
The item of an entry that ought to be a requirement: what `parse` gives, or the reason why it cannot be one.

Failures become items, so that a person sees all the bad lines of a file at once.
*/
export const requirementItem = (text: string, {origin, groups}: Place, parse: () => Requirement): RequirementItem => {
	try {
		return {
			kind: 'requirement', requirement: parse(), origin, groups,
		};
	} catch (error) {
		if (!(error instanceof Failure)) {
			throw error;
		}

		const item = skipped(text, 'bad', error.message, {origin, groups});
		return error.hint === undefined ? item : {...item, hint: error.hint};
	}
};
