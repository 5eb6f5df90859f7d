import path from 'node:path';
import {shellWord} from '../../shell-word.js';
import {executableOf, probeRequest} from '../../verify/probe-request.js';
import {probeSource} from '../../verify/probe-source.js';
import {bashExpression, shellExpression} from '../../verify/expression.js';
import {exists} from '../process.js';
import {runNix, type Context, type NixRun} from './context.js';
import {readDerivation} from './cost.js';
import type {Evaluated, WayIn} from './way.js';

const evaluate = async (context: Context, expression: string): Promise<Evaluated> => {
	const {nixpkgs} = context.request;
	// A file of somebody's own may take `<nixpkgs>`.
	const search = nixpkgs === undefined ? [] : ['-I', `nixpkgs=${nixpkgs}`];
	const ran = await runNix(context, 'nix-instantiate', ['--expr', expression, ...search]);
	return {ran, drvPath: ran.code === 0 ? ran.output.findLast(line => line.endsWith('.drv')) : undefined};
};

/** What nix-shell reads: shell.nix, or default.nix where there is none. */
const shellFile = async (folder: string): Promise<string> => {
	const shell = path.join(folder, 'shell.nix');
	return await exists(shell) ? shell : path.join(folder, 'default.nix');
};

/** The bash that runs in the shell: the one that the pin's own builds use, or another of the pin where that is not in the store. */
const bashOf = async (context: Context, drvPath: string): Promise<string | NixRun> => {
	const derivation = await readDerivation(drvPath);
	if (derivation?.builder.startsWith(path.dirname(drvPath) + path.sep)) {
		return derivation.builder;
	}

	const {environment, nixpkgs} = context.request;
	const {ran, drvPath: bash} = await evaluate(context, bashExpression(environment.pin, nixpkgs));
	if (bash === undefined) {
		return ran;
	}

	const realised = await runNix(context, 'nix-store', ['--realise', bash]);
	const [folder] = realised.output;
	return folder !== undefined && realised.code === 0 ? path.join(folder, 'bin', 'bash') : realised;
};

/** `nix-shell --pure`, given the derivation that was evaluated already. */
export const shellWay: WayIn = {
	way: 'nix-shell',
	async evaluate(context) {
		const {folder, nixpkgs, shell} = context.request;
		return evaluate(context, shellExpression(await shellFile(folder), nixpkgs, shell));
	},
	async enter(context, drvPath, onOutput) {
		const {environment, importTimeout} = context.request;
		const bash = await bashOf(context, drvPath);
		if (typeof bash !== 'string') {
			return bash;
		}

		const request = probeRequest(environment, await context.outside, importTimeout, drvPath);
		const command = [executableOf(environment.interpreter), '-c', probeSource, JSON.stringify(request)].map(word => shellWord(word)).join(' ');
		return runNix(context, 'nix-shell', ['--pure', drvPath, '--run', command], {
			onOutput, env: {NIX_BUILD_SHELL: bash},
		});
	},
};
