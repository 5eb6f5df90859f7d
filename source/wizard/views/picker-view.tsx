import {windowOf} from '../state/layout.js';
import type {VersionRow} from '../state/row.js';
import type {Picker} from '../state/types.js';
import type {Role} from '../terminal/theme.js';
import {cell, wrapped} from '../state/text.js';
import {Line, Option} from './line.js';
import {Tone, useSymbols} from './theme.js';

type Props = {readonly picker: Picker; readonly height: number; readonly width: number};

const roles: Readonly<Record<VersionRow['kind'], Role>> = {pin: 'good', override: 'plain', unusable: 'quiet'};

/** The versions of one package, newest first; those that can't be taken are there too, with the reason. */
export const PickerView = ({picker: {name, cursor, content}, height, width}: Props) => {
	const {cross, empty, full} = useSymbols();
	const signs: Readonly<Record<VersionRow['kind'], string>> = {pin: full, override: empty, unusable: cross};
	if (content.kind !== 'ready') {
		const text = content.kind === 'loading' ? 'asking the index for its versions…' : content.message;
		const rows = wrapped(text, width - 6, height - 1);
		return (
			<>
				<Line>{'   '}<Tone as='strong'>{name}</Tone></Line>
				{Array.from({length: height - 1}, (_, index) => (
					<Line key={String(index)}>{'     '}<Tone as={content.kind === 'loading' ? 'quiet' : 'care'}>{rows[index] ?? ''}</Tone></Line>
				))}
			</>
		);
	}

	const {versions} = content;
	const {start, end} = windowOf(versions.length, cursor, height - 1);
	return (
		<>
			<Line>{'   '}<Tone as='strong'>{name}</Tone><Tone as='quiet'>{`  ${versions.length} versions`}</Tone></Line>
			{versions.slice(start, end).map(({version, kind, note}, index) => (
				<Option key={version + note} isHighlighted={start + index === cursor}>
					<Tone as={roles[kind]}>{signs[kind]} {cell(version, width < 60 ? 10 : 16)} {note}</Tone>
				</Option>
			))}
			{Array.from({length: height - 1 - (end - start)}, (_, index) => <Line key={String(index)}/>)}
		</>
	);
};
