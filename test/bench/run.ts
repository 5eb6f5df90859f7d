import {parseArgs} from 'node:util';
import type {Figure} from './figure.js';
import {openOnce, printOpening, searchFigures} from './search.js';
import {startUpFigures} from './start-up.js';
import {verifyFigures} from './verify.js';
import {storeNames, storeOnce, wizardFigures} from './wizard.js';

type Group = {
	readonly measure: (names: string | undefined) => Promise<readonly Figure[]>;
	/** Named here too, so that one can be picked before anything is measured. */
	readonly figures: readonly string[];
};

/** What can be measured, by the names that pick it. */
const groups: Readonly<Record<string, Group>> = {
	'start-up': {measure: startUpFigures, figures: ['node-bare', 'help-to-node', 'scripted-to-node', 'first-run-to-node', 'help-to-create-vite', 'scripted-to-create-vite']},
	search: {measure: searchFigures, figures: ['search-keystroke-p50', 'search-keystroke-p99', 'search-plain-scan', 'search-fzf-filter', 'search-open', 'search-unpack', 'search-memory']},
	verify: {measure: verifyFigures, figures: ['verify-ratio', 'verify-adds']},
	wizard: {measure: wizardFigures, figures: ['wizard-first-frame', 'wizard-first-frame-24', 'wizard-keystroke-p50', 'wizard-keystroke-p95', 'wizard-keystroke-each', 'wizard-keystroke-max', 'wizard-keystroke-own', 'wizard-keystroke-cpu', 'wizard-memory']},
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

const wants = (...names: readonly string[]): boolean => positionals.length === 0 || names.some(name => positionals.includes(name));

/** Prints the figures that are wanted; those of a group are measured together. */
const measureAll = async (): Promise<void> => {
	for (const [group, {measure, figures}] of Object.entries(groups)) {
		if (!wants(group, ...figures)) {
			continue;
		}

		for (const figure of await measure(values.names)) {
			const {name, value = null, unit, goal = null, holds} = figure;
			const plain = {
				name, value, unit, goal, holds,
			};
			if (wants(group, name)) {
				process.stdout.write(`${values.json ? JSON.stringify(plain) : line(figure)}\n`);
			}
		}
	}
};

const known = Object.entries(groups).flatMap(([name, {figures}]) => [name, ...figures]);

const measureWanted = async (): Promise<void> => {
	const unknown = positionals.find(name => !known.includes(name));
	if (unknown === undefined) {
		await measureAll();
		return;
	}

	process.stderr.write(`There is no group and no figure ${JSON.stringify(unknown)}; there are:\n${known.map(name => `  ${name}\n`).join('')}`);
	process.exitCode = 2;
};

const [word, folder, indexUrl] = positionals;
if (word === openOnce) {
	await printOpening(values.names!);
} else if (word === storeOnce) {
	await storeNames(folder!, indexUrl!, values.names);
} else {
	await measureWanted();
}
