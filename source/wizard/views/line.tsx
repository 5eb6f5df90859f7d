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

/** Where a list that one can move in begins. */
export const optionIndent = 3;

/** One row of a list that one can move in. */
export const Option = ({isHighlighted, indent = optionIndent, children}: OptionProps) => {
	const {pointer} = useSymbols();
	return (
		<Box aria-role='option' aria-state={{selected: isHighlighted}}>
			<Line>
				<Tone isHidden as='plain'>{' '.repeat(indent)}</Tone>
				<Tone isHidden as='accent'>{(isHighlighted ? pointer : ' ').padEnd(2)}</Tone>
				{children}
			</Line>
		</Box>
	);
};
