import {normalise, type Environment, type Package} from '../environment.js';
import {channels, newestPin} from '../nixpkgs/pins.js';
import type {Action} from './explanation.js';

const changePackage = (environment: Environment, attribute: string, change: (one: Package) => Package): Environment =>
	normalise({...environment, packages: environment.packages.map(one => one.attribute === attribute ? change(one) : one)});

/**
Does what an action says, as far as it is a change of the environment.

@returns undefined for an action that is the user's own: a command, advice, or flags to be given.
*/
export const applyAction = (environment: Environment, action: Action): Environment | undefined => {
	const {permits} = environment;
	switch (action.kind) {
		case 'replace-hash': {
			return changePackage(environment, action.attribute, one => one.override ? {...one, override: {...one.override, hash: action.hash}} : one);
		}

		case 'use-pin-version': {
			return changePackage(environment, action.attribute, ({override: _, ...one}) => one);
		}

		case 'skip-tests': {
			return normalise({...environment, permits: {...permits, untested: [...permits.untested, action.attribute]}});
		}

		case 'permit': {
			return normalise({...environment, permits: {...permits, [action.permission]: [...permits[action.permission], action.name]}});
		}

		case 'use-attribute': {
			return changePackage(environment, action.attribute, ({extras}) => ({attribute: action.instead, distribution: action.instead, extras}));
		}

		case 'remove-package': {
			return normalise({...environment, packages: environment.packages.filter(({attribute}) => attribute !== action.attribute)});
		}

		case 'add-package': {
			const {attribute, distribution} = action;
			return normalise({...environment, packages: [...environment.packages, {attribute, distribution, extras: []}]});
		}

		case 'remove-import': {
			return {...environment, imports: environment.imports.filter(name => name !== action.name)};
		}

		case 'use-interpreter': {
			return {...environment, interpreter: action.interpreter};
		}

		case 'use-channel': {
			return channels.includes(action.channel) ? {...environment, pin: newestPin(action.channel)} : undefined;
		}

		case 'run':
		case 'flags':
		case 'advise': {
			return undefined;
		}
	}
};

/** Whether an action is a change of the environment, which can be done for the user. */
export const isRepair = ({kind}: Action): boolean => !['run', 'flags', 'advise'].includes(kind);
