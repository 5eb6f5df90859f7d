import {Text, Transform} from 'ink';
import {useTheme} from './theme.js';

/** A link that one can click where terminals know links (OSC 8); everywhere the address is there to be read. */
export const Link = ({url}: {readonly url: string}) => {
	const {links} = useTheme();
	const shown = url.replace(/^https:\/\//, '');
	return links
		? <Transform transform={text => `\u001B]8;;${url}\u0007${text}\u001B]8;;\u0007`}><Text>{shown}</Text></Transform>
		: <Text>{shown}</Text>;
};
