import {interpreterTitle} from '../nixpkgs/interpreters.js';
import type {Action} from './explanation.js';

/** An action as a hint: what to do, with the exact flags or the command. */
export const actionText = (action: Action): string => {
	switch (action.kind) {
		case 'replace-hash': {
			return `if you trust the new file, put its hash in for \`${action.attribute}\`: ${action.hash}`;
		}

		case 'use-pin-version': {
			return `take the version that the pin has: \`--remove ${action.attribute} --package ${action.attribute}\``;
		}

		case 'skip-tests': {
			return `build it without its tests: \`--no-check ${action.attribute}\``;
		}

		case 'permit': {
			return `permit this one package: \`--allow-${action.permission} ${action.name}\``;
		}

		case 'use-attribute': {
			return `use \`${action.instead}\`: \`--remove ${action.attribute} --package ${action.instead}\``;
		}

		case 'remove-package': {
			return `do without it: \`--remove ${action.attribute}\``;
		}

		case 'use-interpreter': {
			return `use ${interpreterTitle(action.interpreter)}: \`--python ${action.interpreter}\``;
		}

		case 'use-channel': {
			return `use another release: \`--channel ${action.channel}\``;
		}

		case 'run': {
			return `${action.why}: \`${action.command}\``;
		}

		case 'flags': {
			return `\`${action.flags}\` ${action.why}`;
		}

		case 'advise': {
			return action.text;
		}
	}
};
