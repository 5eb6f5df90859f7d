import {interpreterTitle} from '../../nixpkgs/interpreters.js';
import {channelTitle} from '../state/choices.js';
import {packagesText} from '../state/summary.js';
import {editRows, type EditRow} from '../state/steps/edit-rows.js';
import type {EditScreen, State} from '../state/types.js';
import {Menu} from './menu.js';
import {Tone} from './theme.js';

const titles: Readonly<Record<EditRow, string>> = {
	packages: 'Packages', interpreter: 'Interpreter', style: 'Style', options: 'Options', preview: 'See the changes',
};

const valueOf = (row: EditRow, state: State): string => {
	const {chosen, kept} = state;
	switch (row) {
		case 'packages': {
			return packagesText(state) || 'none';
		}

		case 'interpreter': {
			return interpreterTitle(chosen.interpreter);
		}

		case 'style': {
			return chosen.style;
		}

		case 'options': {
			return [channelTitle(chosen.channel, kept) + (chosen.update ? ', to be updated' : ''), ...(chosen.direnv ? ['direnv'] : [])].join(', ');
		}

		case 'preview': {
			return 'then write them, or try every import of what is there';
		}
	}
};

/** What the files hold, and what of it to change. */
export const EditView = ({screen, state}: {readonly screen: EditScreen; readonly state: State}) => (
	<Menu
		cursor={screen.cursor}
		rows={editRows.map(row => ({value: row, text: <>{titles[row].padEnd(17)}<Tone as='quiet'>{valueOf(row, state)}</Tone></>}))}
	/>
);
