import {createHash} from 'node:crypto';
import fs from 'node:fs/promises';
import {createServer} from 'node:http';
import type {AddressInfo} from 'node:net';
import path from 'node:path';
import {normaliseName} from '../../source/pypi/name.js';
import {testNixpkgs} from './nix.js';

export type SdistIndex = {readonly url: string; readonly close: () => void};

/** A package index (PEP 691) over the sdists that the tests' nixpkgs can fetch, with their real hashes. */
export const startSdistIndex = async (): Promise<SdistIndex> => {
	const folder = path.join(testNixpkgs, 'pypi');
	const filenames = await fs.readdir(folder);
	const files = await Promise.all(filenames.map(async filename => ({
		filename,
		url: `../../files/${filename}`,
		hashes: {sha256: createHash('sha256').update(await fs.readFile(path.join(folder, filename))).digest('hex')},
		name: normaliseName(/^(.+?)-\d/.exec(filename)![1]!),
	})));
	const server = createServer((request, response) => {
		const name = /^\/simple\/([^/]+)\/$/.exec(request.url ?? '')?.[1];
		const found = files.filter(file => file.name === name);
		if (found.length === 0) {
			response.writeHead(404).end();
			return;
		}

		response.writeHead(200, {'content-type': 'application/vnd.pypi.simple.v1+json'})
			.end(JSON.stringify({meta: {'api-version': '1.0'}, name, files: found.map(({name: _, ...file}) => file)}));
	});
	await new Promise<void>(resolve => {
		server.listen(0, '127.0.0.1', resolve);
	});
	return {
		url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/simple/`,
		close() {
			server.close();
			server.closeAllConnections();
		},
	};
};
