import {realpathSync} from 'node:fs';
import {executableOf, probeRequest} from '../../verify/probe-request.js';
import {probeSource} from '../../verify/probe-source.js';
import {runNix, type Context} from './context.js';
import type {WayIn} from './way.js';

const architectures: Readonly<Record<string, string>> = {x64: 'x86_64', arm64: 'aarch64', ia32: 'i686'};

/** This machine in Nix's words, such as `x86_64-linux`, unless the user told Nix another. */
const systemOf = ({nixArguments}: Context['request']): string => {
	const at = nixArguments.indexOf('system');
	return nixArguments[at + 1] && at > 0 ? nixArguments[at + 1]! : `${architectures[process.arch] ?? process.arch}-${process.platform}`;
};

/** Of a path that is a link Nix would take the link alone. The lock is complete as it was written; a verification changes nothing in the folder. */
const flags = ({nixpkgs}: Context['request']): readonly string[] =>
	['--no-write-lock-file', ...(nixpkgs === undefined ? [] : ['--override-input', 'nixpkgs', `path:${realpathSync(nixpkgs)}`])];

/** `nix develop --ignore-environment`; `.` is what a user enters, with git's view of the folder where there is git. */
export const flakeWay: WayIn = {
	way: 'nix develop',
	async evaluate(context) {
		const {request} = context;
		const ran = await runNix(context, 'nix', ['eval', '--raw', ...flags(request), `.#devShells.${systemOf(request)}.${request.shell ?? 'default'}.drvPath`]);
		return {ran, drvPath: ran.code === 0 ? ran.output.findLast(line => line.endsWith('.drv')) : undefined};
	},
	async enter(context, drvPath, onOutput) {
		const {request} = context;
		const asked = probeRequest(request.environment, await context.outside, request.importTimeout, drvPath);
		return runNix(context, 'nix', [
			'develop',
			'--ignore-environment',
			...flags(request),
			...(request.shell === undefined ? [] : [`.#${request.shell}`]),
			'--command',
			executableOf(request.environment.interpreter),
			'-c',
			probeSource,
			JSON.stringify(asked),
		], {onOutput});
	},
};
