import {Failure} from '../failure.js';
import {literal} from '../literal.js';
import {errorCode, errorMessage} from './folder.js';

const mayNot = 'you may not write there: give another folder, or change who may';

const hints = new Map([
	['ENOSPC', 'the disk is full: make room and run again'],
	['EDQUOT', 'your quota is used up: make room and run again'],
	['EROFS', 'the file system is read-only: give another folder'],
	['EACCES', mayNot],
	['EPERM', mayNot],
	['ENOTDIR', 'a part of that path is a file: give another folder'],
	['EEXIST', 'a part of that path is a file: give another folder'],
]);

/** Why nothing was written, for the user: what the file system said, and what to do about it. */
export const writeFailure = (error: unknown, folder: string): Failure => error instanceof Failure
	? error
	: new Failure(
		'not-written',
		`Nothing was written to ${literal(folder)}: ${errorMessage(error)}`,
		hints.get(errorCode(error) ?? '') ?? 'everything is as it was; mend the cause and run again',
	);

/** The rare worst: writing failed, and so did putting back. The old texts are still there, under other names. */
export const restoreFailure = (error: unknown, failures: readonly unknown[], folder: string): Failure => new Failure(
	'not-restored',
	`Writing to ${literal(folder)} failed (${errorMessage(error)}), and so did putting everything back: ${failures.map(failure => errorMessage(failure)).join('; ')}`,
	'what was there is beside each file in a hidden `.<file>.<number>.old.create-nix-python`: copy it away before you run again',
);
