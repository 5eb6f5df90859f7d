import {Text, Transform} from 'ink';
import {shownUrl} from '../state/text.js';
import {useTheme} from './theme.js';

type Props = {
	readonly url: string;
	/** Columns that there are for it: of a long address the page is enough, its section is left away. */
	readonly width?: number;
};

/** A link that one can click where terminals know links (OSC 8); everywhere the address is there to be read. */
export const Link = ({url, width = Number.POSITIVE_INFINITY}: Props) => {
	const {links} = useTheme();
	const shown = shownUrl(url, width);
	return links
		? <Transform transform={text => `\u001B]8;;${url}\u0007${text}\u001B]8;;\u0007`}><Text>{shown}</Text></Transform>
		: <Text>{shown}</Text>;
};
