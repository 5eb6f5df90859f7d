import {channelChoices, channelNote, channelTitle} from '../state/choices.js';
import {layoutOf} from '../state/layout.js';
import {optionNames, type OptionName} from '../state/steps/options.js';
import type {OptionsScreen, State} from '../state/types.js';
import {wrapped} from '../state/text.js';
import {FieldText} from './field-text.js';
import {Line} from './line.js';
import {Menu} from './menu.js';
import {Tone} from './theme.js';

type Props = {readonly screen: OptionsScreen; readonly state: State};

const OptionsMenu = ({screen, state}: Props) => {
	const {channel, tools, direnv, update} = state.chosen;
	const values: Readonly<Record<OptionName, readonly [string, string]>> = {
		channel: [channelTitle(channel, state.kept), 'which nixpkgs'],
		update: [update ? 'yes' : 'no', 'the newest commit of the channel'],
		tools: [tools.length === 0 ? 'none' : tools.join(' '), 'other programs in the shell'],
		direnv: [direnv ? 'yes' : 'no', 'enter by itself when you cd here (direnv allow)'],
	};
	return (
		<Menu
			cursor={screen.cursor}
			rows={optionNames(state).map(name => ({
				value: name, text: <>{name.padEnd(11)}{values[name][0].padEnd(28)} <Tone as='quiet'>{values[name][1]}</Tone></>,
			}))}
		/>
	);
};

const Channels = ({screen, state}: Props) => (
	<Menu cursor={screen.cursor} height={layoutOf(state).body} rows={channelChoices.map(channel => ({
		value: channel, text: <>{channelTitle(channel, state.kept).padEnd(32)}<Tone as='quiet'>{channelNote(channel)}</Tone></>,
	}))}/>
);

/** The few things that most people leave as they are. */
export const OptionsView = ({screen, state}: Props) => {
	switch (screen.pane) {
		case 'menu': {
			return <OptionsMenu screen={screen} state={state}/>;
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
