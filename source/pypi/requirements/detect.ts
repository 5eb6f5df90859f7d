import path from 'node:path';
import {usageFailure} from '../../failure.js';
import {literal} from '../../literal.js';
import type {Format} from './types.js';

const known = '`requirements.txt`, `pyproject.toml`, `environment.yml`, `Pipfile`, `pylock.toml`, `uv.lock` and `poetry.lock` are read';

const byName: ReadonlyArray<readonly [RegExp, Format]> = [
	[/^pylock(?:\.[^.]+)?\.toml$/, 'pylock'],
	[/^pyproject\.toml$/, 'pyproject'],
	[/^uv\.lock$/, 'uv-lock'],
	[/^poetry\.lock$/, 'poetry-lock'],
	[/^pipfile$/, 'pipfile'],
	[/\.ya?ml$/, 'conda'],
	[/\.(?:txt|in|pip)$/, 'requirements'],
	[/^(?:requirements|constraints)(?:[-_.][\w-]+)?$/, 'requirements'],
];

/** Files of the trade that are not read, and what to give instead. */
const elsewhere: ReadonlyArray<readonly [RegExp, string]> = [
	[/^pipfile\.lock$/, 'give the `Pipfile` beside it'],
	[/^(?:pdm|pixi)\.lock$/, 'give the `pyproject.toml` beside it'],
	[/^(?:setup\.py|setup\.cfg)$/, 'write what it installs to a file with `pip freeze > requirements.txt`, and give that'],
	[/^conda-lock\.ya?ml$/, 'give the `environment.yml` it was made from'],
	[/^package(?:-lock)?\.json$/, 'that is JavaScript; ' + known],
	[/\.(?:py|ipynb)$/, 'that is a program; ' + known],
	[/^(?:flake|shell|default)\.nix$|\.nix$/, 'that is Nix: run this command in its folder to edit it'],
];

const isComment = (line: string): boolean => line.trim() === '' || line.trimStart().startsWith('#');

/** What a file with a name of no meaning seems to be. */
const byContent = (text: string): Format | undefined => {
	if (/^\[\[packages]]\s*$/m.test(text) && /^lock-version\s*=/m.test(text)) {
		return 'pylock';
	}

	if (/^\[\[package]]\s*$/m.test(text)) {
		return /^content-hash\s*=/m.test(text) ? 'poetry-lock' : 'uv-lock';
	}

	if (/^\[(?:project|build-system|dependency-groups|tool\.poetry)\b/m.test(text)) {
		return 'pyproject';
	}

	if (/^\[(?:dev-)?packages]\s*$/m.test(text)) {
		return 'pipfile';
	}

	if (/^dependencies:\s*(?:#.*)?$/m.test(text)) {
		return 'conda';
	}

	const first = text.split(/\r\n?|\n/, 200).find(line => !isComment(line));
	return first !== undefined && /^(?:[a-z\d][\w.-]*\s*(?:[[<>=!~;@#(]|$)|-[rce]\b|--[a-z])/i.test(first.slice(0, 300)) ? 'requirements' : undefined;
};

/**
Which format a requirements file is in, by its name and, where that says nothing, by its text.

@throws `Failure` `unknown-requirements-file` (exit code 2) for anything else.
*/
export const detectFormat = (file: string, text: string): Format => {
	const base = path.posix.basename(file.replaceAll('\\', '/')).toLowerCase();
	const other = elsewhere.find(([pattern]) => pattern.test(base));
	const format = other ? undefined : byName.find(([pattern]) => pattern.test(base))?.[1] ?? byContent(text);
	if (!format) {
		throw usageFailure('unknown-requirements-file', `${literal(file)} is no requirements file that is known here`, other?.[1] ?? known);
	}

	return format;
};
