import {storedChannelNews} from '../nixpkgs/channel-client.js';
import {channels, newestPin} from '../nixpkgs/pins.js';
import {releaseOfChannel} from '../nixpkgs/releases.js';
import {parseSpecifier, satisfies} from '../pypi/version-match.js';

/** A channel that has what the pin has not. */
export type OtherChannel = {
	readonly channel: string;
	readonly version: string;
	/** What takes it: `--channel nixos-25.11`. */
	readonly flags: string;
};

/**
The first channel whose stored list has a version that satisfies. Asks nobody: a list is there when that channel was looked into before.

@param interpreter - Interpreter attribute; a channel that does not list its set is passed over.
*/
export const channelWith = async (attribute: string, specifier: string, interpreter: string, cacheDir: string): Promise<OtherChannel | undefined> => {
	const clauses = parseSpecifier(specifier);
	for (const channel of channels) {
		const isListed = releaseOfChannel(channel)?.prebuilt.includes(interpreter) ?? false;
		// A handful of files, of which mostly the first few are not there.
		const list = isListed ? await storedChannelNews(cacheDir, channel, `${interpreter}Packages`) : undefined;
		const version = list?.packages.get(attribute)?.version ?? '';
		if (clauses && version !== '' && satisfies(version, clauses)) {
			const isPinned = list!.revision === newestPin(channel).rev;
			return {channel, version, flags: `--channel ${channel}${isPinned ? '' : ' --update'}`};
		}
	}

	return undefined;
};

/** The same for a hint: where the wanted version is, or how to find out. */
export const elsewhereHint = async (attribute: string, specifier: string, interpreter: string, cacheDir: string): Promise<string> => {
	const other = await channelWith(attribute, specifier, interpreter, cacheDir);
	return other
		? `${other.channel} has ${other.version}: \`${other.flags}\``
		: 'search.nixos.org/packages shows which version each channel has';
};
