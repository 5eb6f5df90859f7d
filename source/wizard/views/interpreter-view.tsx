import {Text} from 'ink';
import {interpreterChoices, supportOf} from '../state/choices.js';
import {isNarrow, layoutOf} from '../state/layout.js';
import type {InterpreterScreen, State} from '../state/types.js';
import {Menu} from './menu.js';
import {Tone, useSymbols} from './theme.js';

type Props = {readonly screen: InterpreterScreen; readonly state: State};

const Support = ({text, isShort}: {readonly text: string; readonly isShort: boolean}) => (
	<Tone as={text.startsWith('fixes') ? 'quiet' : 'care'}>{isShort ? text.replace('fixes ', '') : text}</Tone>
);

/** What the pin has, which is the default, what is prebuilt and what will compile, and for how long each is looked after. */
export const InterpreterView = ({screen, state}: Props) => {
	const {full, empty} = useSymbols();
	const choices = interpreterChoices(state.chosen.channel);
	const narrow = isNarrow(state.size);
	const words = (prebuilt: boolean): string => prebuilt ? 'prebuilt' : (narrow ? 'compiles' : 'packages will compile');
	return (
		<Menu
			cursor={screen.cursor}
			height={layoutOf(state).body}
			rows={choices.map(({interpreter, title, isDefault, prebuilt}) => ({
				value: interpreter,
				text: (
					<>
						{(narrow ? title.replace('Python ', '') : title).padEnd(narrow ? 10 : 14)}
						{narrow ? '' : <Tone as='accent'>{(isDefault ? 'default' : '').padEnd(10)}</Tone>}
						<Tone as={prebuilt ? 'good' : 'care'}><Text aria-hidden>{prebuilt ? full : empty}</Text> {words(prebuilt).padEnd(narrow ? 9 : 23)}</Tone>
						<Support text={supportOf(interpreter, state.chosen.channel, state.today)} isShort={narrow}/>
					</>
				),
			}))}
		/>
	);
};
