import {spawn} from 'node:child_process';
import {once} from 'node:events';
import fs from 'node:fs/promises';
import path from 'node:path';
import {createInterface} from 'node:readline';
import {setTimeout as pause} from 'node:timers/promises';
import t from 'tap';
import {probeSource} from '../../source/verify/probe-source.js';
import type {ProbeRequest} from '../../source/verify/probe-request.js';
import {processesWith} from '../support/processes.js';

/** Takes a moment to import, and for ever once nobody waits for it any more. */
const orphan = `
import os, time
parent = os.getppid()
time.sleep(0.02)
while os.getppid() != parent:
    time.sleep(1)
`;

t.test('imports that are being started when it is told to stop are ended, too', async t => {
	const folder = await fs.realpath(t.testdir({}));
	const imports = Array.from({length: 60}, (_, index) => `orphan${process.pid}_${index}`);
	for (const name of imports) {
		await fs.writeFile(path.join(folder, `${name}.py`), orphan);
	}

	const request: ProbeRequest = {
		packages: [], imports, outside: [], seconds: 60, store: '/nix/store',
	};
	for (let milliseconds = 0; milliseconds < 60; milliseconds += 2) {
		const probe = spawn('python3', ['-c', probeSource, JSON.stringify(request)], {env: {...process.env, PYTHONPATH: folder}, stdio: ['ignore', 'pipe', 'inherit']});
		const ended = once(probe, 'close');
		const lines = createInterface(probe.stdout);
		await once(lines, 'line');
		lines.resume();
		await pause(milliseconds);
		probe.kill('SIGINT');
		await ended;
		const left = processesWith(`orphan${process.pid}`);
		t.same([probe.exitCode, left], [130, []], `after ${milliseconds} ms`);
		for (const line of left) {
			process.kill(Number(line.trim().split(' ', 1)[0]), 'SIGKILL');
		}
	}
});
