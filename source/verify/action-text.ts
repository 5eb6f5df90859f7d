import {interpreterTitle} from '../nixpkgs/interpreters.js';
import type {Action} from './explanation.js';

/** What an action does, and what on the command line does the same. */
type Parts = {readonly what: string; readonly how?: string};

const partsOf = (action: Action): Parts => {
	switch (action.kind) {
		case 'replace-hash': {
			return {what: `if you trust the new file, put its hash in for \`${action.attribute}\``, how: action.hash};
		}

		case 'use-pin-version': {
			return {what: `take the version of \`${action.attribute}\` that the pin has`, how: `--remove ${action.attribute} --package ${action.attribute}`};
		}

		case 'skip-tests': {
			return {what: `build \`${action.attribute}\` without its tests`, how: `--no-check ${action.attribute}`};
		}

		case 'permit': {
			return {what: `permit this one package, \`${action.name}\``, how: `--allow-${action.permission} ${action.name}`};
		}

		case 'use-attribute': {
			return {what: `use \`${action.instead}\` for \`${action.attribute}\``, how: `--remove ${action.attribute} --package ${action.instead}`};
		}

		case 'remove-package': {
			return {what: `do without \`${action.attribute}\``, how: `--remove ${action.attribute}`};
		}

		case 'add-package': {
			return {what: `add \`${action.distribution}\``, how: `--package ${action.distribution}`};
		}

		case 'remove-import': {
			return {what: `drop the check of \`${action.name}\``, how: `--remove ${action.name}`};
		}

		case 'use-interpreter': {
			return {what: `use ${interpreterTitle(action.interpreter)}`, how: `--python ${action.interpreter}`};
		}

		case 'use-channel': {
			return {what: `use another release, ${action.channel}`, how: `--channel ${action.channel}`};
		}

		case 'run': {
			return {what: action.why, how: action.command};
		}

		case 'flags': {
			return {what: `\`${action.flags}\` ${action.why}`};
		}

		case 'advise': {
			return {what: action.text};
		}
	}
};

/** An action as a hint: what to do, with the exact flags or the command. */
export const actionText = (action: Action): string => {
	const {what, how} = partsOf(action);
	return how === undefined ? what : `${what}: \`${how}\``;
};

/** An action as a choice, for whoever is asked and need not type it. */
export const actionTitle = (action: Action): string => {
	const what = partsOf(action).what.replaceAll('`', '');
	return what.slice(0, 1).toUpperCase() + what.slice(1);
};
