import type {Person} from '../support/pty.js';

/** One key, and how the screen looks when it has done what it does. */
export type Stroke = {readonly key: string; readonly shows: string};

const down = '\u001B[B';
const clear = '\u0015';

/** One row further down, where there is one. */
const downFrom = (screen: string): Stroke | undefined => {
	const lines = screen.split('\n');
	const [name] = lines[lines.findLastIndex(line => line.includes('❯')) + 1]!.trim().split(' ', 1);
	return name ? {key: down, shows: `❯ ${name} `} : undefined;
};

/** Types a word, goes down a few of what was found, takes the word back letter by letter, and clears the field. */
export const strokesOf = (word: string): ReadonlyArray<(screen: string) => Stroke | undefined> => [
	...Array.from(word, (key, index) => () => ({key, shows: `Search  ${word.slice(0, index + 1)}▏`})),
	downFrom,
	downFrom,
	downFrom,
	...Array.from({length: Math.min(4, word.length - 1)}, (_, index) => () => ({key: '\u007F', shows: `Search  ${word.slice(0, -1 - index)}▏`})),
	() => ({key: clear, shows: 'Search  ▏'}),
];

/** What a key cost, in milliseconds: until it was on the screen, and of that on a CPU; and what it made the screen show. */
export type Cost = {
	readonly shows: string;
	readonly pause: number;
	readonly shown: number;
	readonly busy: number | undefined;
	/** Whether the machine is a virtual one and did not run all of the time: its host gave its processors to somebody else. */
	readonly isStolen: boolean;
};

/** What is read before and after a key, where it can be told: how many milliseconds the program has been on a CPU, and how long the host has had the machine's. */
export type Meters = {readonly busy: () => number | undefined; readonly stolen: () => number | undefined};

/**
Presses keys one after the other.

@param pause - Milliseconds between what a key showed and the next one.
*/
export const type = async (person: Person, word: string, pause: number, {busy, stolen}: Meters): Promise<readonly Cost[]> => {
	const costs: Cost[] = [];
	for (const strokeAt of strokesOf(word)) {
		const stroke = strokeAt(person.screen());
		if (!stroke) {
			continue;
		}

		const {key, shows} = stroke;
		const before = busy();
		const stolenBefore = stolen();
		const begin = performance.now();
		person.press(key);
		await person.sees(shows);
		const shown = performance.now() - begin;
		const after = busy();
		costs.push({
			shows, pause, shown, busy: before === undefined || after === undefined ? undefined : after - before, isStolen: stolen() !== stolenBefore,
		});
		if (pause > 0) {
			await new Promise(resolve => {
				setTimeout(resolve, pause);
			});
		}
	}

	return costs;
};
