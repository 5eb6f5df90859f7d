import {Failure, usageFailure} from '../../failure.js';
import {literal} from '../../literal.js';
import {decodeRequirements} from './decode.js';
import {detectFormat} from './detect.js';
import type {
	Format, Origin, ReadContext, Reader, RequirementFile,
} from './types.js';

/** Gives the content of a file by its path; raises anything when it cannot. */
export type ReadFile = (path: string) => Uint8Array | string;

/** The readers, each with its own libraries, loaded when they are wanted. */
const load = async (format: Format): Promise<Reader> => {
	switch (format) {
		case 'requirements': {
			const {readPip} = await import('./pip.js');
			return readPip;
		}

		case 'pyproject': {
			const {readPyproject} = await import('./pyproject.js');
			return readPyproject;
		}

		case 'conda': {
			const {readConda} = await import('./conda.js');
			return readConda;
		}

		case 'pipfile': {
			const {readPipfile} = await import('./pipfile.js');
			return readPipfile;
		}

		case 'pylock': {
			const {readPylock} = await import('./pylock.js');
			return readPylock;
		}

		case 'uv-lock': {
			const {readUvLock} = await import('./uv-lock.js');
			return readUvLock;
		}

		case 'poetry-lock': {
			const {readPoetryLock} = await import('./poetry-lock.js');
			return readPoetryLock;
		}
	}
};

const whereText = ({file, line}: Origin): string => literal(file) + (line === undefined ? '' : ` line ${line}`);

/**
Read a requirements file of any known format, and the files it includes.

@param path - As it was given; included files are resolved against it, and origins name them that way.
@param readFile - The only way out: nothing else is read.
@param variable - An environment variable, for pip's `${NAME}`.
@throws `Failure` (exit code 2): `requirements-unreadable`, `bad-requirements-file`, `unknown-requirements-file`. A bad
entry raises nothing: it is an item of its own, `skipped` with code `bad`.
*/
export const readRequirements = async (path: string, readFile: ReadFile, variable: ReadContext['variable'] = () => undefined): Promise<RequirementFile> => {
	const readText = (file: string, origin?: Origin): string => {
		let content: Uint8Array | string;
		try {
			content = readFile(file);
		} catch (error) {
			if (error instanceof Failure) {
				throw error;
			}

			throw usageFailure(
				'requirements-unreadable',
				origin ? `${whereText(origin)} asks for ${literal(file)}, which cannot be read` : `${literal(file)} cannot be read`,
				'check the path and the permissions of the file',
			);
		}

		return decodeRequirements(file, content);
	};

	const readOptional = (file: string): string | undefined => {
		try {
			return readText(file);
		} catch {
			return undefined;
		}
	};

	const text = readText(path);
	const format = detectFormat(path, text);
	const reader = await load(format);
	const reading = reader(path, text, {readText, readOptional, variable});
	return {...reading, format, count: reading.items.length};
};
