import t from 'tap';
import {noPermits, type Environment, type Package} from '../../source/environment.js';
import {newestPin} from '../../source/nixpkgs/pins.js';
import {explain} from '../../source/verify/explain.js';
import {activities, results, type LogEntry} from '../../source/verify/nix-log.js';
import {saidIn} from '../../source/verify/said.js';
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
	/** What one of the actions must match; undefined where none is offered. */
	readonly action: Readonly<Record<string, unknown>> | undefined;
	readonly packages?: readonly Package[];
	/** Those that need the derivation that failed. */
	readonly neededBy?: readonly Package[];
	readonly nixVersion?: string;
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

/** A builder's part of a log: from where Nix says that it builds to where it says how that ended. */
const beginning = /^building '(?<drv>[^']+)'\.{3}$/;
const isNixs = /^(?:error: (?:\d+ dependencies|builder for|building of|cannot build|build of|hash mismatch)|cannot build derivation|hash mismatch in|warning:|trace:)/i;

/** A log that people read, as the entries that Nix makes of it. */
export const entriesOf = (log: string): readonly LogEntry[] => {
	const entries: LogEntry[] = [];
	let id: string | undefined;
	// What is indented goes on with the message before it.
	for (const part of log.split(/\n(?!\s)/)) {
		const drv = beginning.exec(part)?.groups?.drv;
		if (drv !== undefined) {
			id = String(entries.length);
			entries.push({
				kind: 'start', id, activity: activities.build, text: part, fields: [drv, '', 1, 1],
			});
		} else if (id === undefined || isNixs.test(part)) {
			id = undefined;
			entries.push({kind: 'message', level: 0, text: part});
		} else {
			for (const line of part.split('\n')) {
				entries.push({
					kind: 'result', id, result: results.buildLogLine, fields: [line],
				});
			}
		}
	}

	return entries;
};

const explained = ({log, packages = [plainPackage('numpy')], environment, nixVersion, neededBy = []}: Recorded): Explanation => explain({
	...saidIn(entriesOf(log), 'nix'), exitCode: 1, signal: undefined, nixVersion, neededBy, way: 'nix-shell', environment: environmentOf(packages, environment), missing: false, platform: 'linux',
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

			t.ok(action
				? explanation.actions.some(one => Object.entries(action).every(([key, value]) => {
					const has = (one as Readonly<Record<string, unknown>>)[key];
					return value instanceof RegExp ? value.test(String(has)) : has === value;
				}))
				: explanation.actions.length === 0, JSON.stringify(explanation.actions));
		});
	}
};
