import {renameSync} from 'node:fs';
import fs from 'node:fs/promises';
import path from 'node:path';
import {styles, type Style} from '../../environment.js';
import {fieldsOf} from '../../fields.js';
import {settingsFolder} from '../../io/places.js';
import type {World} from '../../world.js';

/** The answers of the last time: preselected, never taken unasked. */
export type Remembered = {
	readonly style?: Style | undefined;
	readonly channel?: string | undefined;
	readonly interpreter?: string | undefined;
};

const textAt = (value: unknown): string | undefined => typeof value === 'string' ? value : undefined;

/** Puts a settings file that can't be read out of the way; nobody's answers are worth a failure. */
const setAside = (file: string): void => {
	try {
		renameSync(file, `${file}.broken`);
	} catch {
		// A folder that can't be written to keeps nothing anyway.
	}
};

/**
What was chosen last. A file that is damaged is set aside as `settings.json.broken`, and nothing is remembered.

Reads what conf writes; loading conf for that would hold up the first picture.
*/
export const recall = async (world: Pick<World, 'env' | 'home'>): Promise<Remembered> => {
	const file = path.join(settingsFolder(world), 'settings.json');
	let text: string;
	try {
		text = await fs.readFile(file, 'utf8');
	} catch {
		return {};
	}

	try {
		const stored = fieldsOf(JSON.parse(text));
		return {
			style: styles.find(style => style === stored.style),
			channel: textAt(stored.channel),
			interpreter: textAt(stored.interpreter),
		};
	} catch {
		setAside(file);
		return {};
	}
};
