import type {Report} from '../../outcome.js';
import {joinChanges} from '../../plan.js';
import {channels, pinTime} from '../../nixpkgs/pins.js';
import {ownPackage} from './choose-package.js';
import type {Chosen, State} from './types.js';

/** The answers, once they are what the files hold. */
export const chosenAfter = (chosen: Chosen, {style, interpreter, packages, tools, direnv, pin}: Report['environment']): Chosen => ({
	style,
	interpreter,
	packages: packages.map(one => ownPackage(one)),
	tools,
	direnv,
	channel: chosen.channel === undefined || pin.channel === undefined || !channels.includes(pin.channel) ? undefined : pin.channel,
	leftOut: [],
	update: false,
	overwrite: false,
});

/** What was there before the wizard was started and what is there now, as one change. */
export const joinReports = (earlier: Report | undefined, report: Report): Report =>
	earlier ? {...report, changes: joinChanges(earlier.changes, report.changes)} : report;

/** What is known after writing: from here on the files hold what was answered. */
export const afterWriting = (state: State, report: Report): State => ({
	...state,
	chosen: chosenAfter(state.chosen, report.environment),
	// What only the files know stays unknown.
	kept: state.kept?.isUnknown && !report.environment.pin.channel ? state.kept : {channel: report.environment.pin.channel, time: pinTime(report.environment.pin)},
	written: joinReports(state.written, report),
});
