import {printable} from '../../literal.js';
import {redact} from '../../io/redact.js';
import {costText} from '../../verify/dry-run.js';
import {layoutOf, logRows} from '../state/layout.js';
import {costChoices} from '../state/steps/verify.js';
import type {State, VerifyScreen} from '../state/types.js';
import {wrapped} from '../state/text.js';
import {FailedView} from './failed-view.js';
import {Line} from './line.js';
import {Menu} from './menu.js';
import {ProgressView} from './progress-view.js';
import {Tone} from './theme.js';

type LogProps = {readonly lines: readonly string[]; readonly top: number; readonly height: number};

/** A part of what Nix and the builds have said. */
const LogView = ({lines, top, height}: LogProps) => (
	<>
		<Line>{'   '}<Tone as='quiet'>{lines.length === 0 ? 'nothing has been said yet' : `lines ${top + 1} to ${Math.min(lines.length, top + height)} of ${lines.length}`}</Tone></Line>
		{lines.slice(top, top + height).map((line, index) => <Line key={String(top + index)}>{'   '}{redact(printable(line, 500)) || ' '}</Line>)}
	</>
);

const answers: Readonly<Record<typeof costChoices[number], string>> = {
	yes: 'Yes, go on', no: 'No: the files are written, and that is enough for now',
};

type Props = {readonly screen: VerifyScreen; readonly state: State};

/** Every import is tried for real: what it costs, how it goes, and what failed. */
export const VerifyView = ({screen: {content}, state}: Props) => {
	const {size} = state;
	const {body} = layoutOf(state);
	switch (content.kind) {
		case 'running': {
			const {watched, shows} = content;
			const height = logRows(state);
			return shows === 'log'
				? <LogView lines={watched.log} top={Math.max(0, watched.log.length - height)} height={height}/>
				: <ProgressView watched={watched} size={size} height={body}/>;
		}

		case 'asking': {
			return (
				<>
					{wrapped(`This ${costText(content.cost)}. Go on?`, size.columns - 6, Math.max(1, body - 2)).map(row => <Line key={row}>{'   '}{row}</Line>)}
					<Menu cursor={content.cursor} rows={costChoices.map(choice => ({value: choice, text: answers[choice]}))}/>
				</>
			);
		}

		case 'stopping': {
			return <Line>{'   '}<Tone as='quiet'>stopping Nix, and what it started…</Tone></Line>;
		}

		case 'failed': {
			return content.shows === 'log'
				? <LogView lines={content.watched.log} top={content.top} height={logRows(state)}/>
				: <FailedView failed={content} size={size} height={body}/>;
		}

		case 'mending': {
			return <Line>{'   '}<Tone as='quiet'>{content.action.kind === 'undo' ? 'putting it back…' : 'putting it together…'}</Tone></Line>;
		}
	}
};
