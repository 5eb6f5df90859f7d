import {enter} from './enter.js';
import type {
	Finder, Size, Start, State,
} from './types.js';

/** The state that the questions begin with. */
export const firstState = ({chosen, kept, editing, step}: Start, size: Size, finder: Finder): State => enter({
	chosen,
	kept,
	editing,
	written: undefined,
	screen: {step: 'edit', cursor: 0},
	size,
	today: new Date(),
	help: false,
	details: new Map(),
	names: {label: '', pin: ''},
	offline: undefined,
}, step, finder);
