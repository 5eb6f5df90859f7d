import {
	existsSync, readdirSync, readFileSync, statSync,
} from 'node:fs';
import path from 'node:path';
import {gunzipSync} from 'node:zlib';

const textOf = (file: string): string => {
	const bytes = readFileSync(file);
	const start = bytes.indexOf(Uint8Array.of(0x0A, 0x1F, 0x8B));
	return start === -1 ? bytes.toString('latin1') : `${bytes.subarray(0, start).toString('latin1')}\n${gunzipSync(bytes.subarray(start + 1)).toString('latin1')}`;
};

/** All that is stored in a cache folder, names of files included, as text and unpacked: to look for what must not be there. */
export const cacheText = (folder: string): string => existsSync(folder)
	? readdirSync(folder, {recursive: true, encoding: 'utf8'})
		.filter(name => statSync(path.join(folder, name)).isFile())
		.map(name => `${name}\n${textOf(path.join(folder, name))}`)
		.join('\n')
	: '';
