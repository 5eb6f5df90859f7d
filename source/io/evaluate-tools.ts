import {run, type RunOptions} from './process.js';

/** The names beside a missing attribute are cheap, since Nix is lazy. */
const expression = `
{ nixpkgs, wanted }:
let
  pkgs = import nixpkgs { config = { allowUnfree = true; allowBroken = true; allowInsecurePredicate = _: true; }; overlays = [ ]; };
  walk =
    value: names:
    if names == [ ] then
      { kind = if builtins.isAttrs value && value.type or "" == "derivation" then "package" else "other"; names = [ ]; }
    else if builtins.isAttrs value && builtins.hasAttr (builtins.head names) value then
      walk (builtins.getAttr (builtins.head names) value) (builtins.tail names)
    else
      { kind = "missing"; names = if builtins.isAttrs value then builtins.attrNames value else [ ]; };
  ask =
    path:
    let
      answer = walk pkgs (builtins.filter builtins.isString (builtins.split "[.]" path));
      tried = builtins.tryEval (builtins.deepSeq answer answer);
    in
    if tried.success then tried.value else { kind = "refused"; names = [ ]; };
in
map ask (builtins.fromJSON wanted)
`;

/** What is at an attribute path: a package, something else, what nixpkgs throws for, or nothing, with the names that are there. */
export type FoundTool = {readonly kind: 'package' | 'other' | 'refused' | 'missing'; readonly names: readonly string[]};

/**
Asks the local Nix what attribute paths of a nixpkgs tree are. Only evaluates: nothing is built or fetched.

@param nixpkgs - Absolute path of the tree.
@returns One answer for each of `wanted`; undefined when Nix can't tell.
*/
export const evaluateTools = async (nixpkgs: string, wanted: readonly string[], options: RunOptions): Promise<readonly FoundTool[] | undefined> => {
	const {code, stdout} = await run('nix-instantiate', [
		'--eval', '--strict', '--json', '--expr', expression, '--argstr', 'nixpkgs', nixpkgs, '--argstr', 'wanted', JSON.stringify(wanted),
	], options);
	// eslint-disable-next-line @typescript-eslint/no-unsafe-type-assertion -- the shape is that of our own expression
	return code === 0 ? JSON.parse(stdout) as FoundTool[] : undefined;
};
