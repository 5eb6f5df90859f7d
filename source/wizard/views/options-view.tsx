import {channelChoices, channelTitle} from '../state/choices.js';
import {layoutOf, windowOf} from '../state/layout.js';
import {optionNames} from '../state/steps/options.js';
import type {OptionsScreen, State} from '../state/types.js';
import {FieldText} from './field-text.js';
import {Line, Option, wrapped} from './line.js';
import {Tone} from './theme.js';

type Props = {readonly screen: OptionsScreen; readonly state: State};

const Menu = ({screen, state}: Props) => {
	const {channel, tools, direnv} = state.chosen;
	const values: Readonly<Record<typeof optionNames[number], readonly [string, string]>> = {
		channel: [channelTitle(channel, state.kept), 'which nixpkgs'],
		tools: [tools.length === 0 ? 'none' : tools.join(' '), 'other programs in the shell'],
		direnv: [direnv ? 'yes' : 'no', 'enter by itself when you cd here'],
	};
	return (
		<>
			{optionNames.map((name, index) => (
				<Option key={name} isHighlighted={index === screen.cursor}>
					{name.padEnd(11)}{values[name][0].padEnd(28)} <Tone as='quiet'>{values[name][1]}</Tone>
				</Option>
			))}
		</>
	);
};

const Channels = ({screen, state}: Props) => {
	const {start, end} = windowOf(channelChoices.length, screen.cursor, layoutOf(state).body);
	return (
		<>
			{channelChoices.slice(start, end).map((channel, index) => (
				<Option key={channel} isHighlighted={start + index === screen.cursor}>{channelTitle(channel, state.kept)}</Option>
			))}
		</>
	);
};

/** The few things that most people leave as they are. */
export const OptionsView = ({screen, state}: Props) => {
	switch (screen.pane) {
		case 'menu': {
			return <Menu screen={screen} state={state}/>;
		}

		case 'channel': {
			return <Channels screen={screen} state={state}/>;
		}

		case 'tools': {
			const told = screen.notice?.text ?? 'attributes of nixpkgs, with spaces between: git postgresql; search.nixos.org/packages lists them';
			return (
				<>
					<Line>{'   Tools  '}<FieldText field={screen.field} width={state.size.columns - 12}/></Line>
					<Line/>
					{wrapped(told, state.size.columns - 4, 3).map(row => <Line key={row}>{'   '}<Tone as={screen.notice ? 'care' : 'quiet'}>{row}</Tone></Line>)}
				</>
			);
		}
	}
};
