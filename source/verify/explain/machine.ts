import {isFetched} from '../dry-run.js';
import {failedBuild} from '../failed-build.js';
import {evidence, find, type Recogniser} from '../facts.js';
import type {Action} from '../explanation.js';
import {oldestNixFor} from '../install-nix.js';

type Sign = {
	readonly code: string;
	readonly pattern: RegExp;
	readonly title: (groups: Readonly<Record<string, string | undefined>>) => string;
	readonly actions: readonly Action[];
	readonly lines?: number;
	/** Whether a builder may say it, too, and of which derivation. */
	readonly inBuild?: (drv: string) => boolean;
};

const advise = (text: string): Action => ({kind: 'advise', text});

/** One pattern that fits where any of these does, whatever the case of letters. */
const anyOf = (patterns: readonly RegExp[]): RegExp => new RegExp(patterns.map(({source}) => source).join('|'), 'i');

const recogniser = (signs: readonly Sign[]): Recogniser => facts => {
	const failed = failedBuild(facts);
	for (const {
		code, pattern, title, actions, lines: count, inBuild,
	} of signs) {
		for (const lines of [facts.lines, failed && inBuild?.(failed.drv) ? failed.log : []]) {
			const found = find(lines, pattern);
			if (found) {
				return {
					code, title: title(found.groups), evidence: evidence(lines, found.index, count ?? 1), actions,
				};
			}
		}
	}

	return undefined;
};

/** The Nix at hand cannot do what is asked of it. */
export const nixItself = recogniser([
	{
		code: 'nix-too-old',
		pattern: /This version of Nixpkgs requires Nix >= (?<version>[\d.]+)/,
		title: ({version}) => `This nixpkgs needs Nix ${version!} or newer, and the Nix here is older.`,
		actions: oldestNixFor,
	},
	{
		code: 'nix-too-old',
		pattern: anyOf([
			/unrecognised flag '--extra-experimental-features'/,
			/'(?:develop|eval|flake)' is not a recognised command/,
			/undefined variable 'builtins\.\w+'/,
			/unexpected argument '--log-format'/,
		]),
		title: () => 'The Nix here is too old for this: flakes came with Nix 2.4.',
		actions: [{kind: 'flags', flags: '--style shell', why: 'needs no flakes'}, ...oldestNixFor],
	},
	{
		code: 'features-off',
		pattern: /experimental (?:Nix )?feature '(?<feature>[\w-]+)' is disabled|'(?<feature2>[\w-]+)' is an experimental feature/,
		title: ({feature, feature2}) => `Nix's feature \`${feature ?? feature2!}\` is switched off, and it may not be switched on for one call.`,
		actions: [
			{kind: 'flags', flags: '--style shell', why: 'needs no experimental feature'},
			{kind: 'run', command: 'experimental-features = nix-command flakes', why: 'or put this line into ~/.config/nix/nix.conf'},
		],
	},
]);

