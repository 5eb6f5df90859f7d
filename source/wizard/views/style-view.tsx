import {styleChoices, styleLinks} from '../state/choices.js';
import {isNarrow} from '../state/layout.js';
import type {Size, StyleScreen} from '../state/types.js';
import {Line} from './line.js';
import {Link} from './link.js';
import {Menu} from './menu.js';
import {Tone, useSymbols} from './theme.js';

type Props = {readonly screen: StyleScreen; readonly size: Size};

/** Shell.nix, flake.nix or both, one honest sentence each, and where to read on. */
export const StyleView = ({screen, size}: Props) => {
	const {dot} = useSymbols();
	const narrow = isNarrow(size);
	return (
		<>
			<Menu
				cursor={screen.cursor}
				rows={styleChoices.map(({style, title, text}) => ({value: style, text: <>{title.padEnd(narrow ? 11 : 15)}<Tone as='quiet'>{text}</Tone></>}))}
			/>
			<Line/>
			{narrow
				? styleLinks.map(url => <Line key={url}>{'   '}<Tone as='quiet'><Link url={url}/></Tone></Line>)
				: (
					<>
						<Line>{'   '}<Tone as='quiet'>Not sure? Both are good reading:</Tone></Line>
						{styleLinks.map(url => <Line key={url}>{'   '}<Tone as='quiet'>{dot} <Link url={url}/></Tone></Line>)}
					</>
				)}
		</>
	);
};
