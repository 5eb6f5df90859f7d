import {storeName} from './derivation.js';
import {activities, results, type LogEntry} from './nix-log.js';

/** One derivation that is being built. */
export type RunningBuild = {
	readonly name: string;
	/** `buildPhase`; undefined before the first. */
	readonly phase: string | undefined;
	/** The last line of its log. */
	readonly line: string;
};

type Transfer = {readonly done: number; readonly expected: number};

/** What Nix is doing, as its log tells so far. */
export type Progress = {
	/** By activity id, in the order they began. */
	readonly builds: ReadonlyMap<string, RunningBuild>;
	readonly transfers: ReadonlyMap<string, Transfer>;
	/** Bytes of transfers that have ended. */
	readonly transferred: number;
	/** Bytes that Nix expects of all transfers; 0 when it does not know. */
	readonly expectedBytes: number;
	/** Builds that are done, and all of them. */
	readonly built: number;
	readonly toBuild: number;
	/** The activity that counts the builds, whatever its id. */
	readonly counter: string | undefined;
};

export const noProgress: Progress = {
	builds: new Map(), transfers: new Map(), transferred: 0, expectedBytes: 0, built: 0, toBuild: 0, counter: undefined,
};

const numberAt = (fields: readonly unknown[], index: number): number => {
	const value = fields[index];
	return typeof value === 'number' ? value : 0;
};

const textAt = (fields: readonly unknown[], index: number): string => {
	const value = fields[index];
	return typeof value === 'string' ? value : '';
};

const without = <T>(map: ReadonlyMap<string, T>, key: string): ReadonlyMap<string, T> => {
	const copy = new Map(map);
	copy.delete(key);
	return copy;
};

const started = (progress: Progress, {id, activity, fields}: Extract<LogEntry, {kind: 'start'}>): Progress => {
	switch (activity) {
		case activities.build: {
			return {...progress, builds: new Map([...progress.builds, [id, {name: storeName(textAt(fields, 0)), phase: undefined, line: ''}]])};
		}

		case activities.fileTransfer: {
			return {...progress, transfers: new Map([...progress.transfers, [id, {done: 0, expected: 0}]])};
		}

		case activities.builds: {
			return {...progress, counter: id};
		}

		default: {
			return progress;
		}
	}
};

const told = (progress: Progress, {id, result, fields}: Extract<LogEntry, {kind: 'result'}>): Progress => {
	const build = progress.builds.get(id);
	if (build && (result === results.setPhase || result === results.buildLogLine)) {
		const text = textAt(fields, 0);
		return {...progress, builds: new Map([...progress.builds, [id, result === results.setPhase ? {...build, phase: text} : {...build, line: text}]])};
	}

	if (result === results.progress) {
		if (progress.transfers.has(id)) {
			return {...progress, transfers: new Map([...progress.transfers, [id, {done: numberAt(fields, 0), expected: numberAt(fields, 1)}]])};
		}

		return id === progress.counter ? {...progress, built: numberAt(fields, 0), toBuild: numberAt(fields, 1)} : progress;
	}

	return result === results.setExpected && numberAt(fields, 0) === activities.fileTransfer
		? {...progress, expectedBytes: numberAt(fields, 1)}
		: progress;
};

/** The progress after one more entry of Nix's log. */
export const advance = (progress: Progress, entry: LogEntry): Progress => {
	switch (entry.kind) {
		case 'start': {
			return started(progress, entry);
		}

		case 'result': {
			return told(progress, entry);
		}

		case 'stop': {
			const transfer = progress.transfers.get(entry.id);
			return {
				...progress,
				builds: without(progress.builds, entry.id),
				transfers: without(progress.transfers, entry.id),
				transferred: progress.transferred + (transfer?.done ?? 0),
			};
		}

		case 'message':
		case 'plain': {
			return progress;
		}
	}
};

/** Bytes that have come, and those that are expected; undefined when nothing has been fetched. */
const bytesOf = ({transfers, transferred, expectedBytes}: Progress): Transfer | undefined => {
	const running = [...transfers.values()];
	const done = transferred + running.reduce((sum, one) => sum + one.done, 0);
	const expected = Math.max(expectedBytes, transferred + running.reduce((sum, one) => sum + one.expected, 0));
	return expected > 0 ? {done, expected} : undefined;
};

/** How much of it is done, from 0 to 1; undefined where nothing is to be fetched or built. */
export const doneOf = (progress: Progress): number | undefined => {
	const bytes = bytesOf(progress);
	if (progress.toBuild > 0) {
		return Math.min(1, progress.built / progress.toBuild);
	}

	return bytes ? Math.min(1, bytes.done / bytes.expected) : undefined;
};

const mebibytes = (bytes: number): string => (bytes / 1024 / 1024).toFixed(1);

/** What has been downloaded; undefined where nothing is. */
export const fetchText = (progress: Progress): string | undefined => {
	const bytes = bytesOf(progress);
	return bytes && `downloading ${mebibytes(bytes.done)} of ${mebibytes(bytes.expected)} MiB`;
};

/** Each build that runs, and the download: what is said of a verification that is stopped. */
export const runningTexts = (progress: Progress): readonly string[] => [
	...[...progress.builds.values()].map(({name, phase, line}) => `building ${name}${phase ? `, ${phase}` : ''}${line ? `: ${line}` : ''}`),
	...(progress.transfers.size > 0 ? [fetchText(progress) ?? 'downloading'] : []),
];

/** What is going on, in a few words; undefined when nothing is built or fetched right now. */
export const progressText = (progress: Progress): string | undefined => {
	const {builds, built, toBuild} = progress;
	const [newest] = [...builds.values()].toReversed();
	if (newest) {
		const count = toBuild > 1 ? ` (${Math.min(built + 1, toBuild)} of ${toBuild})` : '';
		return `building ${newest.name}${count}${newest.phase ? `, ${newest.phase}` : ''}${newest.line ? `: ${newest.line}` : ''}`;
	}

	return progress.transfers.size === 0 ? undefined : fetchText(progress) ?? 'downloading';
};
