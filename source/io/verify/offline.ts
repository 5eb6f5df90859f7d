/** Words for a Nix command that may not fetch anything: no binary cache is asked, and nothing is tried twice. */
export const offlineWords = (program: string): readonly string[] =>
	['--option', 'substitute', 'false', '--option', 'download-attempts', '1', ...(program === 'nix' ? ['--offline'] : [])];

/**
Variables that end whatever Nix would fetch all the same while it evaluates, such as a tarball that a file of somebody's own names: a proxy at a
port where nobody listens.
*/
export const offlineVariables: Readonly<Record<string, string>> = Object.fromEntries([
	...['http_proxy', 'https_proxy', 'ftp_proxy', 'all_proxy'].flatMap(name => [name, name.toUpperCase()]).map(name => [name, 'http://127.0.0.1:9'] as const),
	...['no_proxy', 'NO_PROXY'].map(name => [name, ''] as const),
]);
