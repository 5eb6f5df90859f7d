// Stands in for `Intl.Segmenter` in the bundle (see build.js). What Ink brings makes two of them as it is loaded, which takes 10 ms and
// 2.5 MB, and needs none as long as nothing is on the screen but letters of the Latin kind.

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
