import {execFileSync} from 'node:child_process';
import path from 'node:path';

/** The time of the entries. */
export const tarballTime = Date.UTC(2026, 9, 1) / 1000;

/**
A folder packed as a forge packs a commit: everything below one folder, which unpacking strips.

@returns Path of the archive.
*/
export const packTree = (folder: string, into: string): string => {
	const archive = path.join(into, 'archive.tar.gz');
	execFileSync('tar', ['--create', '--gzip', `--file=${archive}`, `--mtime=@${tarballTime}`, '--sort=name', '--owner=0', '--group=0', String.raw`--transform=s,^\.,nixpkgs-1,`, '-C', folder, '.']);
	return archive;
};
