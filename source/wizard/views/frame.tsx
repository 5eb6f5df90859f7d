import {isDeepStrictEqual} from 'node:util';
import {Fragment, memo, type ReactNode} from 'react';
import {Box, Text} from 'ink';
import {answersAbove, layoutOf} from '../state/layout.js';
import {allKeys} from '../state/key-hints.js';
import {named, shownHints} from '../state/key-line.js';
import type {State} from '../state/types.js';
import {
	answerText, headings, labelWidth, steps,
} from '../state/summary.js';
import type {Role} from '../terminal/theme.js';
import {Line} from './line.js';
import {Tone, useSymbols} from './theme.js';

// What is around a step hardly ever changes while somebody types in it: `memo` spares most of what a key would take.

/** The line at the bottom: as many of the keys that matter now as there is room for. */
const KeyLine = memo(({hints}: {readonly hints: ReturnType<typeof shownHints>}) => (
	<Line>
		{' '}
		{hints.map(([key, what], index) => (
			<Fragment key={key + what}>{index === 0 ? '' : '   '}<Tone as='accent'>{key}</Tone> <Tone as='quiet'>{what}</Tone></Fragment>
		))}
	</Line>
), isDeepStrictEqual);

type RowProps = {readonly sign: string; readonly role: Role; readonly label: string; readonly answer: string};

/** A step's name and its answer. The end of a long answer is what was added last: that stays in sight. */
const Row = memo(({sign, role, label, answer}: RowProps) => (
	<Box>
		<Box flexShrink={0}><Text> <Tone as={role}>{sign}</Tone> {label.padEnd(labelWidth)}</Text></Box>
		<Text wrap={label === headings.packages ? 'truncate-start' : 'truncate-end'}>{answer}</Text>
	</Box>
));

const Title = memo(({at, place}: {readonly at: number; readonly place: string}) => {
	const {dot} = useSymbols();
	return (
		<Box justifyContent='space-between'>
			<Text wrap='truncate-end'> <Tone as='strong'>create-nix-python</Tone><Tone as='quiet'>{at === -1 ? '' : `  ${at + 1} of ${steps.length}`}</Tone></Text>
			<Text wrap='truncate-start'><Tone as='quiet'>{` ${dot} ${place}`}</Tone> </Text>
		</Box>
	);
});

const Help = ({most}: {readonly most: number}) => {
	const symbols = useSymbols();
	return (
		<>
			{allKeys.slice(0, most).map(([key, what]) => (
				<Line key={key}>{'   '}<Tone as='accent'>{named(key, symbols).padEnd(15)}</Tone>{what}</Line>
			))}
		</>
	);
};

type FrameProps = {
	readonly state: State;
	/** The folder, as a person would say it. */
	readonly place: string;
	readonly children: ReactNode;
};

/** What is around every step: the title, the answers so far, the question, and the keys. Never as tall as the terminal. */
export const Frame = ({state, place, children}: FrameProps) => {
	const symbols = useSymbols();
	const {tick, pointer} = symbols;
	const {screen} = state;
	// Whoever changes what is there goes where they like: there is no way to be at a step of.
	const at = state.editing ? -1 : steps.indexOf(screen.step);
	const {airy, body} = layoutOf(state);
	const isOver = screen.step === 'ended';
	return (
		<Box flexDirection='column'>
			{airy && <Title at={at} place={place}/>}
			{airy && <Line/>}
			{answersAbove(screen).map(step => (
				<Row key={step} sign={tick} role='good' label={headings[step]} answer={answerText(state, step)}/>
			))}
			{!isOver && (
				<>
					<Row sign={pointer} role='accent' label={headings[screen.step]} answer={answerText(state, screen.step)}/>
					{airy && <Line/>}
					{state.help ? <Help most={body}/> : children}
					{airy && <Line/>}
					<KeyLine hints={shownHints(state, symbols)}/>
				</>
			)}
		</Box>
	);
};
