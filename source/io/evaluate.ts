import {isAbsolute} from 'node:path';
import type {PackageFacts} from '../nixpkgs/knowledge.js';
import {run, type RunOptions} from './process.js';

/** Names of the whole set are cheap, since Nix is lazy; facts are asked of the few that were chosen. */
const expression = `
{ nixpkgs, interpreter, wanted }:
let
  pkgs = import nixpkgs { config = { allowUnfree = true; allowBroken = true; allowInsecurePredicate = _: true; }; overlays = [ ]; };
  set = pkgs.\${interpreter}.pkgs;
  text = value: if builtins.isString value then value else "";
  yes = value: value == true;
  facts = package: {
    version = text (package.version or "");
    broken = yes (package.meta.broken or false);
    unfree = yes (package.meta.unfree or false);
    insecure = yes (package.meta.insecure or false) || (package.meta.knownVulnerabilities or [ ]) != [ ];
    unsupported = yes (package.disabled or false);
    extras = builtins.attrNames (package.optional-dependencies or { });
  };
  refused = { version = ""; broken = false; unfree = false; insecure = false; unsupported = true; extras = [ ]; };
  ask =
    name:
    let
      answer = facts set.\${name};
      tried = builtins.tryEval (builtins.deepSeq answer answer);
    in
    {
      inherit name;
      value = if tried.success then tried.value else refused;
    };
in
{
  attributes = builtins.attrNames set;
  facts = builtins.listToAttrs (
    map ask (builtins.filter (name: set ? \${name}) (builtins.fromJSON wanted))
  );
}
`;

export type Evaluated = {
	readonly attributes: ReadonlySet<string>;
	readonly facts: ReadonlyMap<string, PackageFacts>;
};

export type EvaluationWish = {
	/** Absolute path of a nixpkgs tree. */
	readonly nixpkgs: string;
	/** Interpreter attribute. */
	readonly interpreter: string;
	/** Attributes whose facts are wanted; those that are not there are passed over. */
	readonly wanted: readonly string[];
};

/** A version as it may be shown: visible ASCII. */
const plainVersion = /^[\w!+.~-]{1,100}$/;

/** What Nix says after `error:`, on one line; the places in nixpkgs that it adds help nobody here. */
const complaintOf = (stderr: string): string => {
	const [, said = ''] = stderr.split(/^error:/m);
	const text = said.split(/^\s*(?:at \/|\.\.\.|\(use '--show-trace')/m)[0]!.replaceAll(/\s+/g, ' ').trim();
	return text === '' ? 'Nix could not be started' : text;
};

/**
Asks the local Nix what a nixpkgs tree holds. Only evaluates: nothing is built or fetched.

@returns Nix's complaint when it can't: no Nix, no such interpreter, a tree that this Nix is too old for.
*/
export const evaluateSet = async ({nixpkgs, interpreter, wanted}: EvaluationWish, options: RunOptions): Promise<Evaluated | {readonly complaint: string}> => {
	if (!isAbsolute(nixpkgs)) {
		throw new RangeError('an absolute path is wanted');
	}

	const arguments_ = [
		'--eval',
		'--strict',
		'--json',
		'--expr',
		expression,
		'--argstr',
		'nixpkgs',
		nixpkgs,
		'--argstr',
		'interpreter',
		interpreter,
		'--argstr',
		'wanted',
		JSON.stringify(wanted),
	];
	const {code, stdout, stderr} = await run('nix-instantiate', arguments_, options);
	if (code !== 0) {
		return {complaint: complaintOf(stderr)};
	}

	// eslint-disable-next-line @typescript-eslint/no-unsafe-type-assertion -- the shape is that of our own expression
	const {attributes, facts} = JSON.parse(stdout) as {attributes: string[]; facts: Record<string, PackageFacts>};
	return {
		attributes: new Set(attributes),
		facts: new Map(Object.entries(facts).map(([name, fact]) => [name, {...fact, version: plainVersion.test(fact.version) ? fact.version : ''}])),
	};
};
