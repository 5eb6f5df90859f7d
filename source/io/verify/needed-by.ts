import type {Environment, Package} from '../../environment.js';
import {packageOf} from '../../verify/culprit.js';
import {readDerivation} from './cost.js';

/**
The packages that were asked for and need a derivation.

@param shell - The derivation of the shell, whose inputs are followed down.
*/
export const neededBy = async (shell: string, drv: string, environment: Environment): Promise<readonly Package[]> => {
	const answers = new Map<string, Promise<ReadonlySet<string>>>();
	/** Attributes of the asked packages that are on some way down from here to the derivation; `-` where it is here itself. */
	const found = async (path: string): Promise<ReadonlySet<string>> => {
		if (path === drv) {
			return new Set(['-']);
		}

		const derivation = await readDerivation(path);
		const below = await Promise.all((derivation?.inputs ?? []).map(async input => once(input.path)));
		const all = new Set(below.flatMap(one => [...one]));
		const own = packageOf(path, environment);
		return all.size > 0 && own ? new Set([...all, own.attribute]) : all;
	};

	const once = async (path: string): Promise<ReadonlySet<string>> => {
		const answer = answers.get(path) ?? found(path);
		answers.set(path, answer);
		return answer;
	};

	const attributes = await once(shell);
	return environment.packages.filter(({attribute}) => attributes.has(attribute));
};
