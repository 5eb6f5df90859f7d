import {readFileSync} from 'node:fs';
import t from 'tap';
import {parseNix} from '../../../source/nix/syntax/parser.js';

const read = (file: string): string => readFileSync(new URL(`../../fixtures/nix-syntax/template/${file}`, import.meta.url), 'utf8');

t.test('a megabyte takes less than 300 ms', async t => {
	const one = `(${read('shell.nix')})\n(${read('flake.nix')})\n`;
	const text = `[\n${one.repeat(Math.ceil(1_000_000 / one.length))}]`;
	t.ok(text.length >= 1_000_000);
	// Time of the processor, the best of a dozen: the machine may be busy with something else.
	const times = Array.from({length: 12}, () => {
		const start = process.cpuUsage();
		parseNix(text);
		const {user, system} = process.cpuUsage(start);
		return (user + system) / 1000;
	});
	t.comment(`${text.length} characters in ${times.map(time => time.toFixed(0)).join(', ')} ms`);
	t.ok(Math.min(...times) < 300);
});
