import {isDeepStrictEqual} from 'node:util';
import {memo} from 'react';
import {Box} from 'ink';
import {isNarrow, layoutOf, windowOf} from '../state/layout.js';
import {importNamesOf} from '../../pypi/import-names.js';
import type {Details, Row} from '../state/row.js';
import type {PackagesScreen, Size, State} from '../state/types.js';
import {cell, wrapped} from '../state/text.js';
import type {Role} from '../terminal/theme.js';
import {FieldText} from './field-text.js';
import {Line, Option} from './line.js';
import {PickerView} from './picker-view.js';
import {MarkText, Tone} from './theme.js';

type Props = {readonly screen: PackagesScreen; readonly state: State};

/** Rows under the list: what is known of the highlighted name, or something to be told. Always as many, so that nothing jumps. */
const footRows = 3;

/** More rows are no help for finding one. */
const mostRows = 12;

const nameWidth = (size: Size): number => size.columns >= 100 ? 30 : (isNarrow(size) ? Math.max(12, size.columns - 23) : 26);

type PackageRowProps = {readonly row: Row; readonly details: Details | undefined; readonly size: Size; readonly isHighlighted: boolean};

/** Rows are made anew for every key, and most of them say what they said before. */
const isSame = (before: PackageRowProps, after: PackageRowProps): boolean => before.isHighlighted === after.isHighlighted
	&& before.size === after.size && before.details === after.details && isDeepStrictEqual(before.row, after.row);

const PackageRow = memo(({row, details, size, isHighlighted}: PackageRowProps) => {
	const attribute = row.attribute === undefined || row.attribute === row.name ? '' : ` (${row.attribute})`;
	const version = row.version ?? details?.version ?? '';
	const newest = details?.newest !== undefined && details.newest !== version ? `newest ${details.newest}` : '';
	const width = nameWidth(size);
	const aside = size.columns >= 100 ? `${cell(newest, 16)} ${row.summary}` : (size.columns >= 74 ? newest : '');
	return (
		<Option isHighlighted={isHighlighted}>
			<Tone as={isHighlighted ? 'strong' : 'plain'}>{cell(row.label ?? row.name + attribute, width)}</Tone>
			{isNarrow(size) ? ' ' : ` ${cell(version, 9)} `}
			<MarkText mark={row.mark}/>
			{aside !== '' && <Tone as='quiet'>{aside}</Tone>}
		</Option>
	);
}, isSame);

const factsOf = ({name, via}: Row, details: Details | undefined): string => {
	const {names} = importNamesOf(name);
	return [
		via === undefined || via === names[0] ? '' : `found as ${via}`,
		names[0] === undefined || names[0] === name ? '' : `import ${names[0]}`,
		details?.newest === undefined ? '' : `newest on the index ${details.newest}${details.released === undefined ? '' : `, ${details.released}`}`,
		details?.requiresPython === undefined ? '' : `needs Python ${details.requiresPython}`,
		details?.status ?? '',
	].filter(Boolean).join(' · ');
};

const toneOf = (notice: PackagesScreen['notice']): Role => notice?.kind === 'care' ? 'care' : 'good';

const ToldLine = memo(({role, text}: {readonly role: Role; readonly text: string}) => <Line>{'   '}<Tone as={role}>{text}</Tone></Line>);

const Foot = ({screen, state}: Props) => {
	const {notice, rows, cursor, pasted} = screen;
	const width = state.size.columns - 4;
	const row = rows[cursor];
	const text = pasted === undefined ? notice?.text : 'reading the list…';
	const lines = text === undefined
		? [row?.summary ?? '', row ? factsOf(row, state.details.get(row.name)) : '', state.offline ?? state.names.pin]
		: wrapped(text, width, footRows);
	const role = text === undefined ? 'quiet' : toneOf(notice);
	return (
		<>
			{Array.from({length: footRows}, (_, index) => <ToldLine key={String(index)} role={role} text={lines[index] ?? ''}/>)}
		</>
	);
};

const emptyText = (screen: PackagesScreen, state: State): string => {
	if (screen.field.text !== '') {
		return state.names.label === '' ? 'the names are being loaded' : 'no name is like it; a version is written as name==1.2';
	}

	return 'type a name, an import name, or name==1.2; or paste a requirements list';
};

/** The field, and at the other end of the row how many names it searches. */
const SearchLine = ({screen, state}: Props) => {
	const {columns} = state.size;
	const {label} = state.names;
	const room = columns - 46;
	const shown = label.length <= room ? label : label.split(',').slice(0, 2).join(',').slice(0, Math.max(0, room));
	return (
		<Box justifyContent='space-between'>
			<Line>{'   Search  '}<FieldText field={screen.field} width={columns - 14 - (room > 12 ? shown.length : 0)}/></Line>
			{room > 12 && <Line><Tone as='quiet'>{`${shown} `}</Tone></Line>}
		</Box>
	);
};

/** A notice of many lines, such as what was left out of a list. */
const LongNotice = ({screen, state, height}: Props & {readonly height: number}) => {
	const notice = screen.notice!;
	const lines = wrapped(notice.text, state.size.columns - 4, height);
	return (
		<>
			<SearchLine screen={screen} state={state}/>
			{layoutOf(state).airy && <Line/>}
			{Array.from({length: height}, (_, index) => <ToldLine key={String(index)} role={toneOf(notice)} text={lines[index] ?? ''}/>)}
		</>
	);
};

/** The search, what it found, and what is known of it. */
export const PackagesView = ({screen, state}: Props) => {
	const {size} = state;
	const {airy, body} = layoutOf(state);
	if (screen.picker) {
		return <PickerView picker={screen.picker} height={Math.min(body, mostRows + 1 + footRows + (airy ? 2 : 0))} width={size.columns}/>;
	}

	const {rows, cursor} = screen;
	const height = Math.max(1, Math.min(mostRows, body - 1 - footRows - (airy ? 2 : 0)));
	const {start, end} = windowOf(rows.length, cursor, height);
	// What does not fit below the list is told in its place, for as long as nothing is typed.
	const isLong = screen.notice !== undefined && wrapped(screen.notice.text, size.columns - 4, height + 1).length > footRows;
	if (isLong && screen.field.text === '') {
		return <LongNotice screen={screen} state={state} height={height + footRows + (airy ? 1 : 0)}/>;
	}

	const empty = wrapped(emptyText(screen, state), size.columns - 6, height);
	return (
		<>
			<SearchLine screen={screen} state={state}/>
			{airy && <Line/>}
			{Array.from({length: height}, (_, index) => {
				const row = rows[start + index];
				return row && start + index < end
					? <PackageRow key={String(index)} row={row} details={state.details.get(row.name)} size={size} isHighlighted={start + index === cursor}/>
					: <Line key={String(index)}>{rows.length === 0 ? <>{'     '}<Tone as='quiet'>{empty[index] ?? ''}</Tone></> : ' '}</Line>;
			})}
			{airy && <Line/>}
			<Foot screen={screen} state={state}/>
		</>
	);
};
