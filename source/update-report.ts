import type {Environment} from './environment.js';
import {interpreterTitle} from './nixpkgs/interpreters.js';
import type {PinKnowledge} from './nixpkgs/knowledge.js';
import type {Pin} from './nixpkgs/pins.js';
import {releaseOfChannel} from './nixpkgs/releases.js';
import {compareVersions, isVersion} from './pypi/version-match.js';
import type {Warning} from './warning.js';

/** A pin and what is known of it. */
export type KnownPin = {readonly pin: Pin; readonly knowledge: PinKnowledge};

/** `1.2` to `1.3`, where both pins say what they have. */
const movedVersions = (environment: Environment, before: KnownPin, after: KnownPin): readonly string[] => environment.packages.flatMap(({attribute, override}) => {
	const old = before.knowledge.facts.get(attribute)?.version ?? '';
	const fresh = after.knowledge.facts.get(attribute)?.version ?? '';
	return override !== undefined || old === '' || fresh === '' || old === fresh ? [] : [`${attribute} ${old} -> ${fresh}`];
});

const lost = (before: readonly string[], after: readonly string[]): readonly string[] => before.filter(one => !after.includes(one));

/** Overrides that the new pin is past: it has their version or a newer one. */
const needless = ({packages}: Environment, {knowledge}: KnownPin): readonly Warning[] => packages.flatMap(({attribute, distribution, override}) => {
	const version = knowledge.facts.get(attribute)?.version ?? '';
	return override && isVersion(version) && isVersion(override.version) && compareVersions(version, override.version) >= 0
		? [{
			code: 'override-needless',
			message: `The new pin has ${distribution} ${version}, so the override with ${override.version} is no longer needed.`,
			hint: `\`--package ${distribution}\` takes the pin's own`,
		}]
		: [];
});

/**
What another pin changes: versions of the chosen packages, as far as both pins tell them; interpreters and systems that go; overrides
that are no longer needed.

@returns Nothing where the pin stays.
*/
export const updateReport = (environment: Environment, before: KnownPin, after: KnownPin): readonly Warning[] => {
	if (before.pin.rev === after.pin.rev) {
		return [];
	}

	const [old, fresh] = [before, after].map(({pin}) => releaseOfChannel(pin.channel));
	const moved = movedVersions(environment, before, after);
	const gone = old && fresh
		? [...lost(old.interpreters, fresh.interpreters).map(name => interpreterTitle(name)), ...lost(old.systems, fresh.systems)]
		: [];
	return [
		...(moved.length > 0 ? [{code: 'versions-move', message: `The new pin has other versions: ${moved.join(', ')}.`, hint: ''}] : []),
		...(gone.length > 0 ? [{code: 'pin-drops', message: `The new pin no longer has ${gone.join(', ')}.`, hint: ''}] : []),
		...needless(environment, after),
	];
};
