import {Failure} from '../failure.js';
import {createCache} from '../io/cache.js';
import {pack, unpackText} from '../io/packed.js';
import {statusFailure} from '../io/http-failure.js';
import type {HttpClient} from '../io/http.js';
import {readChannelPackages, type ChannelPackage} from './channel-packages.js';

export type ChannelSettings = {
	readonly http: HttpClient;
	/** The cache folder. */
	readonly cacheDir: string;
	/** Where channels are; for mirrors and tests. */
	readonly channelsUrl?: string;
};

export type ChannelSet = {
	/** The commit of nixpkgs that the list is of. */
	readonly revision: string;
	/** Such as `python313Packages`. */
	readonly set: string;
	/** By attribute, without the set; `version` is empty when the list has none that can be shown. */
	readonly packages: ReadonlyMap<string, ChannelPackage>;
};

const isRevision = (text: string): boolean => /^[\da-f]{40}$/.test(text);

/**
The newest commit of a channel, and where its release's files are.

@throws `Failure` of `HttpClient`, or `http-status`, or `no-revision` when the answer is no commit.
*/
export const channelRevision = async ({http, channelsUrl = 'https://channels.nixos.org/'}: Omit<ChannelSettings, 'cacheDir'>, channel: string, signal?: AbortSignal): Promise<{revision: string; release: string}> => {
	const answer = await http.get(new URL(`${encodeURIComponent(channel)}/git-revision`, channelsUrl).href, {signal, limits: {size: 64 * 1024}});
	if (answer.status === 404) {
		throw new Failure('unknown-channel', `There is no channel \`${channel}\``, 'channels are named like `nixos-26.05` and `nixos-unstable`');
	}

	if (answer.status !== 200) {
		throw statusFailure(answer);
	}

	const revision = new TextDecoder().decode(answer.body).trim();
	if (!isRevision(revision)) {
		throw new Failure('no-revision', `The channel \`${channel}\` does not say its commit`, 'try again later');
	}

	// The redirect names the release: what is read from there belongs to this commit, even if the channel moves on meanwhile.
	return {revision, release: new URL('.', answer.url).href};
};

/** What is stored of a set of a commit, or nothing. Opens no socket. */
export const storedChannelSet = async (cacheDir: string, revision: string, set: string): Promise<ChannelSet | undefined> => {
	const entry = await createCache(cacheDir).read(`channel 1 ${revision} ${set}`);
	return entry && {
		revision,
		set,
		packages: new Map(JSON.parse(await unpackText(entry.packed)) as Array<[string, ChannelPackage]>), // eslint-disable-line @typescript-eslint/no-unsafe-type-assertion -- its checksum says we wrote it
	};
};

const newestKey = (channel: string, set: string): string => `channel-newest 1 ${channel} ${set}`;

/** What is stored of a set of a channel, as new as it was ever read, or nothing. Opens no socket. */
export const storedChannelNews = async (cacheDir: string, channel: string, set: string): Promise<ChannelSet | undefined> => {
	const entry = await createCache(cacheDir).read(newestKey(channel, set));
	return entry && storedChannelSet(cacheDir, await unpackText(entry.packed), set);
};

const remember = async (cacheDir: string, key: string, text: string): Promise<void> =>
	createCache(cacheDir).write(key, {note: {storedAt: new Date().toISOString()}, packed: await pack([new TextEncoder().encode(text)])});

/**
The packages of one interpreter's set in the newest release of a channel, from the cache when that release was read before.

@param set - Such as `python313Packages`; only the sets that Hydra builds are listed.
@throws As `channelRevision`; `bad-json`; `no-set` when the channel lists nothing of that set.
*/
export const fetchChannelSet = async (settings: ChannelSettings, channel: string, set: string, signal?: AbortSignal): Promise<ChannelSet> => {
	const {revision, release} = await channelRevision(settings, channel, signal);
	const stored = await storedChannelSet(settings.cacheDir, revision, set);
	if (stored !== undefined) {
		return stored;
	}

	const answer = await settings.http.stream(new URL('packages.json.br', release).href, {
		signal,
		limits: {size: 1024 * 1024 * 1024, total: 10 * 60 * 1000},
	});
	if (answer.status !== 200) {
		answer.close();
		throw statusFailure(answer);
	}

	// Only a list that is fetched has to be unpacked.
	const {brotliIfNeeded} = await import('../io/brotli.js');
	const packages = await readChannelPackages(brotliIfNeeded(answer.body), set);
	if (packages.size === 0) {
		throw new Failure('no-set', `The channel \`${channel}\` lists nothing of \`${set}\``, 'only the interpreters whose packages are in the binary cache are listed');
	}

	await remember(settings.cacheDir, `channel 1 ${revision} ${set}`, JSON.stringify([...packages]));
	await remember(settings.cacheDir, newestKey(channel, set), revision);
	return {revision, set, packages};
};
