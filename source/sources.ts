import path from 'node:path';
import type {Options} from './flags.js';
import {statusFailure} from './io/http-failure.js';
import {createHttpClient} from './io/http.js';
import {prefetch} from './io/nix.js';
import type {PackageSources} from './resolve/packages.js';
import type {PinSources} from './resolve/pin.js';
import {version} from './version.js';
import type {World} from './world.js';

/** Opens the world outside; nothing is loaded or asked before it is needed. */
export const openSources = ({env, home, signal, addresses}: World, {offline}: Options): PinSources & PackageSources => {
	const http = createHttpClient({
		env, home, offline, userAgent: `create-nix-python/${version}`,
	});
	const cache = path.join(env.XDG_CACHE_HOME ?? path.join(home, '.cache'), 'create-nix-python');
	return {
		async newestRev(channel) {
			const answer = await http.get(`${addresses.channels}/${channel}/git-revision`, {signal, limits: {size: 1024}});
			if (answer.status !== 200) {
				throw statusFailure(answer);
			}

			return new TextDecoder().decode(answer.body).trim();
		},
		fetchRev: async rev => offline ? undefined : prefetch(addresses.flake(rev), addresses.archive(rev), {env, signal}),
		async project(name) {
			const {createIndexClient} = await import('./pypi/index-client.js');
			return createIndexClient({indexUrl: env.PIP_INDEX_URL ?? 'https://pypi.org/simple/', http, cacheDir: cache}).project(name, {signal});
		},
	};
};
