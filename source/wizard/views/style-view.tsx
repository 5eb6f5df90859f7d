import {styleChoices, styleLinks} from '../state/choices.js';
import {isNarrow} from '../state/layout.js';
import type {Size, StyleScreen} from '../state/types.js';
import {wrapped} from '../state/text.js';
import {Line} from './line.js';
import {Link} from './link.js';
import {Menu} from './menu.js';
import {Tone, useSymbols} from './theme.js';

type Props = {readonly screen: StyleScreen; readonly size: Size};

/** Shell.nix, flake.nix or both, one honest sentence each, and where to read on. */
export const StyleView = ({screen, size}: Props) => {
	const {dot} = useSymbols();
	const narrow = isNarrow(size);
	const {text: sentence} = styleChoices[screen.cursor]!;
	const room = size.columns - 5;
	return (
		<>
			<Menu
				cursor={screen.cursor}
				rows={styleChoices.map(({style, title, text}) => ({value: style, text: narrow ? title : <>{title.padEnd(15)}<Tone as='quiet'>{text}</Tone></>}))}
			/>
			{narrow
				? (
					<>
						{wrapped(sentence, room, 2).map(row => <Line key={row}>{'   '}<Tone as='quiet'>{row}</Tone></Line>)}
						{styleLinks.map(url => <Line key={url}>{'   '}<Tone as='quiet'><Link url={url} width={room}/></Tone></Line>)}
					</>
				)
				: (
					<>
						<Line/>
						<Line>{'   '}<Tone as='quiet'>Not sure? Both are good reading:</Tone></Line>
						{styleLinks.map(url => <Line key={url}>{'   '}<Tone as='quiet'>{dot} <Link url={url}/></Tone></Line>)}
					</>
				)}
		</>
	);
};
