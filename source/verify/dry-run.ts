import {storeName} from './derivation.js';

/** What it takes to have an environment, as Nix's dry run says. */
export type Cost = {
	/** Names of what is built on this machine: `python3.13-numpy-2.3.4`. */
	readonly builds: readonly string[];
	/** How many store paths come from a binary cache. */
	readonly fetches: number;
	/** Mebibytes to download, and what they are unpacked. */
	readonly downloadMiB: number;
	readonly unpackedMiB: number;
};

export const noCost: Cost = {
	builds: [], fetches: 0, downloadMiB: 0, unpackedMiB: 0,
};

const units = new Map([['KiB', 1 / 1024], ['MiB', 1], ['GiB', 1024], ['TiB', 1024 * 1024]]);

const sizes = (header: string): readonly number[] =>
	[...header.matchAll(/([\d.]+) ([KMGT]iB) (?:download|unpacked)/g)].map(([, number, unit]) => Number(number) * units.get(unit!)!);

const pathsBelow = (lines: readonly string[], start: number): readonly string[] => {
	const end = lines.findIndex((line, index) => index > start && !/^\s+\/\S+$/.test(line));
	return lines.slice(start + 1, end === -1 ? undefined : end).map(line => line.trim());
};

/**
Reads what `--dry-run` prints, in the wordings of Nix 2.3 ("these derivations will be built:") to 2.34 ("this path will be fetched").

@param except - Derivations that are not counted.
*/
export const parseDryRun = (text: string, except: readonly string[] = []): Cost => {
	const lines = text.split('\n');
	const builds: string[] = [];
	let fetches = 0;
	let [downloadMiB, unpackedMiB] = [0, 0];
	for (const [index, line] of lines.entries()) {
		if (/^th(?:is|ese) (?:\d+ )?derivations? will be built:/.test(line)) {
			builds.push(...pathsBelow(lines, index).filter(path => !except.includes(path)).map(path => storeName(path)));
		} else if (/^th(?:is|ese) (?:\d+ )?paths? will be fetched/.test(line)) {
			fetches += pathsBelow(lines, index).length;
			const [download = 0, unpacked = 0] = sizes(line);
			downloadMiB += download;
			unpackedMiB += unpacked;
		}
	}

	return {
		builds, fetches, downloadMiB, unpackedMiB,
	};
};

export const costsNothing = ({builds, fetches}: Cost): boolean => builds.length === 0 && fetches === 0;

/** A download that nobody should be surprised by, in mebibytes. */
const bigDownload = 100;

/** Whether a derivation, or its name, is of a file that is only fetched: these alone have a network when they are built. */
export const isFetched = (name: string): boolean => /\.(?:tar\.\w+|tgz|zip|whl|crate|patch|diff)$|(?:^|-)source$|-vendor(?:-staging)?$/.test(storeName(name));

/** What is put together in a moment: environments of what is built, and fetched files. */
const isQuick = (name: string): boolean => name.endsWith('-env') || isFetched(name);

/** Whether somebody should be asked first: something is compiled, or much is fetched. */
export const isExpensive = ({builds, downloadMiB}: Cost): boolean => downloadMiB >= bigDownload || builds.some(name => !isQuick(name));

const size = (mebibytes: number): string => mebibytes >= 1024 ? `${(mebibytes / 1024).toFixed(1)} GiB` : `${mebibytes < 10 ? mebibytes.toFixed(1) : Math.round(mebibytes)} MiB`;

const counted = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`;

/** One line for a person: `fetches 41 paths (120 MiB), builds 2 packages: numpy, rusty`. */
export const costText = (cost: Cost, names = 6): string => {
	if (costsNothing(cost)) {
		return 'nothing to fetch or build';
	}

	const {builds, fetches, downloadMiB} = cost;
	const left = builds.length - names;
	return [
		...(fetches > 0 ? [`fetches ${counted(fetches, 'path')} (${size(downloadMiB)})`] : []),
		...(builds.length > 0 ? [`builds ${counted(builds.length, 'derivation')}: ${builds.slice(0, names).join(', ')}${left > 0 ? ` and ${left} more` : ''}`] : []),
	].join(', ');
};
