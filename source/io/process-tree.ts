import {execFileSync} from 'node:child_process';
import fs from 'node:fs';

type Parentage = ReadonlyArray<readonly [pid: number, parent: number]>;

/** Linux tells in /proc, where a `ps` may not even be installed. */
const fromProc = (): Parentage => fs.readdirSync('/proc').filter(name => /^\d+$/.test(name)).flatMap(name => {
	try {
		// The name of the program stands in parentheses and may hold anything; the parent is the second word after it.
		const parent = fs.readFileSync(`/proc/${name}/stat`, 'utf8').replace(/^.*\) /s, '').split(' ')[1];
		return [[Number(name), Number(parent)] as const];
	} catch {
		return [];
	}
});

const fromPs = (): Parentage => execFileSync('ps', ['-A', '-o', 'pid=,ppid='], {encoding: 'utf8'})
	.trim()
	.split('\n')
	.map(line => {
		const [pid, parent] = line.trim().split(/\s+/);
		return [Number(pid), Number(parent)] as const;
	});

/** The processes that a process started, and those that these started, and so on, whatever their group or session. */
export const descendants = (pid: number): readonly number[] => {
	let all: Parentage;
	try {
		all = process.platform === 'linux' ? fromProc() : fromPs();
	} catch {
		return [];
	}

	const below = (parent: number): readonly number[] => all
		.filter(([, of]) => of === parent)
		.flatMap(([child]) => [child, ...below(child)]);
	return below(pid);
};
