/*
Records the demo and the stills from the real program in a real terminal:

	npm run build && npx esbuild media/record.ts --bundle --platform=node --format=esm --packages=external --outfile=.tap/record.js && node .tap/record.js --nixpkgs '~/nixpkgs'

Words after it are the program's; `~/nixpkgs` stands for the tests' own small nixpkgs, which builds in seconds.

Every frame is what a terminal emulator showed while the keys below were pressed; an animated SVG then shows them in turn.
*/
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import {setTimeout as pause} from 'node:timers/promises';
import {
	keys, openTerminal, type Person, type Piece,
} from '../test/support/pty.js';

type Frame = {readonly lines: ReadonlyArray<readonly Piece[]>; readonly seconds: number};

const columns = 80;
const rows = 26;
const cell = {width: 8.4, height: 18};
const size = {width: Math.ceil(columns * cell.width) + 32, height: (rows * cell.height) + 32};

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** Style classes by the terminal's colour. */
const classes = new Map([[1, 'r'], [2, 'g'], [3, 'y'], [6, 'a']]);

const tspan = ({text, color = -1, isBold, isDim}: Piece): string => {
	const names = [classes.get(color) ?? '', isBold ? 'b' : '', isDim ? 'd' : ''].filter(Boolean);
	return names.length === 0 || text.trim() === '' ? escaped(text) : `<tspan class="${names.join(' ')}">${escaped(text)}</tspan>`;
};

const textOf = (lines: Frame['lines']): string => lines.map((pieces, row) => {
	const text = pieces.map(piece => tspan(piece)).join('').trimEnd();
	return text === '' ? '' : `<text x="16" y="${30 + (row * cell.height)}" xml:space="preserve">${text}</text>`;
}).join('');

const font = 'font:14px ui-monospace,SFMono-Regular,Menlo,Consolas,"DejaVu Sans Mono",monospace';
const style = `text{${font};fill:#d8dee9}.a{fill:#56c8d8}.g{fill:#7ec77e}.y{fill:#e0c060}.r{fill:#e06c75}.b{font-weight:bold}.d{opacity:.6}`;

const svg = (inner: string, css = ''): string => [
	`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size.width} ${size.height}" role="img" aria-label="create-nix-python in a terminal">`,
	`<style>${style}${css}</style><rect width="100%" height="100%" rx="8" fill="#1d2129"/>${inner}</svg>\n`,
].join('');

/** Each frame is shown for its time, again and again. */
const animated = (frames: readonly Frame[]): string => {
	const total = frames.reduce((sum, {seconds}) => sum + seconds, 0);
	let start = 0;
	const parts = frames.map(({lines, seconds}, index) => {
		const from = (start / total) * 100;
		const to = ((start + seconds) / total) * 100;
		start += seconds;
		const css = `@keyframes f${index}{0%,${from.toFixed(3)}%{opacity:0}${(from + 0.001).toFixed(3)}%,${to.toFixed(3)}%{opacity:1}${Math.min(100, to + 0.001).toFixed(3)}%,100%{opacity:0}}#f${index}{opacity:0;animation:f${index} ${total.toFixed(1)}s step-end infinite}`;
		return {css, body: `<g id="f${index}">${textOf(lines)}</g>`};
	});
	return svg(parts.map(({body}) => body).join(''), parts.map(({css}) => css).join(''));
};

const frames: Frame[] = [];

const show = (person: Person, seconds: number): Frame['lines'] => {
	const lines = person.picture();
	frames.push({lines, seconds});
	return lines;
};

const type = async (person: Person, word: string): Promise<void> => {
	for (let length = 1; length <= word.length; length++) {
		person.press(word[length - 1]!);
		await person.sees(`${word.slice(0, length)}▏`);
		show(person, 0.12);
	}
};

const still = (name: string, lines: Frame['lines']): void => {
	fs.writeFileSync(`media/${name}.svg`, svg(textOf(lines)));
};

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'demo-'));
const project = path.join(folder, 'demo');
fs.mkdirSync(project);
// A checkout is shown as if it stood in the home folder.
fs.symlinkSync(path.resolve('test/nixpkgs'), path.join(folder, 'nixpkgs'));
const closing: Array<() => void | Promise<void>> = [];
const person = openTerminal({
	teardown(close) {
		closing.push(close);
	},
}, process.argv.slice(2).map(word => word.startsWith('~') ? path.join(folder, word.slice(1)) : word), {
	cwd: project,
	columns,
	rows,
	programWords: [path.resolve('dist/cli.js')],
	env: {
		...process.env, HOME: folder, XDG_CACHE_HOME: path.join(folder, 'cache'), XDG_CONFIG_HOME: path.join(folder, 'config'), FORCE_COLOR: '1', CI: 'false',
	},
});

await person.sees('shell.nix');
show(person, 1.5);
person.press(keys.down + keys.down);
await person.sees('❯ both');
show(person, 1);
person.press(keys.enter);
await person.sees('PyPy');
show(person, 1);
person.press(keys.down);
await person.sees(/❯ Python 3\.13/);
show(person, 1);
person.press(keys.enter);
// The list of all names comes in while one looks around.
await person.sees(/Search.* names, of/);
show(person, 0.8);
const wishes = [
	['numpy', /❯ numpy.*(?:newest|prebuilt)/],
	['sklearn', /❯ scikit-learn[^]*import sklearn · newest/],
	['httpx', /❯ httpx [^]*newest on/],
] as const;
for (const [word, until] of wishes) {
	await type(person, word);
	await person.sees(until);
	const lines = show(person, 1.4);
	if (word === 'sklearn') {
		still('packages', lines);
	}

	person.press(keys.enter);
	await person.sees('Search  ▏');
	show(person, 0.6);
}

person.press(keys.enter);
await person.sees('more below');
still('preview', show(person, 2.5));
person.press(keys.enter);
await person.sees('❯ Yes, write them, and try every import');
show(person, 1.5);
person.press(keys.enter);
let before = '';
while (!/Verified in|Keep the files/.test(before)) {
	const text = person.screen();
	if (text !== before) {
		const lines = show(person, 0.3);
		before = text;
		// What is built already needs no question.
		if (text.includes('Go on?')) {
			show(person, 1.2);
			person.press('y');
		}

		if (/building|✔ numpy/.test(text) && text.includes('❯ Verify')) {
			still('verify', lines);
		}
	}

	await pause(30);
}

await person.ends();
show(person, 5);
fs.writeFileSync('media/demo.svg', animated(frames));
for (const close of closing) {
	await close();
}

fs.rmSync(folder, {recursive: true});
