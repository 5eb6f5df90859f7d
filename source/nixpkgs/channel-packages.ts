import {fieldsOf} from '../fields.js';
import {jsonMembers} from '../json-members.js';
import {takeTurns} from '../turns.js';

/** What a channel's list says of one package of the interpreter's set. */
export type ChannelPackage = {
	readonly version: string;
	readonly broken: boolean;
	readonly unfree: boolean;
	readonly insecure: boolean;
};

/** Attribute names that need no quotes in Nix; nothing else is written into a file. */
const attribute = /^[a-zA-Z_][\w'-]{0,199}$/;

/** A version as it may be shown: visible ASCII. */
const plainVersion = /^[\w!+.~-]{1,100}$/;

/**
Picks the packages of one interpreter's set out of a channel's `packages.json` (version 2) while it arrives.

@param set - Such as `python313Packages`. Only what lies directly in it is kept, not `…Packages.x.y`.
@returns By attribute, without the set.
@throws `Failure` `bad-json` when the list is damaged or ends too early.
*/
export const readChannelPackages = async (chunks: AsyncIterable<Uint8Array>, set: string): Promise<ReadonlyMap<string, ChannelPackage>> => {
	const start = `"${set}.`;
	const packages = new Map<string, ChannelPackage>();
	const turn = takeTurns();
	for await (const members of jsonMembers(chunks, 'packages')) {
		for (const member of members) {
			const name = member.startsWith(start) ? member.slice(start.length, member.indexOf('"', start.length)) : '';
			if (!attribute.test(name)) {
				continue;
			}

			const [entry] = Object.values(fieldsOf(parsed(`{${member}}`)));
			const {version, meta} = fieldsOf(entry);
			const {broken, unfree, insecure} = fieldsOf(meta);
			packages.set(name, {
				version: typeof version === 'string' && plainVersion.test(version) ? version : '',
				broken: broken === true,
				unfree: unfree === true,
				insecure: insecure === true,
			});
		}

		await turn();
	}

	return packages;
};

/** A member that is no JSON says nothing; the outline is what shows whether the list arrived whole. */
const parsed = (text: string): unknown => {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
};
