import {printable} from '../../literal.js';
import {costText} from '../../verify/dry-run.js';
import {
	doneOf, fetchText, type Progress,
} from '../../verify/progress.js';
import type {DistributionResult, ImportResult} from '../../verify/verification.js';
import {isNarrow} from '../state/layout.js';
import type {Size} from '../state/types.js';
import type {Watched} from '../state/watched.js';
import {cell} from '../state/text.js';
import {Line} from './line.js';
import {Tone, useSymbols} from './theme.js';

const barWidth = 20;

const Bar = ({progress}: {readonly progress: Progress}) => {
	const {bar, track} = useSymbols();
	const done = doneOf(progress);
	if (done === undefined) {
		return null;
	}

	const filled = Math.round(done * barWidth);
	return <><Tone isHidden as='accent'>{bar.repeat(filled)}</Tone><Tone isHidden as='quiet'>{track.repeat(barWidth - filled)}</Tone>{'  '}</>;
};

/** What is going on at this moment, in one line. */
const stageText = ({stage, progress, cost}: Watched): string => {
	const {builds, built, toBuild} = progress;
	if (stage === 'import') {
		return 'importing';
	}

	if (stage === 'evaluate') {
		return cost ? costText(cost, 3) : 'evaluating: Nix reads the files and the pin';
	}

	return [
		toBuild > 0 ? `${built} of ${toBuild} built` : '',
		fetchText(progress) ?? '',
		builds.size === 0 && toBuild === 0 && fetchText(progress) === undefined ? 'entering the shell' : '',
	].filter(Boolean).join('   ');
};

type ImportRowProps = {readonly result: ImportResult; readonly version: string; readonly size: Size};

const ImportRow = ({result, version, size}: ImportRowProps) => {
	const {tick, cross} = useSymbols();
	const {name, status, seconds} = result;
	const isDone = status === 'imported';
	return (
		<Line>
			{'   '}<Tone as={isDone ? 'good' : 'bad'}>{isDone ? tick : cross}</Tone>
			{' '}{cell(printable(name, 60), isNarrow(size) ? 18 : 24)} <Tone as='quiet'>{cell(printable(version, 30), 12)}</Tone> {isDone ? `${seconds.toFixed(1)} s` : status}
		</Line>
	);
};

const versionOf = ({distribution}: ImportResult, distributions: readonly DistributionResult[]): string =>
	distributions.find(one => one.distribution === distribution)?.version ?? '';

type Props = {readonly watched: Watched; readonly size: Size; readonly height: number};

/** How a verification goes: how far it is, what is built, and every import as it is proved. */
export const ProgressView = ({watched, size, height}: Props) => {
	const {progress, imports, distributions} = watched;
	const builds = [...progress.builds.values()];
	const rows = Math.max(1, height - 3);
	// The newest matter most: what has failed, and what was last.
	const shown = imports.slice(-rows);
	const build = builds.at(-1);
	return (
		<>
			<Line>{'   '}<Bar progress={progress}/>{stageText(watched)}</Line>
			<Line>{'   '}{build && <>building {printable(build.name, 60)}{builds.length > 1 ? ` and ${builds.length - 1} more` : ''}{'   '}<Tone as='quiet'>{printable(build.phase ?? '', 30)}</Tone></>}</Line>
			<Line>{'   '}<Tone as='quiet'>{build ? printable(build.line, size.columns) : ''}</Tone></Line>
			{shown.map(result => <ImportRow key={`${result.distribution ?? ''} ${result.name}`} result={result} version={versionOf(result, distributions)} size={size}/>)}
		</>
	);
};
