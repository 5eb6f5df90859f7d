import {checkNames} from '../../source/nix/syntax/check-names.js';
import type {Dialect} from '../../source/nix/syntax/dialect.js';
import {parseNix} from '../../source/nix/syntax/parser.js';
import {NixSyntaxError} from '../../source/nix/syntax/syntax-error.js';

/** Whether our reader accepts a text as Nix would. Anything it throws but its own error is a bug, and thrown on. */
export const accepts = (text: string, dialect: Dialect): boolean => {
	try {
		checkNames(parseNix(text), dialect);
		return true;
	} catch (error) {
		if (error instanceof NixSyntaxError) {
			return false;
		}

		throw error;
	}
};
