import {
	mapPermits, type Package, type Permits, type Style,
} from './environment.js';
import type {Pin} from './nixpkgs/pins.js';
import type {Requirement} from './pypi/requirement.js';

/** A package that is known to the last byte, or one that still has to be looked up. */
export type PackageAnswer = {readonly kind: 'known'; readonly package: Package} | WantedPackage | ListedPackage;

/** Asked for by name: what can't be had of it is a failure. */
export type WantedPackage = {readonly kind: 'wanted'; readonly requirement: Requirement};

/** An entry of a requirements file: what can't be had of it is reported, and stops nothing. */
export type ListedPackage = {
	readonly kind: 'listed';
	readonly requirement: Requirement;
	/** The version of a lock file: a wish, where the specifier is a demand. */
	readonly locked?: string | undefined;
};

/** Which commit of nixpkgs: one that is known, the newest of a channel, or a bare commit that has to be looked up. */
export type PinAnswer
	= | {readonly kind: 'known'; readonly pin: Pin}
		| {readonly kind: 'channel'; readonly channel: string}
		| {
			readonly kind: 'commit';
			readonly rev: string;
			readonly channel?: string | undefined;
			readonly hash?: string | undefined;
			readonly lastModified?: number | undefined;
		};

/** What is known so far. A missing key means "not asked yet". */
export type Answers = {
	readonly style?: Style | undefined;
	/** Interpreter attribute. */
	readonly interpreter?: string | undefined;
	readonly packages?: readonly PackageAnswer[] | undefined;
	readonly tools?: readonly string[] | undefined;
	readonly pin?: PinAnswer | undefined;
	readonly direnv?: boolean | undefined;
	/** Import names to check. */
	readonly imports?: readonly string[] | undefined;
	readonly permits?: Permits | undefined;
};

const joined = <T>(before: readonly T[] | undefined, after: readonly T[] | undefined): readonly T[] | undefined =>
	before === undefined ? after : [...before, ...after ?? []];

/** The one merge: a single answer of `over` wins, lists add up. */
export const mergeAnswers = (base: Answers, over: Answers): Answers => ({
	style: over.style ?? base.style,
	interpreter: over.interpreter ?? base.interpreter,
	packages: joined(base.packages, over.packages),
	tools: joined(base.tools, over.tools),
	pin: over.pin ?? base.pin,
	direnv: over.direnv ?? base.direnv,
	imports: joined(base.imports, over.imports),
	permits: base.permits && over.permits
		? mapPermits(base.permits, (names, kind) => [...names, ...over.permits![kind]])
		: over.permits ?? base.permits,
});

/** The questions that have no answer yet, as the flags that would answer them. */
export const missingAnswers = ({style, interpreter, packages}: Answers): readonly string[] => [
	...(style === undefined ? ['--style'] : []),
	...(interpreter === undefined ? ['--python'] : []),
	...(packages === undefined ? ['--package'] : []),
];
