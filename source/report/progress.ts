import {printable} from '../literal.js';
import {costText} from '../verify/dry-run.js';
import {
	advance, noProgress, progressText, type Progress,
} from '../verify/progress.js';
import type {VerifyEvent} from '../verify/verification.js';
import type {Sink, World} from '../world.js';
import {canRedraw} from './moving-line.js';

export type ProgressReport = {
	readonly onEvent: (event: VerifyEvent) => void;
	/** Takes the line away; nothing is written after that. */
	readonly end: () => void;
};

const stages = {evaluate: 'evaluating', build: 'entering', import: 'importing'} as const;

/** Milliseconds between two signs of life: of a line that is rewritten, of a log, and of a log while something is downloaded. */
const beats = {terminal: 250, log: 60_000, download: 10_000} as const;

/** One line at the bottom of a terminal, rewritten in place. */
const liveLine = (sink: Sink, text: () => string): Omit<ProgressReport, 'onEvent'> & {readonly draw: () => void; readonly above: (text: string) => void} => {
	let last = 0;
	const write = (): void => {
		last = performance.now();
		sink.write(`\r\u{1B}[K${printable(text(), (sink.columns ?? 80) - 2)}`);
	};

	const timer = setInterval(write, beats.terminal);
	return {
		// A log of thousands of lines a second needs no thousand lines on the screen.
		draw() {
			if (performance.now() - last > 50) {
				write();
			}
		},
		above(said) {
			sink.write(`\r\u{1B}[K${said}\n`);
			write();
		},
		end() {
			clearInterval(timer);
			sink.write('\r\u{1B}[K');
		},
	};
};

/**
Shows how a verification goes: on a terminal one line that moves, elsewhere a line for each thing that is worth one.

Time goes on in both, so that a silent build is not mistaken for a dead one.

@param beat - Milliseconds between two signs of life in a log.
*/
export const progressReport = (sink: Sink, env: World['env'], beat: Readonly<Record<'log' | 'download', number>> = beats): ProgressReport => {
	const started = performance.now();
	let last = started;
	let progress: Progress = noProgress;
	let doing = 'starting';
	const elapsed = (): string => `${Math.floor((performance.now() - started) / 1000)} s`;
	const line = (): string => `verifying, ${elapsed()}: ${progressText(progress) ?? doing}`;
	const live = sink.isTerminal && canRedraw(env) ? liveLine(sink, line) : undefined;
	const log = (text: string): void => {
		if (!live) {
			last = performance.now();
			sink.write(`${printable(text, 500)}\n`);
		}
	};

	/** Worth a line of its own even where one moves. */
	const announce = (text: string): void => {
		if (live) {
			live.above(printable(text, 500));
		} else {
			log(text);
		}
	};

	const heart = live
		? undefined
		: setInterval(() => {
			if (progress.transfers.size > 0 || performance.now() - last >= beat.log) {
				log(line());
			}
		}, beat.download);

	const follow = (event: VerifyEvent): void => {
		switch (event.kind) {
			case 'stage': {
				doing = `${stages[event.stage]}, ${event.way}`;
				if (event.stage === 'evaluate') {
					log(`verifying with ${event.way}: evaluating`);
				}

				break;
			}

			case 'cost': {
				announce(`  ${costText(event.cost)}`);
				break;
			}

			case 'log': {
				const before = progress.builds;
				progress = advance(progress, event.entry);
				for (const [id, {name}] of progress.builds) {
					if (!before.has(id)) {
						log(`  building ${name}`);
					}
				}

				break;
			}

			case 'import': {
				const {name, status, seconds} = event.result;
				doing = `imported ${name}`;
				log(`  import ${name}: ${status}, ${seconds.toFixed(2)} s`);
				break;
			}

			case 'distribution': {
				break;
			}
		}
	};

	return {
		onEvent(event) {
			follow(event);
			live?.draw();
		},
		end() {
			clearInterval(heart);
			live?.end();
		},
	};
};
