import {Text} from 'ink';
import {interpreterChoices} from '../state/choices.js';
import {isNarrow, layoutOf, windowOf} from '../state/layout.js';
import type {InterpreterScreen, State} from '../state/types.js';
import {Option} from './line.js';
import {Tone, useSymbols} from './theme.js';

type Props = {readonly screen: InterpreterScreen; readonly state: State};

/** What the pin has, which is the default, what is prebuilt and what will compile, and for how long each is looked after. */
export const InterpreterView = ({screen, state}: Props) => {
	const {full, empty} = useSymbols();
	const choices = interpreterChoices(state.chosen.channel);
	const narrow = isNarrow(state.size);
	const words = (prebuilt: boolean): string => prebuilt ? 'prebuilt' : (narrow ? 'compiles' : 'packages will compile');
	const {start, end} = windowOf(choices.length, screen.cursor, layoutOf(state).body);
	return (
		<>
			{choices.slice(start, end).map(({interpreter, title, isDefault, prebuilt, support}, index) => (
				<Option key={interpreter} isHighlighted={start + index === screen.cursor}>
					{title.padEnd(narrow ? 12 : 14)}
					{narrow ? '' : <Tone as='accent'>{(isDefault ? 'default' : '').padEnd(10)}</Tone>}
					<Tone as={prebuilt ? 'good' : 'care'}><Text aria-hidden>{prebuilt ? full : empty}</Text> {words(prebuilt).padEnd(narrow ? 9 : 24)}</Tone>
					<Tone as='quiet'>{support}</Tone>
				</Option>
			))}
		</>
	);
};
