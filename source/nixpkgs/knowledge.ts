/** What is known of one package of the pin. */
export type PackageFacts = {
	/** Empty where the source has none that can be shown. */
	readonly version: string;
	readonly broken: boolean;
	readonly unfree: boolean;
	readonly insecure: boolean;
	/** Whether the package refuses the chosen interpreter. */
	readonly unsupported: boolean;
	/** The extras that nixpkgs knows of it (`optional-dependencies`), as spelled there; undefined where the source does not tell. */
	readonly extras?: readonly string[] | undefined;
};

/** Where knowledge of a pin comes from. */
export type KnowledgeSource = {
	/** Evaluated by the local Nix; listed by the channel; or the names that travel with this program. */
	readonly kind: 'evaluation' | 'channel-list' | 'embedded';
	/** In words, with its date or commit; shown wherever the knowledge is. */
	readonly label: string;
};

/** What is known of the pin's package set, from the best source that is there. */
export type PinKnowledge = KnowledgeSource & {
	/** Whether it is of the pinned commit itself; a channel's list may be of a later one, whose versions differ here and there. */
	readonly isOfPin: boolean;
	/** Every attribute of the chosen interpreter's set. */
	readonly attributes: ReadonlySet<string>;
	/** Facts of some of them, by attribute; none are known of the embedded ones. */
	readonly facts: ReadonlyMap<string, PackageFacts>;
};
