import fs from 'node:fs/promises';
import path from 'node:path';
import type {Options} from './flags.js';
import {createHttpClient} from './io/http.js';
import {cacheFolder} from './io/places.js';
import {prefetch} from './io/nix.js';
import {createIndexClient} from './pypi/index-client.js';
import type {ProjectReader} from './pypi/project.js';
import {findIndexUrl} from './pypi/index-url.js';
import {channelRevision} from './nixpkgs/channel-client.js';
import type {KnowledgeSources} from './resolve/knowledge.js';
import type {PackageSources} from './resolve/package.js';
import type {PinSources} from './resolve/pin.js';
import {version} from './version.js';
import type {World} from './world.js';

export type Sources = PinSources & PackageSources & KnowledgeSources & {
	/** The address of the package index, with its credentials: never for display. */
	readonly indexUrl: () => Promise<string>;
	/** As `project`, for whoever needs no more than a part of it: see `IndexClient.read`. */
	readonly readProject: <T>(name: string, open: () => ProjectReader<T>, cancel: AbortSignal) => Promise<T>;
};

const readIfThere = async (file: string): Promise<string | undefined> => {
	try {
		return await fs.readFile(file, 'utf8');
	} catch {
		return undefined;
	}
};

/**
Opens the world outside; nothing is loaded or asked before it is needed.

@param folder - Where the project is or will be: its own settings count.
*/
export const openSources = (world: World, {offline, indexUrl, nixpkgs}: Options, folder: string): Sources => {
	const {env, home, signal, addresses, cwd} = world;
	const http = createHttpClient({
		env, home, offline, userAgent: `create-nix-python/${version}`,
	});
	const cacheDir = cacheFolder(world);
	const findUrl = async (): Promise<string> => {
		const {url} = await findIndexUrl({
			flag: indexUrl, env, home, directory: folder, platform: world.platform, readFile: readIfThere,
		});
		return url;
	};

	const openIndex = async () => createIndexClient({indexUrl: await findUrl(), http, cacheDir});

	let index: ReturnType<typeof openIndex> | undefined;
	const openIndexOnce = async () => {
		index ??= openIndex();
		return index;
	};

	return {
		http,
		cacheDir,
		channelsUrl: addresses.channels,
		indexUrl: findUrl,
		system: world.system,
		process: {env, signal},
		nixpkgs: nixpkgs === undefined ? undefined : path.resolve(cwd, nixpkgs),
		async newestRev(channel) {
			const {revision} = await channelRevision({http, channelsUrl: addresses.channels}, channel, signal);
			return revision;
		},
		fetchRev: async rev => offline ? {complaint: '`--offline` was given'} : prefetch(addresses.flake(rev), addresses.archive(rev), {env, signal}),
		async project(name, cancel = signal) {
			const client = await openIndexOnce();
			return client.project(name, {signal: cancel});
		},
		async readProject(name, open, cancel) {
			const client = await openIndexOnce();
			return client.read(name, open, {signal: cancel});
		},
		async metadata(file) {
			const client = await openIndexOnce();
			return client.metadata(file, {signal});
		},
	};
};
