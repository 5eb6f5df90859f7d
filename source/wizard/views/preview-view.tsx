import {layoutOf, paneRows, previewRows} from '../state/layout.js';
import {canReplace} from '../state/steps/preview.js';
import type {PreviewScreen, State} from '../state/types.js';
import type {Role} from '../terminal/theme.js';
import {wrapped} from '../state/text.js';
import {Line} from './line.js';
import {Tone, useSymbols} from './theme.js';

type Props = {readonly screen: PreviewScreen; readonly state: State};

/** What a line of a diff is: added, taken away, a place, or a comment that teaches. */
const roleOf = (line: string): Role => {
	if (line.startsWith('@@')) {
		return 'accent';
	}

	if (line.startsWith('! ')) {
		return 'care';
	}

	if (/^[+ ]\s*#/.test(line)) {
		return 'quiet';
	}

	return line.startsWith('+') ? 'good' : (line.startsWith('-') ? 'bad' : 'plain');
};

/** A command over several rows, which a shell takes as one. */
const commandRows = (command: string, width: number, most: number): readonly string[] => {
	const rows = wrapped(command, width, most);
	return rows.map((row, index) => index === rows.length - 1 ? row : `${row} \\`);
};

const Refused = ({message, hint, width}: {readonly message: string; readonly hint: string | undefined; readonly width: number}) => {
	const {cross} = useSymbols();
	return (
		<>
			{wrapped(message, width - 6, 4).map((row, index) => <Line key={row}>{'   '}<Tone as='bad'>{index === 0 ? `${cross} ` : '  '}</Tone>{row}</Line>)}
			{hint && wrapped(hint, width - 6, 3).map(row => <Line key={row}>{'     '}<Tone as='quiet'>{row}</Tone></Line>)}
		</>
	);
};

/** The real difference, file by file; or the command that does the same; or why nothing can be written. */
export const PreviewView = ({screen, state}: Props) => {
	const {content} = screen;
	const {columns} = state.size;
	switch (content.kind) {
		case 'loading': {
			return <Line>{'   '}<Tone as='quiet'>putting it together: what the pin has, what the index knows of versions and hashes…</Tone></Line>;
		}

		case 'refused': {
			const {message, hint} = content.failure;
			const offered = canReplace(content.failure) ? 'k keeps what is there as .orig beside it, and shows the difference; esc leaves it alone' : hint;
			return <Refused message={message.replaceAll('`', '')} hint={offered?.replaceAll('`', '')} width={columns}/>;
		}

		case 'ready': {
			const {preview, pane, top} = content;
			if (screen.shows === 'command') {
				return (
					<>
						<Line>{'   '}<Tone as='quiet'>The same again, with no questions:</Tone></Line>
						{commandRows(preview.report.isPinKnown ? preview.report.command : 'It needs the pin, which is not in these files.', columns - 8, layoutOf(state).body - 1).map(row => <Line key={row}>{'   '}{row}</Line>)}
					</>
				);
			}

			const page = preview.panes[pane];
			const rows = page === undefined ? [] : paneRows(page, state.size);
			const height = Math.min(previewRows(state), rows.length);
			const below = rows.length - top - height;
			return (
				<>
					{rows.slice(top, top + height).map(({text, line}, index) => (
						<Line key={String(top + index)}>{'   '}<Tone as={roleOf(line)}>{text}</Tone></Line>
					))}
					<Line>{'   '}<Tone as='quiet'>{below > 0 ? `${below} more below` : (top > 0 ? 'the end' : '')}</Tone></Line>
				</>
			);
		}
	}
};
