import {
	createContext, useContext, type ReactNode,
} from 'react';
import SelectInput from 'ink-select-input';
import {windowOf} from '../state/layout.js';
import {Option} from './line.js';

type Row = {readonly value: string; readonly text: ReactNode};

const RowsContext = createContext<ReadonlyMap<string, ReactNode>>(new Map());

const Item = ({isSelected = false, label}: {readonly isSelected?: boolean; readonly label: string}) => (
	<Option isHighlighted={isSelected}>{useContext(RowsContext).get(label)}</Option>
);

/** The row itself says that it is the highlighted one. */
const NoIndicator = () => null;

type Props = {readonly rows: readonly Row[]; readonly cursor: number; readonly height?: number};

/**
A closed list to choose from. The state says what is highlighted, so the component's own keys are off; it shows, and keeps no state.

@param height - Rows there is room for: of a longer list the part around the cursor is shown.
*/
export const Menu = ({rows, cursor, height = rows.length}: Props) => {
	const {start, end} = windowOf(rows.length, cursor, height);
	const shown = rows.slice(start, end);
	return (
		<RowsContext.Provider value={new Map(shown.map(({value, text}) => [value, text]))}>
			<SelectInput
				key={cursor}
				items={shown.map(({value}) => ({value, label: value}))}
				initialIndex={cursor - start}
				isFocused={false}
				indicatorComponent={NoIndicator}
				itemComponent={Item}
			/>
		</RowsContext.Provider>
	);
};
