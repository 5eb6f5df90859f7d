import {spawn} from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import t from 'tap';
import {builtCli, node} from '../support/cli.js';

const command = `"${node}" "${builtCli}" --help`;

/** What a shell's line gives. */
const sh = async (line: string): Promise<{readonly code: number | null; readonly stdout: string; readonly stderr: string}> => new Promise(resolve => { // eslint-disable-line @typescript-eslint/no-restricted-types
	const child = spawn('sh', ['-c', line], {stdio: ['ignore', 'pipe', 'pipe']});
	let stdout = '';
	let stderr = '';
	child.stdout.on('data', data => {
		stdout += String(data);
	});
	child.stderr.on('data', data => {
		stderr += String(data);
	});
	child.on('close', code => {
		resolve({code, stdout, stderr});
	});
});

t.test('whole to a file and to a pipe', async t => {
	const file = path.join(t.testdir({}), 'help');
	const {stdout} = await sh(command);
	await sh(`${command} > ${file}`);
	t.match(stdout, /^Usage: [^]*cancelled\.\n$/);
	t.equal(fs.readFileSync(file, 'utf8'), stdout);
});

t.test('a reader that stops is no failure', async t => {
	const {code, stderr} = await sh(`(${command}; echo "exit $?" >&2) | true`);
	t.equal(code, 0);
	t.equal(stderr, 'exit 0\n');
});

t.test('a pipe that is full and does not block is waited for', async t => {
	// Node itself makes its end of this pipe not block: the text is longer than what a pipe holds.
	const folder = t.testdir({'shell.nix': '#\n'.repeat(200_000)});
	const child = spawn('python3', ['-c', String.raw`
import os, subprocess, sys, time
r, w = os.pipe()
os.set_blocking(w, False)
child = subprocess.Popen(sys.argv[1:], stdout=w, stderr=subprocess.DEVNULL)
os.close(w)
time.sleep(1)
total = 0
while True:
    part = os.read(r, 65536)
    if not part: break
    total += len(part)
sys.exit(0 if child.wait() == 0 and total > 400000 else 1)
`, node, builtCli, folder, '--yes', '--overwrite', '--dry-run', '--offline'], {stdio: 'inherit', env: {...process.env, PATH: '/usr/bin:/bin'}});
	const code = await new Promise(resolve => {
		child.on('close', resolve);
	});
	t.equal(code, 0);
});
