import {readFileSync} from 'node:fs';
import {gunzipSync} from 'node:zlib';

/** Numbers from 0 to 1 out of a seed (mulberry32): the same seed, the same numbers, everywhere. */
export const randomFrom = (seed: number): (() => number) => {
	let state = seed;
	return () => {
		/* eslint-disable no-bitwise */
		state = Math.imul(state + 0x6D_2B_79_F5, 1);
		let mixed = Math.imul(state ^ (state >>> 15), state | 1);
		mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
		return ((mixed ^ (mixed >>> 14)) >>> 0) / (2 ** 32);
		/* eslint-enable no-bitwise */
	};
};

/** As many as PyPI has in late 2026. */
export const listSize = 886_000;

const heads = ['py', 'django', 'flask', 'odoo', 'ai', 'llm', 'data', 'simple', 'async', 'aws', 'google-cloud', 'azure', 'pytest', 'mcp', 'open', 'fast', 'auto', 'web', 'mkdocs', 'types'];
const tails = ['client', 'api', 'sdk', 'utils', 'tools', 'cli', 'server', 'core', 'py', 'lib', 'test', 'parser', 'wrapper', 'plugin', 'bot', 'manager', 'agent', 'kit', 'db', 'ml'];
const onsets = ['b', 'c', 'd', 'f', 'g', 'h', 'j', 'k', 'l', 'm', 'n', 'p', 'r', 's', 't', 'v', 'w', 'z', 'br', 'cr', 'dr', 'fl', 'gr', 'pl', 'pr', 'sc', 'sh', 'sk', 'sl', 'st', 'tr', 'ch', 'th', ''];
const vowels = ['a', 'e', 'i', 'o', 'u', 'a', 'e', 'o', 'ea', 'io'];
const codas = ['', '', '', 'n', 'r', 's', 't', 'l', 'x', 'm', 'ck', 'ng'];

/** Names such as people give: a few syllables, often with a common word before or after, in all as many as PyPI's. */
export const generateNames = (seed: number, count = listSize): string[] => {
	const random = randomFrom(seed);
	const pick = (from: readonly string[]): string => from[Math.floor(random() * from.length)] ?? '';
	const syllables = (): string => Array.from({length: 1 + Math.floor(random() * 4)}, () => pick(onsets) + pick(vowels) + pick(codas)).join('');
	const names = new Set<string>();
	while (names.size < count) {
		const words = [random() < 0.35 ? pick(heads) : '', syllables(), random() < 0.2 ? syllables() : '', random() < 0.35 ? pick(tails) : ''];
		const name = words.filter(Boolean).join(random() < 0.75 ? '-' : '');
		names.add(random() < 0.05 ? name + String(Math.floor(random() * 100)) : name);
	}

	return [...names];
};

/** Names from a file, one a line, gzipped or not; without a file as many made up from a seed. */
export const readNames = (file: string | undefined): string[] => {
	if (file === undefined) {
		return generateNames(2026);
	}

	const bytes = readFileSync(file);
	return (bytes[0] === 0x1F ? gunzipSync(bytes) : bytes).toString().split('\n').filter(Boolean);
};
