import t from 'tap';
import {run} from '../../source/io/process.js';

const {env} = process;

t.test('what it says, and how it ends', async t => {
	const script = 'console.log("out"); console.error("error"); process.exitCode = 3';
	t.strictSame(await run(process.execPath, ['-e', script], {env}), {
		code: 3, stdout: 'out\n', stderr: 'error\n', missing: false,
	});
	t.match(await run('no-such-program-anywhere', [], {env}), {code: undefined, missing: true});
	t.match(await run(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], {env, timeout: 100}), {code: undefined, missing: false});
});

t.test('it lets others go first where it is told to', async t => {
	const script = 'while (require("os").getPriority() !== 7); console.log("nice")';
	t.equal((await run(process.execPath, ['-e', script], {env, niceness: 7, timeout: 20_000})).stdout, 'nice\n');
	t.match(await run('no-such-program-anywhere', [], {env, niceness: 7}), {missing: true});
});
