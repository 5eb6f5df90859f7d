import {destroys, writeChoices, type WriteChoice} from '../state/steps/write.js';
import type {Size, WriteScreen, WritingScreen} from '../state/types.js';
import {wrapped} from '../state/text.js';
import {foreignText} from './foreign-text.js';
import {Line} from './line.js';
import {Menu} from './menu.js';
import {Tone, useSymbols} from './theme.js';

type Props = {readonly screen: WriteScreen | WritingScreen; readonly size: Size};

/** The last question, and what comes of a yes. */
export const WriteView = ({screen, size}: Props) => {
	const {cross} = useSymbols();
	const {changes, warnings} = screen.preview.report;
	const names = changes.map(({path, before, after}) => after === undefined ? `remove ${path}` : (before === undefined ? path : `${path} (changed)`));
	if (screen.step === 'writing') {
		return <Line>{'   '}<Tone as='quiet'>writing…</Tone></Line>;
	}

	const yes = destroys(screen.preview) ? 'Yes, change these files' : 'Yes, write them';
	const texts: Readonly<Record<WriteChoice, string>> = names.length === 0
		? {verify: 'Try every import of what is there', write: 'That was all', back: 'Back'}
		: {verify: `${yes}, and try every import`, write: `${yes}, and that is all`, back: 'No, back to the preview'};
	const failure = screen.failure === undefined ? [] : wrapped(`${screen.failure.message} ${screen.failure.hint ?? ''}`.replaceAll('`', ''), size.columns - 6, 3);
	return (
		<>
			{wrapped(names.length === 0 ? 'The files are as asked: nothing needs to be written.' : names.join(', '), size.columns - 6, 2).map(row => <Line key={row}>{'   '}{row}</Line>)}
			{warnings.slice(0, 3).map(({message}) => (
				<Line key={message}>{'   '}<Tone as='care'>! {foreignText(message)}</Tone></Line>
			))}
			{warnings.length > 3 && <Line>{'   '}<Tone as='care'>{`! and ${warnings.length - 3} more, on the last page of the preview`}</Tone></Line>}
			{failure.map((row, index) => <Line key={row}>{'   '}<Tone as='bad'>{index === 0 ? `${cross} ` : '  '}</Tone>{row}</Line>)}
			<Menu cursor={screen.cursor} rows={writeChoices(screen.preview).map(choice => ({value: choice, text: texts[choice]}))}/>
		</>
	);
};
