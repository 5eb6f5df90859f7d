import {EventEmitter} from 'node:events';
import {render} from 'ink';
import {App} from '../../source/wizard/app.js';
import type {State} from '../../source/wizard/state/types.js';
import type {Theme} from '../../source/wizard/terminal/theme.js';

/** A frame as Ink draws it, in a terminal of the state's size. */
export const inkFrame = (state: State, theme: Theme, place: string): string => {
	let last = '';
	const stdout = Object.assign(new EventEmitter(), { // eslint-disable-line unicorn/prefer-event-target -- Ink listens with `on`
		...state.size,
		write(text: string) {
			last = text;
		},
	});
	const {unmount} = render(
		<App state={state} theme={theme} place={place} onGone={() => undefined}/>,
		{stdout: stdout as unknown as NodeJS.WriteStream, debug: true, patchConsole: false},
	);
	const frame = last;
	unmount();
	return frame;
};
