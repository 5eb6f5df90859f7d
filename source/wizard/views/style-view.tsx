import {styleChoices, styleLinks} from '../state/choices.js';
import {isNarrow} from '../state/layout.js';
import type {Size, StyleScreen} from '../state/types.js';
import {Line, Option} from './line.js';
import {Link} from './link.js';
import {Tone, useSymbols} from './theme.js';

type Props = {readonly screen: StyleScreen; readonly size: Size};

/** Shell.nix, flake.nix or both, one honest sentence each, and where to read on. */
export const StyleView = ({screen, size}: Props) => {
	const {dot} = useSymbols();
	const narrow = isNarrow(size);
	return (
		<>
			{styleChoices.map(({style, title, text}, index) => (
				<Option key={style} isHighlighted={index === screen.cursor}>
					{title.padEnd(narrow ? 11 : 15)}<Tone as='quiet'>{text}</Tone>
				</Option>
			))}
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