/** The disk, the store and the daemon. */
export const machine = recogniser([
	{
		code: 'no-space',
		pattern: /no space left on device|database or disk is full|disk quota exceeded|not enough (?:disk )?space/i,
		title: () => 'The disk is full.',
		inBuild: () => true,
		actions: [
			{kind: 'run', command: 'nix-collect-garbage', why: 'removes what no environment uses any more'},
			{kind: 'run', command: 'df -h /nix /tmp', why: 'shows where it is full; builds need room in the temporary folder, too'},
		],
	},
	{
		code: 'no-permission',
		pattern: /daemon-socket.*permission denied/i,
		title: () => 'You may not use Nix\'s daemon.',
		actions: [
			{kind: 'run', command: 'sudo usermod --append --groups nix-users "$USER"', why: 'where Nix is for a group of users, makes you one of them (log in again afterwards)'},
			advise('else `allowed-users` in /etc/nix/nix.conf says who may'),
		],
	},
	{
		code: 'no-daemon',
		pattern: /cannot connect to (?:socket|daemon) at|cannot connect to the (?:nix )?daemon|daemon-socket\/socket.*(?:connection refused|no such file)/i,
		title: () => 'Nix\'s daemon does not answer.',
		actions: [
			{kind: 'run', command: 'sudo systemctl start nix-daemon', why: 'on Linux'},
			{kind: 'run', command: 'sudo launchctl kickstart -k system/org.nixos.nix-daemon', why: 'on macOS'},
		],
	},
	{
		code: 'no-permission',
		pattern: anyOf([
			// Nix's own words only: in a build, Python says `error: [Errno 13]` of the same paths.
			/^error: (?!\[errno).*\/nix\/(?:store|var).*(?:permission denied|read-only file system|not writable|operation not permitted)/,
			/^error: (?!\[errno).*(?:permission denied|read-only file system).*\/nix\/(?:store|var)/,
			/you don't have sufficient rights/,
			/not have write permission to/,
			/readonly database/,
			/error: changing ownership/,
		]),
		title: () => 'You may not write to the Nix store.',
		actions: [
			advise('a store that belongs to root is used through the daemon: set NIX_REMOTE=daemon, or install Nix for several users'),
			{kind: 'run', command: 'ls -ld /nix/store /nix/var/nix', why: 'shows whose it is'},
		],
	},
	{
		code: 'no-sandbox',
		pattern: anyOf([
			/cannot (?:clone|unshare|set up)/,
			/unable to (?:start build process|create.*namespace)/,
			/does not support (?:user )?namespaces/,
			/setting up a private mount namespace/,
			/mounting \/proc.*(?:operation not permitted|failed)/,
		]),
		title: () => 'This machine does not let Nix build in a sandbox, as in many containers.',
		actions: [{kind: 'flags', flags: '--nix-option sandbox false', why: 'builds without it, this time only'}],
	},
	{
		code: 'no-build-users',
		pattern: /group 'nixbld' specified in 'build-users-group' does not exist|build users group has no members/i,
		title: () => 'Nix finds none of the users that it builds as.',
		actions: [{kind: 'flags', flags: '--nix-option build-users-group ""', why: 'builds as you, which a container of one user wants'}],
	},
	{
		code: 'untrusted-signature',
		pattern: /(?:lacks|does not have) a (?:valid )?signature|not signed by any of the keys in 'trusted-public-keys'/i,
		title: () => 'A binary cache has a path that nobody whom you trust has signed.',
		actions: [advise('add the cache\'s key to `trusted-public-keys` in nix.conf if you trust it, or do without that cache')],
	},
]);

/** The way to the servers. */
export const network = recogniser([
	{
		code: 'rate-limit',
		pattern: /api rate limit exceeded|http error 429|returned error: 429|http error 403.*api\.github\.com|api\.github\.com.*http error 403/i,
		title: () => 'The server has had too many requests from here and wants to be left alone for a while.',
		inBuild: isFetched,
		actions: [advise('try again in an hour; `access-tokens` in nix.conf lifts GitHub\'s limit')],
	},
	{
		code: 'source-gone',
		pattern: /cannot download \S+ from any mirror|(?:returned error: |http error )404/i,
		title: () => 'A file that is to be fetched is not there any more.',
		inBuild: isFetched,
		actions: [advise('another version may still be there; `--package NAME` alone takes the one that the pin has')],
		lines: 2,
	},
	{
		code: 'certificates',
		pattern: /ssl (?:certificate problem|peer certificate|ca cert)|certificate verify failed|problem with the ssl ca cert/i,
		title: () => 'The server\'s certificate is not one that Nix trusts; a company proxy does this, too.',
		inBuild: isFetched,
		actions: [{kind: 'run', command: 'export NIX_SSL_CERT_FILE=/etc/ssl/certs/ca-certificates.crt', why: 'tells Nix where your certificates are'}],
	},
	{
		code: 'no-network',
		pattern: anyOf([
			/could(?:n't| not) resolve host/,
			/couldn't connect to server/,
			/failed to connect to/,
			/connection (?:timed out|refused|reset)/,
			/timeout was reached/,
			/network is unreachable/,
			/unable to download '/,
			/temporary failure in name resolution/,
			/resolving timed out/,
		]),
		title: () => 'A server that Nix needs cannot be reached.',
		inBuild: isFetched,
		actions: [advise('try again when you are online; behind a proxy set `https_proxy`'), advise('what is built or fetched already is kept')],
	},
]);
