import type {Failure} from '../../failure.js';
import type {Reading} from '../reading/read.js';
import type {ShellReading} from '../reading/shell.js';
import {refuse} from './splice.js';

/** One shell of one file, that is to be edited. */
export type Target = {readonly file: string; readonly reading: Reading; readonly shell: ShellReading};

/** A refusal to edit at a node. */
export const refuseAt = ({file, reading}: Target, {start}: {readonly start: number}, reason: string, byHand: string): Failure =>
	refuse({file, text: reading.text}, start, reason, byHand);
