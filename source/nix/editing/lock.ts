import {Failure} from '../../failure.js';
import {isRecord, parseJson} from '../../json-value.js';
import {isRev, isSriHash, type Pin} from '../../nixpkgs/pins.js';
import {jsonPlace} from './json-places.js';
import {applySplices, indentation, lineEnding} from './splice.js';

/** What flake.lock holds of one input. */
export type LockedInput = {
	readonly node: string;
	readonly locked: Readonly<Record<string, unknown>>;
	readonly original: Readonly<Record<string, unknown>>;
};

/** The node of an input of the flake itself; undefined if the lock has none, or follows another one. */
export const lockedInput = (text: string, input: string): LockedInput | undefined => {
	const lock = parseJson(text);
	const nodes = isRecord(lock) && isRecord(lock.nodes) ? lock.nodes : {};
	const root = isRecord(lock) && typeof lock.root === 'string' ? nodes[lock.root] : undefined;
	const name = isRecord(root) && isRecord(root.inputs) ? root.inputs[input] : undefined;
	const node = typeof name === 'string' ? nodes[name] : undefined;
	return typeof name === 'string' && isRecord(node) && isRecord(node.locked) && isRecord(node.original)
		? {node: name, locked: node.locked, original: node.original}
		: undefined;
};

/** The pin that a lock holds for an input. */
export const lockedPin = (text: string, input: string): Pin | undefined => {
	const {rev, narHash, lastModified} = lockedInput(text, input)?.locked ?? {};
	return typeof rev === 'string' && isRev(rev) && typeof narHash === 'string' && isSriHash(narHash)
		? {rev, hash: narHash, lastModified: typeof lastModified === 'number' && Number.isSafeInteger(lastModified) && lastModified >= 0 ? lastModified : undefined}
		: undefined;
};

const sorted = (record: Readonly<Record<string, unknown>>): Record<string, unknown> =>
	Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined).toSorted(([a], [b]) => a < b ? -1 : 1));

/** What flake.nix asks for: a branch or a commit, of the repository itself or of what the registry calls nixpkgs. */
export type LockReference = {readonly isIndirect: boolean} & ({readonly ref: string} | {readonly rev: string});

const originalOf = (original: Readonly<Record<string, unknown>>, {isIndirect, ...reference}: LockReference): Record<string, unknown> => {
	const kind = isIndirect ? {id: 'nixpkgs', type: 'indirect'} : {owner: 'NixOS', repo: 'nixpkgs', type: 'github'};
	return sorted({...kind, ...(original.type === kind.type ? {...original, ref: undefined, rev: undefined} : {}), ...reference});
};

/**
Moves one input of a flake.lock to another commit of nixpkgs; every other node stays byte for byte.

@param reference - What flake.nix asks for now, if that changes.
@throws Failure `cannot-edit` where the lock does not hold that input as a commit on GitHub.
*/
export const editLock = (text: string, input: string, {rev, hash, lastModified}: Pin, reference: LockReference | undefined): string => {
	const found = lockedInput(text, input);
	if (found?.locked.type !== 'github') {
		throw new Failure(
			'cannot-edit',
			`\`flake.lock\` does not hold the input \`${input}\` as a commit on GitHub; nothing was written.`,
			'by hand: change the address in flake.nix, then `nix flake lock`',
		);
	}

	const {node, locked, original} = found;
	const values: ReadonlyArray<readonly [string, Record<string, unknown>]> = [
		['locked', sorted({
			...locked, rev, narHash: hash, lastModified,
		})],
		...(reference
			? [['original', originalOf(original, reference)] as const]
			: []),
	];
	return applySplices(text, values.map(([key, value]) => {
		const {start, end} = jsonPlace(text, ['nodes', node, key])!;
		const inner = /{\s*?[\r\n]+([ \t]*)/.exec(text.slice(start, end))?.[1];
		const outer = indentation(text, start);
		const unit = inner?.startsWith(outer) ? inner.slice(outer.length) : undefined;
		const lines = JSON.stringify(value, undefined, unit).split('\n');
		return {start, end, text: lines.map((line, index) => index === 0 ? line : outer + line).join(lineEnding(text, start))};
	}));
};
