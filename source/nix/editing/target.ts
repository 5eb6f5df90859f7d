import type {Failure} from '../../failure.js';
import type {Reading} from '../reading/read.js';
import type {ShellReading} from '../reading/shell.js';
import {ancestors} from '../reading/scope.js';
import type {Node} from '../syntax/node.js';
import {refuse} from './splice.js';

/** One shell of one file, that is to be edited. */
export type Target = {
	readonly file: string;
	readonly reading: Reading;
	readonly shell: ShellReading;
	/** Arguments that another file of the same project calls this one with. */
	readonly given?: readonly string[] | undefined;
};

/** A refusal to edit at a node. */
export const refuseAt = ({file, reading}: Target, {start}: {readonly start: number}, reason: string, byHand: string): Failure =>
	refuse({file, text: reading.text}, start, reason, byHand);

/** Whether a node is part of a default that the other file of the project replaces by what it gives. */
export const isReplaced = ({reading: {meanings}, given = []}: Target, node: Node): boolean =>
	[...ancestors(meanings.scoped, node)].some(one => one.kind === 'formal' && given.includes(one.name.name));
