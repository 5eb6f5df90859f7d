/**
How a query found a name, best first: the name itself; a name it is called by elsewhere (an import name or an attribute);
a beginning of the name; the beginning of one of its words; anywhere inside; after mending a typo.
*/
export const matchKinds = ['exact', 'alias', 'prefix', 'word', 'substring', 'typo'] as const;
export type MatchKind = typeof matchKinds[number];

/** One name that a query found. */
export type Match = {
	/** PEP 503 normalised: nothing but `a-z`, `0-9`, `-`. */
	readonly name: string;
	readonly kind: MatchKind;
	/** Place among the most downloaded, where it has one. */
	readonly rank?: number;
	/** Whether nixpkgs is known to have it. */
	readonly inNixpkgs: boolean;
	/** The import name or attribute that was meant by the query, where that is what matched. */
	readonly via?: string;
};
