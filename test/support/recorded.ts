import t from 'tap';
import {noPermits, type Environment, type Package} from '../../source/environment.js';
import {newestPin} from '../../source/nixpkgs/pins.js';
import {explain} from '../../source/verify/explain.js';
import type {Explanation} from '../../source/verify/explanation.js';

/** A log as some Nix writes it, and what it must be taken for. */
export type Recorded = {
	/** Which Nix, and what happened. */
	readonly name: string;
	/** Lines as `nix-shell`, `nix-build` or `nix develop` print them. */
	readonly log: string;
	readonly code: string;
	readonly title: RegExp;
	/** A line that must be among the evidence. */
	readonly evidence?: string;
	/** What one of the actions must match. */
	readonly action?: Readonly<Record<string, unknown>>;
	readonly packages?: readonly Package[];
	readonly environment?: Partial<Environment>;
};

const wrongHash = 'sha256-AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=';

export const plainPackage = (attribute: string): Package => ({attribute, distribution: attribute, extras: []});

/** A package whose version is overridden, with a hash of nothing but A. */
export const overriddenPackage = (attribute: string, version: string): Package => ({
	...plainPackage(attribute), override: {
		version, stem: attribute.replaceAll('-', '_'), extension: 'tar.gz', hash: wrongHash,
	},
});

export const environmentOf = (packages: readonly Package[], more: Partial<Environment> = {}): Environment => ({
	style: 'shell', interpreter: 'python313', packages, tools: [], pin: newestPin('nixos-26.05'), direnv: false, imports: [], permits: noPermits, ...more,
});

const explained = ({log, packages = [plainPackage('numpy')], environment}: Recorded): Explanation => explain({
	lines: log.split('\n'), exitCode: 1, way: 'nix-shell', environment: environmentOf(packages, environment), missing: false, platform: 'linux',
});

/** One test for each recorded log. */
export const testRecorded = (logs: readonly Recorded[]): void => {
	for (const recorded of logs) {
		const {
			name, code, title, evidence, action,
		} = recorded;
		t.test(name, async t => {
			const explanation = explained(recorded);
			t.equal(explanation.code, code, JSON.stringify(explanation));
			t.match(explanation.title, title);
			t.notMatch(explanation.title, /undefined|\n/);
			t.ok(explanation.evidence.length > 0 && explanation.evidence.every(line => recorded.log.includes(line)), 'the evidence is the original lines');
			if (evidence !== undefined) {
				t.ok(explanation.evidence.some(line => line.includes(evidence)), JSON.stringify(explanation.evidence));
			}

			if (action) {
				t.ok(explanation.actions.some(one => Object.entries(action).every(([key, value]) => {
					const has = (one as Readonly<Record<string, unknown>>)[key];
					return value instanceof RegExp ? value.test(String(has)) : has === value;
				})), JSON.stringify(explanation.actions));
			}
		});
	}
};
