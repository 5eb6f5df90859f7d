import {usageFailure, type Failure} from '../failure.js';
import {evaluateTools, type FoundTool} from '../io/evaluate-tools.js';
import {exists} from '../io/process.js';
import {literal} from '../literal.js';
import {nearest} from '../nearest.js';
import {sourcePath} from '../nix/hash.js';
import type {Pin} from '../nixpkgs/pins.js';
import type {Warning} from '../warning.js';
import type {KnowledgeSources} from './knowledge.js';

const refusal = (tool: string, {kind, names}: FoundTool, isPackage: boolean): Failure => {
	if (kind === 'other') {
		return usageFailure('bad-tool', `${literal(tool)} is no package of nixpkgs, but something else.`, 'search.nixos.org/packages lists the packages');
	}

	if (kind === 'refused') {
		return usageFailure('bad-tool', `This nixpkgs refuses ${literal(tool)}: it was renamed or removed.`, 'search.nixos.org/packages lists what it has now');
	}

	const [last, ...parents] = tool.split('.').toReversed();
	const near = nearest(last!, names);
	return usageFailure(
		'unknown-tool',
		`This nixpkgs has no ${literal(tool)}.`,
		isPackage
			? `it is a Python package: \`--package ${tool}\``
			: (near === undefined ? 'search.nixos.org/packages lists what it has' : `did you mean \`--tool ${[near, ...parents].toReversed().join('.')}\`?`),
	);
};

/**
Makes sure that tools are there before a file names them.

@param tools - Attribute paths that were asked for just now.
@param interpreter - In its set is what somebody may have taken for a tool.
@returns A warning where nothing here knows what the pin has.
@throws Failure `unknown-tool` or `bad-tool` (exit 2) for what cannot be in a shell.
*/
export const checkTools = async (
	tools: readonly string[],
	pin: Pin,
	interpreter: string,
	{nixpkgs, process}: Pick<KnowledgeSources, 'nixpkgs' | 'process'>,
): Promise<readonly Warning[]> => {
	if (tools.length === 0) {
		return [];
	}

	const tree = nixpkgs ?? sourcePath(pin.hash, process.env.NIX_STORE_DIR);
	const asked = [...tools, ...tools.map(tool => `${interpreter}.pkgs.${tool}`)];
	const found = await exists(tree) ? await evaluateTools(tree, asked, process) : undefined;
	if (!found) {
		return [{
			code: 'tool-unchecked',
			message: `Whether nixpkgs has ${tools.map(tool => literal(tool)).join(', ')} is not known here.`,
			hint: 'search.nixos.org/packages tells it; so does `--verify`',
		}];
	}

	for (const [index, tool] of tools.entries()) {
		const {kind} = found[index]!;
		if (kind !== 'package') {
			throw refusal(tool, found[index]!, found[index + tools.length]?.kind === 'package');
		}
	}

	return [];
};
