/** What a line that begins with a dash asks for. */
export type PipOption
	= | {readonly kind: 'include' | 'constrain' | 'editable'; readonly value: string}
		| {readonly kind: 'setting'; readonly name: string}
		| {readonly kind: 'unknown'; readonly name: string};

const withFile: ReadonlyMap<string, 'include' | 'constrain' | 'editable'> = new Map([
	['-r', 'include'],
	['--requirement', 'include'],
	['-c', 'constrain'],
	['--constraint', 'constrain'],
	['-e', 'editable'],
	['--editable', 'editable'],
]);

/** Everything else that pip takes in a requirements file ("Supported options"). */
const settings: ReadonlySet<string> = new Set([
	'-i',
	'--index-url',
	'--pypi-url',
	'--extra-index-url',
	'--no-index',
	'-f',
	'--find-links',
	'--no-binary',
	'--only-binary',
	'--prefer-binary',
	'--require-hashes',
	'--pre',
	'--trusted-host',
	'--use-feature',
	'--process-dependency-links',
	'--always-unzip',
	'-Z',
	'--use-wheel',
	'--no-use-wheel',
	'--allow-external',
	'--allow-unverified',
	'--allow-all-external',
]);

/** Read a line that begins with a dash: `-r FILE`, `-rFILE`, `--requirement=FILE`, or a setting. */
export const pipOption = (line: string): PipOption => {
	const match = /^(?<name>--[a-z-]+|-[a-z])(?:\s*=\s*|\s+|(?<=^-[a-z])|$)(?<value>.*)$/is.exec(line);
	const name = match?.groups?.name ?? line;
	const value = (match?.groups?.value ?? '').trim().replace(/^(["'])(?<inner>.*)\1$/, '$<inner>');
	const kind = withFile.get(name);
	if (kind && value !== '') {
		return {kind, value};
	}

	return settings.has(name) ? {kind: 'setting', name} : {kind: 'unknown', name};
};
