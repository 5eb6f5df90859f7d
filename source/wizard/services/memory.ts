import {settingsFolder} from '../../io/places.js';
import type {World} from '../../world.js';
import type {Remembered} from './settings.js';

/** Keeps what was chosen for the next time. Where that is not possible, it is simply not kept. */
export const remember = async (world: Pick<World, 'env' | 'home'>, remembered: Remembered): Promise<void> => {
	try {
		const {default: Conf} = await import('conf');
		const store = new Conf<Record<string, unknown>>({projectName: 'create-nix-python', cwd: settingsFolder(world), configName: 'settings'});
		store.set(Object.fromEntries(Object.entries(remembered).filter(([, value]) => value !== undefined)));
	} catch {
		// Somebody's read-only home is no reason to fail after all is written.
	}
};
