import {actionText, actionTitle} from '../../verify/action-text.js';
import {isRepair} from '../../verify/apply-action.js';
import {failedChoices, type FailedChoice} from '../state/steps/verify.js';
import type {Failed, Size} from '../state/types.js';
import {wrapped} from '../state/text.js';
import {foreignText} from './foreign-text.js';
import {Line} from './line.js';
import {Menu} from './menu.js';
import {Tone, useSymbols} from './theme.js';

const titleOf = (choice: FailedChoice, {watched}: Failed): string => {
	switch (choice.kind) {
		case 'repair': {
			return foreignText(actionTitle(choice.action));
		}

		case 'again': {
			return 'Try again';
		}

		case 'log': {
			return `Show what Nix said (${watched.log.length} ${watched.log.length === 1 ? 'line' : 'lines'})`;
		}

		case 'packages': {
			return 'Go back to the packages';
		}

		case 'undo': {
			return 'Put back what was there before, and quit';
		}

		case 'keep': {
			return 'Keep the files as they are, and quit';
		}
	}
};

type Props = {readonly failed: Failed; readonly size: Size; readonly height: number};

/** How many rows each part gets: the cause first, then the choices, then what can be done by hand, then the evidence. */
const share = (height: number, wanted: {readonly title: number; readonly choices: number; readonly hints: number; readonly evidence: number}) => {
	const title = Math.min(wanted.title, Math.max(1, height - 3));
	const choices = Math.max(1, Math.min(wanted.choices, height - title));
	const hints = Math.max(0, Math.min(wanted.hints, height - title - choices));
	const evidence = Math.max(0, Math.min(wanted.evidence, height - title - choices - hints));
	return {
		title, choices, hints, evidence,
	};
};

/** Why it failed, by which lines that is told, and what one may do about it. */
export const FailedView = ({failed, size, height}: Props) => {
	const {cross} = useSymbols();
	const {verification: {problems}, refusal} = failed;
	const [problem] = problems;
	const width = size.columns - 6;
	const more = problems.length > 1 ? ` (and ${problems.length - 1} more)` : '';
	const text = refusal ? `${refusal.message} ${refusal.hint ?? ''}` : `${problem?.title ?? ''}${more}`;
	const title = wrapped(foreignText(text), width, 3);
	const hints = problems.flatMap(({actions}) => actions).filter(action => !isRepair(action)).flatMap(action => wrapped(foreignText(actionText(action)), width, 2));
	const evidence = problem?.evidence ?? [];
	const choices = failedChoices(failed);
	const rows = share(height, {
		title: title.length, choices: choices.length, hints: hints.length, evidence: Math.min(6, evidence.length),
	});
	return (
		<>
			{title.slice(0, rows.title).map((row, index) => <Line key={row}>{'   '}<Tone as='bad'>{index === 0 ? `${cross} ` : '  '}</Tone>{row}</Line>)}
			{(rows.evidence === 0 ? [] : evidence.slice(-rows.evidence)).map((line, index) => <Line key={String(index)}>{'     '}<Tone as='quiet'>{foreignText(line)}</Tone></Line>)}
			{hints.slice(0, rows.hints).map(row => <Line key={row}>{'     '}{row}</Line>)}
			<Menu cursor={failed.cursor} height={rows.choices} rows={choices.map((choice, index) => ({value: String(index), text: titleOf(choice, failed)}))}/>
		</>
	);
};
