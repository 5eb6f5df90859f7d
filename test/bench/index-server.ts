import http from 'node:http';
import os from 'node:os';
import type {AddressInfo} from 'node:net';

// A package index of its own process: what it sends must not hold up whoever measures. Says its address in a line, and ends with its stdin.

// A real one is on another machine, and takes no processor from this one.
os.setPriority(os.constants.priority.PRIORITY_LOW);

/** As many files as the largest projects of PyPI have: a page of some 7 MB. */
const most = 9000;

const page = (name: string, count: number): string => JSON.stringify({
	meta: {'api-version': '1.4'},
	name,
	versions: Array.from({length: count / 10}, (_, index) => `1.${index}`),
	files: Array.from({length: count}, (_, index) => {
		const version = `1.${Math.floor(index / 10)}`;
		const filename = index % 10 === 0 ? `${name}-${version}.tar.gz` : `${name}-${version}-cp3${index % 10}-cp3${index % 10}-manylinux_2_17_x86_64.manylinux2014_x86_64.whl`;
		return {
			filename,
			url: `https://files.example/packages/aa/bb/0123456789012345678901234567890123456789012345678901234567/${filename}`,
			hashes: {sha256: '0123456789abcdef'.repeat(4)},
			'requires-python': '>=3.9',
			size: 1_000_000 + index,
			'upload-time': '2026-01-18T00:00:00.123456Z',
			yanked: false,
			'core-metadata': {sha256: '0123456789abcdef'.repeat(4)},
			'data-dist-info-metadata': {sha256: '0123456789abcdef'.repeat(4)},
			provenance: `https://pypi.example/integrity/${name}/${version}/${filename}/provenance`,
		};
	}),
});

/** Two of ten projects are large, as some of the popular ones are. */
const isLarge = (name: string): boolean => [...name].reduce((sum, letter) => sum + letter.codePointAt(0)!, 0) % 10 < 2;

// Made once: here, too, a page takes longer to make than to send.
const [large, small] = [page('@', most), page('@', 200)] as const;

const server = http.createServer((request, response) => {
	const name = request.url!.split('/').findLast(Boolean) ?? '';
	response.setHeader('content-type', 'application/vnd.pypi.simple.v1+json');
	response.end((isLarge(name) ? large : small).replaceAll('@', name));
});
server.listen(0, '127.0.0.1', () => {
	process.stdout.write(`http://127.0.0.1:${(server.address() as AddressInfo).port}/simple/\n`);
});
process.stdin.resume().on('end', () => {
	server.close();
	server.closeAllConnections();
});
