import type {Environment} from '../environment.js';
import {newestRelease, releaseOfChannel} from '../nixpkgs/releases.js';
import {nixpkgsReference} from './flake-lock.js';
import {importsComment} from './imports-comment.js';
import {
	binding, fileText, indent, type Lines,
} from './lines.js';
import {importNixpkgs, shellDerivation} from './pkgs.js';
import {quote} from './quote.js';

const header = (environment: Environment): Lines => [
	'# A Python environment, the same on every machine and every day.',
	'#',
	'#   nix develop              enter it; flakes are off by default: add',
	'#                            --extra-experimental-features "nix-command flakes"',
	...(environment.style === 'both' ? ['#   nix-shell --pure         enter it without flakes: the same derivation'] : []),
	'#   npx create-nix-python    change it',
	// With style `both`, shell.nix is what a verification reads.
	...(environment.style === 'both' ? [] : importsComment(environment)),
];

const input = (environment: Environment): Lines => {
	const reference = nixpkgsReference(environment);
	const follows = 'ref' in reference;
	return [
		follows
			? '# The channel. flake.lock holds its exact commit and hash; `nix flake update` moves it.'
			: `# The pin${environment.style === 'both' ? ', the same commit as in shell.nix' : ''}; flake.lock holds its hash.`,
		`inputs.nixpkgs.url = ${quote(`github:NixOS/nixpkgs/${follows ? reference.ref : reference.rev}`)};`,
	];
};

/** How a thin flake hands over to a shell.nix of ours. */
const ourCall = 'import ./shell.nix { inherit system nixpkgs; }';

/** What `eachSystem` is called with. */
const devShells = (environment: Environment, call: string): Lines => {
	if (environment.style === 'both') {
		return [
			'devShells = eachSystem (system: {',
			'  # shell.nix is the environment; this only hands it what flake.lock pins.',
			`  default = ${call};`,
			'});',
		];
	}

	return [
		'devShells = eachSystem (',
		...indent([
			'system:',
			'let',
			...indent(binding('pkgs', importNixpkgs(environment))),
			'in',
			'{',
			...indent(binding('default', shellDerivation(environment))),
			'}',
		]),
		');',
	];
};

/**
The text of flake.nix: the whole environment, or with style `both` a thin way into shell.nix.

@param call - How that is called, with `system` and `nixpkgs` in sight.
*/
export const flakeNix = (environment: Environment, call = ourCall): string => {
	const {systems} = releaseOfChannel(environment.pin.channel) ?? newestRelease;
	return fileText([
		...header(environment),
		'{',
		...indent([
			'description = "A Python environment";',
			'',
			...input(environment),
			'',
			'outputs =',
			...indent([
				'{ self, nixpkgs }:',
				'let',
				...indent([
					'eachSystem = nixpkgs.lib.genAttrs [',
					...indent(systems.map(system => quote(system))),
					'];',
				]),
				'in',
				'{',
				...indent(devShells(environment, call)),
				'};',
			]),
		]),
		'}',
	]);
};
