import {Box, useIsScreenReaderEnabled} from 'ink';
import {isNarrow, layoutOf, windowOf} from '../state/layout.js';
import {importNamesOf} from '../../pypi/import-names.js';
import type {Details, Row} from '../state/row.js';
import type {PackagesScreen, Size, State} from '../state/types.js';
import {cell, wrapped} from '../state/text.js';
import {toned, type Role, type Theme} from '../terminal/theme.js';
import {FieldText} from './field-text.js';
import {Line} from './line.js';
import {Lines, OptionLines} from './lines.js';
import {PickerView} from './picker-view.js';
import {markText, Tone, useTheme} from './theme.js';

type Props = {readonly screen: PackagesScreen; readonly state: State};

/** Rows under the list: what is known of the highlighted name, or something to be told. Always as many, so that nothing jumps. */
const footRows = 3;

/** More rows are no help for finding one. */
const mostRows = 12;

const nameWidth = (size: Size): number => size.columns >= 100 ? 30 : (isNarrow(size) ? Math.max(12, size.columns - 23) : 26);

type Look = {readonly details: Details | undefined; readonly size: Size; readonly isHighlighted: boolean; readonly theme: Theme; readonly isRead: boolean};

/** What a row says. A text, and no component: with every key all of them say something else. */
const rowText = (row: Row, {details, size, isHighlighted, theme, isRead}: Look): string => {
	const attribute = row.attribute === undefined || row.attribute === row.name ? '' : ` (${row.attribute})`;
	const version = row.version ?? details?.version ?? '';
	const newest = details?.newest !== undefined && details.newest !== version ? `newest ${details.newest}` : '';
	const aside = size.columns >= 100 ? `${cell(newest, 16)} ${row.summary}` : (size.columns >= 74 ? newest : '');
	return [
		toned(isHighlighted ? 'strong' : 'plain', cell(row.label ?? row.name + attribute, nameWidth(size)), theme),
		isNarrow(size) ? ' ' : ` ${cell(version, 9)} `,
		markText(row.mark, theme, isRead),
		toned('quiet', aside, theme),
	].join('');
};

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

/** Something told, a row each. */
const Told = ({lines, role, height, size}: {readonly lines: readonly string[]; readonly role: Role; readonly height: number; readonly size: Size}) => {
	const theme = useTheme();
	return <Lines lines={lines.map(text => `   ${toned(role, text, theme)}`)} columns={size.columns} height={height}/>;
};

const Foot = ({screen, state}: Props) => {
	const {notice, rows, cursor, pasted} = screen;
	const {size} = state;
	const row = rows[cursor];
	const text = pasted === undefined ? notice?.text : 'reading the list…';
	return text === undefined
		? <Told role='quiet' lines={[row?.summary ?? '', row ? factsOf(row, state.details.get(row.name)) : '', state.offline ?? state.names.pin]} height={footRows} size={size}/>
		: <Told role={toneOf(notice)} lines={wrapped(text, size.columns - 4, footRows)} height={footRows} size={size}/>;
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
	return (
		<>
			<SearchLine screen={screen} state={state}/>
			{layoutOf(state).airy && <Line/>}
			<Told role={toneOf(notice)} lines={wrapped(notice.text, state.size.columns - 4, height)} height={height} size={state.size}/>
		</>
	);
};

/** The search, what it found, and what is known of it. */
export const PackagesView = ({screen, state}: Props) => {
	const {size} = state;
	const {airy, body} = layoutOf(state);
	const theme = useTheme();
	const isRead = useIsScreenReaderEnabled();
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

	return (
		<>
			<SearchLine screen={screen} state={state}/>
			{airy && <Line/>}
			{rows.length === 0
				? <Told role='quiet' lines={wrapped(emptyText(screen, state), size.columns - 6, height).map(line => `  ${line}`)} height={height} size={size}/>
				: <OptionLines
					columns={size.columns}
					height={height}
					options={rows.slice(start, end).map((row, index) => {
						const isHighlighted = start + index === cursor;
						return {
							isHighlighted,
							text: rowText(row, {
								details: state.details.get(row.name), size, isHighlighted, theme, isRead,
							}),
						};
					})}
				/>}
			{airy && <Line/>}
			<Foot screen={screen} state={state}/>
		</>
	);
};
