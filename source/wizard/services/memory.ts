import {renameSync} from 'node:fs';
import path from 'node:path';
import {styles, type Style} from '../../environment.js';
import {settingsFolder} from '../../io/places.js';
import {exists} from '../../io/process.js';
import type {World} from '../../world.js';

/** The answers of the last time: preselected, never taken unasked. */
export type Remembered = {
	readonly style?: Style | undefined;
	readonly channel?: string | undefined;
	readonly interpreter?: string | undefined;
};

const open = async (folder: string) => {
	const {default: Conf} = await import('conf');
	return new Conf<Record<string, unknown>>({projectName: 'create-nix-python', cwd: folder, configName: 'settings'});
};

const textAt = (value: unknown): string | undefined => typeof value === 'string' ? value : undefined;

/** Puts a settings file that can't be read out of the way; nobody's answers are worth a failure. */
const setAside = (folder: string): void => {
	try {
		renameSync(path.join(folder, 'settings.json'), path.join(folder, 'settings.json.broken'));
	} catch {
		// A folder that can't be written to keeps nothing anyway.
	}
};

/** What was chosen last. A file that is damaged is set aside as `settings.json.broken`, and nothing is remembered. */
export const recall = async (world: Pick<World, 'env' | 'home'>): Promise<Remembered> => {
	const folder = settingsFolder(world);
	if (!await exists(path.join(folder, 'settings.json'))) {
		return {};
	}

	try {
		const {store} = await open(folder);
		return {
			style: styles.find(style => style === store.style),
			channel: textAt(store.channel),
			interpreter: textAt(store.interpreter),
		};
	} catch {
		setAside(folder);
		return {};
	}
};

/** Keeps what was chosen for the next time. Where that is not possible, it is simply not kept. */
export const remember = async (world: Pick<World, 'env' | 'home'>, remembered: Remembered): Promise<void> => {
	try {
		const store = await open(settingsFolder(world));
		store.set(Object.fromEntries(Object.entries(remembered).filter(([, value]) => value !== undefined)));
	} catch {
		// Somebody's read-only home is no reason to fail after all is written.
	}
};
