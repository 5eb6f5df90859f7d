import {parseArgs} from 'node:util';
import type {Figure} from './figure.js';
import {openOnce, printOpening, searchFigures} from './search.js';
import {startUpFigures} from './start-up.js';
import {verifyFigures} from './verify.js';
import {wizardFigures} from './wizard.js';

/** What can be measured, by the name that picks it. */
const benches: Readonly<Record<string, (names: string | undefined) => Promise<readonly Figure[]>>> = {
	'start-up': startUpFigures,
	search: searchFigures,
	verify: verifyFigures,
	wizard: wizardFigures,
};

const {values, positionals} = parseArgs({
	allowPositionals: true,
	options: {json: {type: 'boolean'}, names: {type: 'string'}},
});

const line = ({name, value, unit, goal, holds, note}: Figure): string => [
	name.padEnd(28),
	`${value === undefined ? '-' : Number(value.toFixed(2))} ${unit}`.padStart(12),
	(goal === undefined ? '' : `goal <= ${goal} ${unit}`).padEnd(18),
	(holds === null ? '' : (holds ? 'holds' : 'MISSED')).padEnd(7),
	note ?? '',
].join('  ').trimEnd();

const measure = async (): Promise<void> => {
	for (const [name, bench] of Object.entries(benches)) {
		if (positionals.length > 0 && !positionals.includes(name)) {
			continue;
		}

		for (const figure of await bench(values.names)) {
			const {name, value = null, unit, goal = null, holds} = figure;
			const plain = {
				name, value, unit, goal, holds,
			};
			process.stdout.write(`${values.json ? JSON.stringify(plain) : line(figure)}\n`);
		}
	}
};

await (positionals[0] === openOnce ? printOpening(values.names!) : measure());
