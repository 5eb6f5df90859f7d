import path from 'node:path';
import type {SeveralShells} from '../existing.js';
import {Failure} from '../failure.js';
import type {Command} from '../flags.js';
import {printable} from '../literal.js';
import type {Outcome} from '../outcome.js';
import type {Standing} from '../standing.js';
import {withNix} from '../with-nix.js';
import type {Terminal, World} from '../world.js';
import {firstFrame} from './first-frame.js';
import {openKeyboard, type Keyboard} from './input/keyboard.js';
import {look, nothingStands} from './look.js';
import {recall, type Remembered} from './services/settings.js';
import {startOf} from './services/start.js';
import {spareMemory} from './engine.js';
import {firstState} from './state/first-state.js';
import type {Finder, Start} from './state/types.js';
import {abilitiesOf} from './terminal/abilities.js';
import {createScreen, type Screen} from './terminal/screen.js';
import type {Theme} from './terminal/theme.js';

/** All that the first picture takes, and the questions go on from. */
export type Begun = {
	readonly command: Command;
	readonly world: World;
	/** The project's folder: absolute. */
	readonly folder: string;
	readonly found: Standing | SeveralShells;
	readonly remembered: Remembered;
	readonly start: Start;
	readonly theme: Theme;
	/** The folder as a person would say it: `~/code/demo`. */
	readonly place: string;
	readonly screen: Screen;
	readonly keyboard: Keyboard;
};

const placeOf = (folder: string, home: string): string => {
	const inside = path.relative(home, folder);
	return printable(inside.startsWith('..') || path.isAbsolute(inside) ? folder : path.join('~', inside));
};

/** The first question is about no names. */
const noNames: Finder = {
	isReady: () => false,
	find: () => [],
	whyNot: () => '',
	rowOf: name => ({
		name, label: undefined, attribute: undefined, version: undefined, mark: 'absent', reason: undefined, summary: '', via: undefined,
	}),
};

/** Ink's own picture for those who hear the screen is another one. */
const isHeard = ({env}: World): boolean => env.INK_SCREEN_READER === 'true';

/**
Asks what the command line leaves open, shows what would be written, and writes it after a yes.

Loading Ink takes three times as long as starting Node: until it is there, a picture of the first question stands in for it.

@param terminal - Both ends of it; left as it was found, however this ends.
*/
export const startWizard = async (command: Command, processWorld: World, terminal: Terminal): Promise<Outcome> => {
	spareMemory();
	const folder = path.resolve(processWorld.cwd, command.options.directory);
	const theme = abilitiesOf(processWorld.env, command.options.color);
	const place = placeOf(folder, processWorld.home);
	let world = processWorld;
	let found: Standing | SeveralShells;
	let remembered: Remembered;
	try {
		world = withNix(processWorld, command.options.verify.nixPath);
		[found, remembered] = await Promise.all([look(folder, command), recall(world)]);
	} catch (error) {
		if (error instanceof Failure) {
			return {kind: 'failed', failure: error};
		}

		throw error;
	}

	const start = startOf(command, 'shells' in found ? nothingStands : found, remembered);
	const screen = createScreen(terminal.output);
	const keyboard = openKeyboard(terminal);
	try {
		if (start.step === 'style' && !('shells' in found) && !isHeard(world)) {
			screen.show(size => firstFrame(firstState(start, size, noNames), theme, place));
		}

		const {runWizard} = await import('./run-wizard.js');
		return await runWizard({
			command, world, folder, found, remembered, start, theme, place, screen, keyboard,
		}, terminal);
	} finally {
		keyboard.stop();
		screen.close();
	}
};
