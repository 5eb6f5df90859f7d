// Stand-ins in the bundle (see build.js) for what libraries make as they are loaded, and hardly any run uses: the first of them takes 7 MB
// and 20 ms, for the tables of all the world's languages.

/** `Intl.Segmenter` that is made when it is first used. */
export class LazySegmenter {
	private own: Intl.Segmenter | undefined;

	constructor(private readonly locales?: string, private readonly options?: Intl.SegmenterOptions) {
		// Until it is used, that is all it is.
	}

	segment(text: string): Intl.Segments {
		this.own ??= new globalThis.Intl.Segmenter(this.locales, this.options);
		return this.own.segment(text);
	}
}

/** `Intl.ListFormat` that is made when it is first used. */
export class LazyListFormat {
	private own: Intl.ListFormat | undefined;

	constructor(private readonly locales?: string, private readonly options?: Intl.ListFormatOptions) {
		// Until it is used, that is all it is.
	}

	format(list: Iterable<string>): string {
		this.own ??= new globalThis.Intl.ListFormat(this.locales, this.options);
		return this.own.format(list);
	}
}
