import {parse, TomlError} from 'smol-toml';
import {usageFailure} from '../../failure.js';
import {literal, printable} from '../../literal.js';

/** A table of a TOML file, nothing about it known. */
export type Table = Readonly<Record<string, unknown>>;

/**
Read TOML.

@throws `Failure` `bad-requirements-file` (exit code 2) that names the place.
*/
export const parseToml = (file: string, text: string): Table => {
	try {
		return parse(text);
	} catch (error) {
		// Nesting without end runs out of stack, which is no TomlError.
		const [line, why] = error instanceof TomlError
			? [` line ${error.line}`, error.message.split('\n', 1)[0]!.replace(/^Invalid TOML document: /, '')]
			: ['', 'it is nested too deeply'];
		throw usageFailure('bad-requirements-file', `${literal(file)}${line} is not TOML: ${printable(why)}`, 'mend the file and try again');
	}
};

const isTable = (value: unknown): value is Table =>
	typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date);

/** `value` as a table; anything else is an empty one. */
export const table = (value: unknown): Table => isTable(value) ? value : {};

/** `value` as a list; anything else is an empty one. */
export const list = (value: unknown): readonly unknown[] => Array.isArray(value) ? value : [];

/** `value` as text, or undefined. */
export const text = (value: unknown): string | undefined => typeof value === 'string' ? value : undefined;

/** The texts in a list; what is not text is left out. */
export const texts = (value: unknown): readonly string[] => list(value).filter(one => typeof one === 'string');

/** What one step into nested tables gives, and the next, and the next. */
export const dig = (value: unknown, ...path: readonly string[]): unknown => {
	let current = value;
	for (const key of path) {
		current = Object.hasOwn(table(current), key) ? table(current)[key] : undefined;
	}

	return current;
};

/** `value` for a message, whatever it is. */
export const shown = (value: unknown): string => typeof value === 'string'
	? value
	: JSON.stringify(value, (_, inner: unknown) => typeof inner === 'bigint' ? String(inner) : inner) ?? 'nothing';
