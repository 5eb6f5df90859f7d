import type {Test} from 'tap';
import {newestPin} from '../../source/nixpkgs/pins.js';
import type {World} from '../../source/world.js';
import {hexOf} from './project.js';
import {startServer, type Server} from './server.js';
import {runMain} from './world.js';

/** The default channel's newest embedded pin. */
export const embedded = newestPin('nixos-26.05');

export type Outside = {
	/** Versions of the channel's list by attribute, and the commit it is of; without it the channel's server is down. */
	readonly channel?: {readonly rev: string; readonly versions: Readonly<Record<string, string>>};
	/** The index's file names by project; without it the index is down. */
	readonly files?: Readonly<Record<string, readonly string[]>>;
	/** The core metadata of files, by their names (PEP 658). */
	readonly metadata?: Readonly<Record<string, string>>;
};

const page = (name: string, files: readonly string[], metadata: Outside['metadata']): string => JSON.stringify({
	meta: {'api-version': '1.1'},
	name,
	files: files.map(filename => ({filename, url: `../../files/${filename}`, hashes: {sha256: hexOf(filename)}, 'core-metadata': metadata?.[filename] !== undefined})),
});

export type OutsideWorld = {readonly server: Server; readonly world: Partial<World>};

/** A package index and a channel, both played by one real server, and the world of somebody without Nix who uses them. */
export const startOutside = async (t: Test, {channel, files, metadata}: Outside): Promise<OutsideWorld> => {
	const list = {
		version: '2',
		packages: Object.fromEntries(Object.entries(channel?.versions ?? {}).map(([attribute, version]) => [`python313Packages.${attribute}`, {version, meta: {}}])),
	};
	const server = await startServer(t, (request, response) => {
		const [, place, name = ''] = request.url!.split('/');
		if (place === 'simple' && files) {
			if (files[name]) {
				response.writeHead(200, {'content-type': 'application/vnd.pypi.simple.v1+json'}).end(page(name, files[name], metadata));
			} else {
				response.writeHead(404).end();
			}
		} else if (place === 'files' && metadata?.[name.replace(/\.metadata$/, '')] !== undefined) {
			response.end(metadata[name.replace(/\.metadata$/, '')]);
		} else if (channel && name === 'git-revision') {
			response.end(channel.rev);
		} else if (channel && name === 'packages.json.br') {
			response.writeHead(200, {'content-type': 'application/json'}).end(JSON.stringify(list));
		} else {
			response.writeHead(403).end();
		}
	});
	return {
		server,
		world: {
			env: {PIP_INDEX_URL: `${server.url}/simple/`},
			addresses: {channels: `${server.url}/`, flake: rev => `path:/nowhere/${rev}`, archive: rev => rev},
		},
	};
};

export type Answer = {
	readonly code: number;
	readonly outcome: string;
	readonly error?: {readonly code: string; readonly message: string; readonly hint: string};
	readonly environment?: {readonly interpreter: string; readonly packages: ReadonlyArray<{readonly attribute: string; readonly override?: {readonly version: string}}>};
	readonly warnings?: ReadonlyArray<{readonly code: string; readonly message: string; readonly hint: string}>;
	readonly requirements?: ReadonlyArray<{readonly outcome: string; readonly text: string; readonly detail?: string}>;
};

/** What a dry run in such a world says, but for the warning that it has no Nix. */
export const askOutside = async ({world}: OutsideWorld, cwd: string, ...words: readonly string[]): Promise<Answer> => {
	const {code, stdout} = await runMain([...words, '--yes', '--json', '--dry-run'], cwd, world);
	const {warnings = [], ...answer} = JSON.parse(stdout) as Omit<Answer, 'code'>;
	return {...answer, warnings: warnings.filter(warning => warning.code !== 'no-nix'), code};
};

/** The warnings of one kind. */
export const warningsOf = ({warnings = []}: Answer, code: string): readonly string[] =>
	warnings.filter(warning => warning.code === code).map(({message}) => message);
