import type {ReactNode} from 'react';
import {Box, Text} from 'ink';
import {Tone, useSymbols} from './theme.js';

type Props = {readonly children?: ReactNode};

/** Exactly one row, whatever is in it: what does not fit is cut. */
export const Line = ({children = ' '}: Props) => <Text wrap='truncate-end'>{children}</Text>;

type OptionProps = {
	readonly isHighlighted: boolean;
	readonly indent?: number;
	readonly children: ReactNode;
};

/** One row of a list that one can move in. */
export const Option = ({isHighlighted, indent = 3, children}: OptionProps) => {
	const {pointer} = useSymbols();
	return (
		<Box aria-role='option' aria-state={{selected: isHighlighted}}>
			<Line>
				<Text aria-hidden>{' '.repeat(indent)}</Text>
				<Tone isHidden as='accent'>{(isHighlighted ? pointer : ' ').padEnd(2)}</Tone>
				{children}
			</Line>
		</Box>
	);
};

/** Breaks text into rows between words; a word that is longer than a row is broken. */
export const wrapped = (text: string, width: number, most: number): readonly string[] => {
	const limit = Math.max(8, width);
	const rows: string[] = [];
	let row = '';
	for (const word of text.split(/\s+/).flatMap(word => word.match(new RegExp(`.{1,${limit}}`, 'gu')) ?? [])) {
		if (row !== '' && row.length + 1 + word.length > limit) {
			rows.push(row);
			row = word;
		} else {
			row = row === '' ? word : `${row} ${word}`;
		}
	}

	const all = row === '' ? rows : [...rows, row];
	return all.length <= most ? all : [...all.slice(0, most - 1), `${all[most - 1]!.slice(0, limit - 1)}…`];
};

/** A word or number in a column of its own: padded, and cut with an ellipsis. */
export const cell = (text: string, width: number): string =>
	(text.length > width ? `${text.slice(0, Math.max(0, width - 1))}…` : text).padEnd(width);
