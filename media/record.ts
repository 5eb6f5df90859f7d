/*
Records the demo and the stills from the real program in a real terminal:

	npm run build && npx esbuild media/record.ts --bundle --platform=node --format=esm --packages=external --outfile=.tap/record.js && node .tap/record.js

Every frame is what a terminal emulator showed while the keys below were pressed; an animated SVG then shows them in turn.
*/
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import {setTimeout as pause} from 'node:timers/promises';
import {keys, openTerminal, type Person} from '../test/support/pty.js';

type Frame = {readonly text: string; readonly seconds: number};

const columns = 80;
const rows = 24;
const cell = {width: 8.4, height: 18};
const size = {width: Math.ceil(columns * cell.width) + 32, height: (rows * cell.height) + 32};

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** Colour by what a line or its beginning is, as the program itself does. */
const colored = (line: string): string => escaped(line)
	.replaceAll(/[❯▏]|↑↓|⌫/g, '<tspan class="a">$&</tspan>')
	.replaceAll(/✔|● (?:prebuilt|in nixpkgs)/g, '<tspan class="g">$&</tspan>')
	.replaceAll(/○ [\w ]+?(?= {2}|$)/g, '<tspan class="y">$&</tspan>')
	.replace(/^( {3})(\+.*)$/, '$1<tspan class="g">$2</tspan>');

const textOf = (frame: string): string => frame.split('\n').map((line, row) =>
	line === '' ? '' : `<text x="16" y="${30 + (row * cell.height)}" xml:space="preserve">${colored(line)}</text>`).join('');

const style = 'text{font:14px ui-monospace,SFMono-Regular,Menlo,Consolas,"DejaVu Sans Mono",monospace;fill:#d8dee9}.a{fill:#56c8d8}.g{fill:#7ec77e}.y{fill:#e0c060}';

const svg = (inner: string, css = ''): string => [
	`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size.width} ${size.height}" role="img" aria-label="create-nix-python in a terminal">`,
	`<style>${style}${css}</style><rect width="100%" height="100%" rx="8" fill="#1d2129"/>${inner}</svg>\n`,
].join('');

/** Each frame is shown for its time, again and again. */
const animated = (frames: readonly Frame[]): string => {
	const total = frames.reduce((sum, {seconds}) => sum + seconds, 0);
	let start = 0;
	const parts = frames.map(({text, seconds}, index) => {
		const from = (start / total) * 100;
		const to = ((start + seconds) / total) * 100;
		start += seconds;
		const css = `@keyframes f${index}{0%,${from.toFixed(3)}%{opacity:0}${(from + 0.001).toFixed(3)}%,${to.toFixed(3)}%{opacity:1}${Math.min(100, to + 0.001).toFixed(3)}%,100%{opacity:0}}#f${index}{opacity:0;animation:f${index} ${total.toFixed(1)}s step-end infinite}`;
		return {css, body: `<g id="f${index}">${textOf(text)}</g>`};
	});
	return svg(parts.map(({body}) => body).join(''), parts.map(({css}) => css).join(''));
};

const frames: Frame[] = [];

const show = (person: Person, seconds: number): string => {
	const text = person.screen();
	frames.push({text, seconds});
	return text;
};

const type = async (person: Person, word: string): Promise<void> => {
	for (let length = 1; length <= word.length; length++) {
		person.press(word[length - 1]!);
		await person.sees(`${word.slice(0, length)}▏`);
		show(person, 0.12);
	}
};

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'demo-'));
const project = path.join(folder, 'demo');
fs.mkdirSync(project);
const closing: Array<() => void> = [];
const person = openTerminal({
	teardown(close) {
		closing.push(close);
	},
}, process.argv.slice(2), {
	cwd: project, columns, rows, programWords: [path.resolve('dist/cli.js')], env: {HOME: folder, XDG_CACHE_HOME: path.join(folder, 'cache'), NO_COLOR: '1'},
});

await person.sees('shell.nix');
show(person, 1.5);
person.press(keys.down + keys.down);
await person.sees('❯ both');
show(person, 1);
person.press(keys.enter);
await person.sees('PyPy');
show(person, 1.5);
person.press(keys.enter);
await person.sees(/Search.*names/);
show(person, 0.8);
for (const word of ['numpy', 'sklearn']) {
	await type(person, word);
	// What the index says of the highlighted name comes in quietly.
	await pause(2500);
	const text = show(person, 1.2);
	if (word === 'sklearn') {
		fs.writeFileSync('media/packages.svg', svg(textOf(text)));
	}

	person.press(keys.enter);
	await person.sees('Search  ▏');
	show(person, 0.6);
}

person.press(keys.enter);
await person.sees('more below');
fs.writeFileSync('media/preview.svg', svg(textOf(show(person, 2.5))));
person.press(keys.enter);
await person.sees('Yes, write');
show(person, 1.2);
person.press('y');
await person.ends();
show(person, 4);
fs.writeFileSync('media/demo.svg', animated(frames));
for (const close of closing) {
	close();
}

fs.rmSync(folder, {recursive: true});
