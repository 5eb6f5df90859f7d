import {longestName, newline} from './names-format.js';
import {type NameFile} from './names-open.js';

/** Compares the name at `start` with a word, byte by byte; with `prefixOnly`, only as far as the word goes. */
const compareName = (names: Uint8Array, start: number, word: string, prefixOnly: boolean): number => {
	for (let index = 0; index < word.length; index++) {
		const byte = names[start + index] ?? newline;
		const wanted = word.charCodeAt(index); // eslint-disable-line unicorn/prefer-code-point
		if (byte !== wanted) {
			return byte - wanted;
		}
	}

	return prefixOnly || names[start + word.length] === newline ? 0 : 1;
};

/** Names of one length, one after the other: offsets of the first, and of what is behind the last. */
export type NameRange = {readonly length: number; readonly from: number; readonly to: number};

/** All names of a length; an empty range where there are none. */
export const namesOfLength = ({firsts}: NameFile, length: number): NameRange => ({length, from: firsts[length] ?? 0, to: firsts[length + 1] ?? 0});

/** The first name in a range that is not before `word` (or, with `after`, that is behind all that begin with it): its offset. */
const seek = (names: Uint8Array, word: string, after: boolean, {length, from, to}: NameRange): number => {
	const size = length + 1;
	let low = 0;
	let high = (to - from) / size;
	while (low < high) {
		const middle = Math.floor((low + high) / 2);
		const order = compareName(names, from + (middle * size), word, after);
		if (after ? order <= 0 : order < 0) {
			low = middle + 1;
		} else {
			high = middle;
		}
	}

	return from + (low * size);
};

/** The names of a range that begin with a word. */
export const beginningWith = ({names}: NameFile, word: string, within: NameRange): NameRange => ({
	length: within.length, from: seek(names, word, false, within), to: seek(names, word, true, within),
});

/** Whether the file has exactly this name, if it can be only in this range. */
export const hasName = (file: NameFile, name: string, within = namesOfLength(file, name.length)): boolean => {
	const offset = seek(file.names, name, false, within);
	return offset < within.to && compareName(file.names, offset, name, false) === 0;
};

const decoder = new TextDecoder('latin1');

/** The name from one offset to another. */
export const nameAt = ({names}: NameFile, start: number, end: number): string => decoder.decode(names.subarray(start, end));

const safe = /^[a-z\d](?:[a-z\d-]*[a-z\d])?$/;

/** The first of the names that it is shown, for as long as there is room. */
export type Shelf = {
	readonly isFull: () => boolean;
	readonly show: (name: string) => void;
	readonly names: readonly string[];
};

/**
@param room - How many names to keep.
@param wanted - Names for which this is false are passed over.
*/
export const openShelf = (room: number, wanted: (name: string) => boolean): Shelf => {
	const kept: string[] = [];
	return {
		isFull: () => kept.length >= room,
		show(name) {
			if (safe.test(name) && wanted(name)) {
				kept.push(name);
			}
		},
		names: kept,
	};
};

/** Shows the names that begin with a word, the shorter first, then by the alphabet. */
export const showBeginnings = (file: NameFile, word: string, shelf: Shelf): void => {
	const {names} = file;
	for (let {length} = word; length <= longestName; length++) {
		const within = namesOfLength(file, length);
		let start = seek(names, word, false, within);
		while (start < within.to && compareName(names, start, word, true) === 0) {
			if (shelf.isFull()) {
				return;
			}

			shelf.show(nameAt(file, start, start + length));
			start += length + 1;
		}
	}
};
