import {find, type Facts} from './facts.js';
import {failure} from './said.js';

/** A derivation that did not build. */
export type FailedBuild = {
	readonly drv: string;
	/** What its builder printed. */
	readonly log: readonly string[];
	/** What Nix says of it. */
	readonly words: readonly string[];
};

/** The first derivation that failed; those that only needed it say so later. */
export const failedBuild = ({lines, logs}: Pick<Facts, 'lines' | 'logs'>): FailedBuild | undefined => {
	const found = find(lines, failure);
	const drv = found && (found.groups.old ?? found.groups.recent ?? found.groups.late ?? found.groups.summary);
	if (!found || drv === undefined) {
		return undefined;
	}

	const rest = lines.slice(found.index);
	const next = rest.findIndex((line, index) => index > 0 && line.startsWith('error:'));
	return {drv, log: logs.get(drv) ?? [], words: rest.slice(0, next === -1 ? undefined : next)};
};

/** The log of a build that failed; nothing where none did. */
export const failedLog = (facts: Facts): readonly string[] => failedBuild(facts)?.log ?? [];
