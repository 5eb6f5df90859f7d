import {usageFailure, type Failure} from '../../failure.js';
import {literal} from '../../literal.js';

/** Larger than any real lock file. */
const largest = 16 * 1024 * 1024;
const mostLines = 500_000;

const failure = (path: string, why: string, hint: string): Failure =>
	usageFailure('bad-requirements-file', `${literal(path)} cannot be read: ${why}`, hint);

const encodingOf = (bytes: Uint8Array): string => {
	const [first, second] = bytes;
	if (first === 0xFF && second === 0xFE) {
		return 'utf-16le';
	}

	return first === 0xFE && second === 0xFF ? 'utf-16be' : 'utf8';
};

/**
The text of a requirements file, without a byte order mark.

UTF-16 with its mark is read too: it is what PowerShell makes of `pip freeze > requirements.txt`.

@throws `Failure` `bad-requirements-file` (exit code 2) for what is too big, binary, or in another encoding.
*/
export const decodeRequirements = (path: string, content: Uint8Array | string): string => {
	if (content.length > largest) {
		throw failure(path, `it is larger than ${largest / 1024 / 1024} MiB`, 'name a requirements file, a `pyproject.toml` or a lock file');
	}

	let text: string;
	try {
		text = typeof content === 'string'
			? content.replace(/^\uFEFF/, '')
			: new TextDecoder(encodingOf(content), {fatal: true}).decode(content);
	} catch {
		throw failure(path, 'it is not UTF-8', 'save it as UTF-8 and try again');
	}

	if (text.split('\n', mostLines + 1).length > mostLines) {
		throw failure(path, `it has more than ${mostLines} lines`, 'name a requirements file, a `pyproject.toml` or a lock file');
	}

	if (text.includes('\0')) {
		throw failure(path, 'it is binary', 'name a requirements file, a `pyproject.toml` or a lock file');
	}

	return text;
};
