/** What became of one entry of a requirements file. */
export type ReportEntry = {
	/** `taken`: as the pin has it; `overridden`: with another version; `absent`: not in nixpkgs; `skipped`: asks nothing. */
	readonly outcome: 'taken' | 'overridden' | 'absent' | 'skipped';

	/** The entry, fit to be shown. */
	readonly text: string;

	/** The version, the reason, the near names: one line, fit to be shown. */
	readonly detail?: string;

	/** Whether it was taken in another version than a lock file has: that is worth a line. */
	readonly differs?: true;
};

const headings: ReadonlyArray<readonly [ReportEntry['outcome'], string]> = [
	['taken', 'as the pin has them'],
	['overridden', 'overridden'],
	['absent', 'not in nixpkgs'],
	['skipped', 'skipped'],
];

/**
A report for people: one line of counts, which add up, then every entry that was not simply taken as it is.

@returns Lines without line ends. `31 requirements: 24 as the pin has them, 3 overridden, 2 not in nixpkgs, 2 skipped`
*/
export const summarise = (entries: readonly ReportEntry[]): readonly string[] => {
	const of = (outcome: ReportEntry['outcome']): readonly ReportEntry[] => entries.filter(entry => entry.outcome === outcome);
	const counts = headings.map(([outcome, heading]) => [of(outcome).length, heading] as const).filter(([count]) => count > 0);
	const total = entries.length === 1 ? '1 requirement' : `${entries.length} requirements`;
	return [
		counts.length === 0 ? total : `${total}: ${counts.map(([count, heading]) => `${count} ${heading}`).join(', ')}`,
		...headings.flatMap(([outcome, heading]) => of(outcome).filter(({differs}) => outcome !== 'taken' || differs).map(({text, detail}) =>
			`  ${heading}: ${text}${detail === undefined ? '' : ` (${detail})`}`)),
	];
};
