import type {
	Apply, AttributeName, Binding, Expression, Lambda, Node,
} from '../syntax/node.js';

/** How a tree of nixpkgs is named in a file. */
export type Source
	= | {readonly kind: 'search-path'; readonly node: Expression}
		| {readonly kind: 'fetch'; readonly fetcher: string; readonly argument: Expression; readonly node: Expression}
		| {readonly kind: 'input'; readonly name: string}
		/** The entry of a pin manager's file, by its name there. */
		| {readonly kind: 'manager'; readonly manager: Manager; readonly name: string}
		/** A file that the packages are imported from, ready made. */
		| {readonly kind: 'file'; readonly path: string};

export type Manager = 'niv' | 'npins';

/** A set of packages; `argument` is what nixpkgs was called with, `extended` what `extend` and `appendOverlays` were. */
export type Packages = {
	readonly kind: 'packages';
	readonly source: Source | undefined;
	readonly argument: Expression | undefined;
	readonly extended: readonly Expression[];
};

/** An interpreter. `place` is where its name stands; none if it is an argument that the caller gives. */
export type Python = {
	readonly kind: 'python';
	/** `python3`, `python311`, `pypy311`. */
	readonly attribute: string;
	readonly place: Node | undefined;
	readonly packages: Packages;
	/** Whether it was reached as `python3Packages`: that is the set of what `python3` stands for, whatever an overlay makes of `python3`. */
	readonly isBySet: boolean;
	/** The calls of `override` and `overrideScope` that it went through in this file, the first one first. */
	readonly calls: readonly Apply[];
};

/** Attributes of a set from `depth` steps into their paths; of a literal whose values are looked at when they are needed. */
export type View = ReadonlyArray<{readonly binding: Binding; readonly depth: number}>;

/**
What an expression is, as far as a reader of Python environments cares:

- `tool` is anything else in nixpkgs, by its path; functions such as `mkShell` too.
- `member` is an attribute of an interpreter that is no package: `withPackages`.
- `package` is an attribute path below a package set: `numpy`, `httpx.optional-dependencies.http2`; `changed` if it is overridden right there.
- `each` is a set in which every attribute is this, such as one for each system.
*/
export type Value
	= | Packages
		| Python
		| {readonly kind: 'nixpkgs'; readonly source: Source}
		| {readonly kind: 'imported'; readonly source: Source}
		| {readonly kind: 'file'; readonly path: string}
		| {readonly kind: 'manager'; readonly manager: Manager}
		| {readonly kind: 'inputs'}
		| {readonly kind: 'python-set'; readonly python: Python}
		| {readonly kind: 'package'; readonly python: Python; readonly path: readonly string[]; readonly changed?: boolean}
		| {readonly kind: 'member'; readonly python: Python; readonly path: readonly string[]}
		| {readonly kind: 'tool'; readonly packages: Packages; readonly path: readonly string[]}
		| {readonly kind: 'built-in'; readonly path: readonly string[]}
		| {readonly kind: 'environment'; readonly python: Python; readonly argument: Expression; readonly form: 'function' | 'set'; readonly node: Apply}
		| {readonly kind: 'shell'; readonly argument: Expression; readonly derivation: boolean}
		| {readonly kind: 'each'; readonly value: Value}
		| {readonly kind: 'set'; readonly view: View}
		| {readonly kind: 'lambda'; readonly lambda: Lambda}
		| {readonly kind: 'string'; readonly text: string; readonly node: Expression};

/** A name with the key it stands for; a dynamic one has none. */
export type Key = {readonly key: string | undefined; readonly name: AttributeName};
