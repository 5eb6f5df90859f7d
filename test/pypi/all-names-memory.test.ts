import path from 'node:path';
import {fileURLToPath} from 'node:url';
import {build} from 'esbuild';
import t from 'tap';
import {listSize} from '../bench/names.js';
import {run} from '../support/nix.js';
import {startServer} from '../support/server.js';

/** An index's list as PyPI has it: sorted, as many names, each with its serial number; in pieces. */
function * listing(): Generator<string> {
	yield '{"meta":{"api-version":"1.4"},"projects":[{"_last-serial":1,"name":"a"}';
	for (let start = 0; start < listSize; start += 1000) {
		yield Array.from({length: 1000}, (_, index) => `,{"_last-serial":${start + index},"name":"package-${String(start + index).padStart(7, '0')}"}`).join('');
	}

	yield ']}';
}

t.test('a list of PyPI\'s size arrives in no more than 80 MB', async t => {
	const server = await startServer(t, (_, response) => {
		response.writeHead(200, {'content-type': 'application/vnd.pypi.simple.v1+json'});
		const pieces = listing();
		const send = (): void => {
			for (let next = pieces.next(); !next.done; next = pieces.next()) {
				if (!response.write(next.value)) {
					response.once('drain', send);
					return;
				}
			}

			response.end();
		};

		send();
	});
	const folder = t.testdir({});
	const program = path.join(folder, 'fetch-names.mjs');
	await build({
		entryPoints: [fileURLToPath(new URL('../support/fetch-names.ts', import.meta.url))],
		outfile: program,
		bundle: true,
		platform: 'node',
		format: 'esm',
		logLevel: 'error',
		banner: {js: 'import {createRequire} from \'node:module\'; const require = createRequire(import.meta.url);'},
	});
	const {stdout} = await run(process.execPath, [program, `${server.url}/simple/`, path.join(folder, 'cache')]);
	const {kind, count, added} = JSON.parse(stdout) as {kind: string; count: number; added: number};
	t.match({kind, count}, {kind: 'fetched', count: listSize + 1});
	t.ok(added <= 80, `${added.toFixed(1)} MB`);
});
