import {printable} from '../../literal.js';
import {layoutOf} from '../state/layout.js';
import type {ShellScreen, State} from '../state/types.js';
import {Menu} from './menu.js';

/** Which of the several shells of a file is meant. */
export const ShellView = ({screen, state}: {readonly screen: ShellScreen; readonly state: State}) => (
	<Menu cursor={screen.cursor} height={layoutOf(state).body} rows={screen.shells.map(name => ({value: name, text: printable(name, 60)}))}/>
);
