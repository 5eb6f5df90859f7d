import {Text} from 'ink';
import type {TextField} from '../state/text-field.js';
import {Tone, useSymbols} from './theme.js';

type Props = {
	readonly field: TextField;
	/** Columns that there are for it. */
	readonly width: number;
};

/** A text field with its caret; of a long text the part around the caret. */
export const FieldText = ({field: {text, cursor}, width}: Props) => {
	const {caret} = useSymbols();
	const room = Math.max(4, width - 1);
	const start = Math.max(0, cursor - room);
	return (
		<Text aria-label={text === '' ? 'empty' : text}>
			{text.slice(start, cursor)}<Tone as='accent'>{caret}</Tone>{text.slice(cursor, start + room)}
		</Text>
	);
};
