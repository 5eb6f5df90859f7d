import {memo} from 'react';
import {Text, useIsScreenReaderEnabled} from 'ink';
import cut from '../ink/wrap-text.js';
import {symbolsOf} from '../terminal/symbols.js';
import {toned} from '../terminal/theme.js';
import {Line, Option, optionIndent} from './line.js';
import {useTheme} from './theme.js';

const Block = memo(({text}: {readonly text: string}) => <Text wrap='truncate-end'>{text}</Text>);

type LinesProps = {
	readonly lines: readonly string[];
	/** Columns there are: what does not fit is cut. */
	readonly columns: number;
	/** Rows there are. */
	readonly height: number;
};

/** Rows that change with every key, all of them one text: Ink takes as long for each text as for what is in it. */
export const Lines = ({lines, columns, height}: LinesProps) => (
	<Block text={Array.from({length: height}, (_, index) => cut(lines[index] ?? '', columns, 'truncate-end')).join('\n')}/>
);

type OptionLinesProps = Omit<LinesProps, 'lines'> & {
	readonly options: ReadonlyArray<{readonly text: string; readonly isHighlighted: boolean}>;
};

/** The same of a list that one can move in. A screen reader is told of each row by itself. */
export const OptionLines = ({options, columns, height}: OptionLinesProps) => {
	const theme = useTheme();
	if (useIsScreenReaderEnabled()) {
		return (
			<>
				{options.map(({text, isHighlighted}, index) => <Option key={String(index)} isHighlighted={isHighlighted}>{text}</Option>)}
				{Array.from({length: height - options.length}, (_, index) => <Line key={String(index)}/>)}
			</>
		);
	}

	const pointer = toned('accent', symbolsOf(theme).pointer, theme);
	const lines = options.map(({text, isHighlighted}) => ' '.repeat(optionIndent) + (isHighlighted ? pointer : ' ') + ' ' + text);
	return <Lines lines={lines} columns={columns} height={height}/>;
};
