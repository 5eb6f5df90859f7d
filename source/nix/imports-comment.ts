import type {Environment} from '../environment.js';
import type {Lines} from './lines.js';

/** The import names that the user wants checked, kept in the file so that every later verification checks them, too. */
export const importsComment = ({imports}: Environment): Lines =>
	imports.length === 0 ? [] : ['#', `# Imports to check: ${imports.join(', ')}`];
