/** One call to the file system that goes wrong. */
export type Fault = {
	/** Which call it is, counted from 1; 0: every one. */
	readonly at: number;
	/** `kill` (as kill -9 does), `swap-write` or `swap-rename` (somebody changes `file` to `text`), or an error code. */
	readonly action: string;
	/** Only calls of these methods count. */
	readonly methods?: readonly string[];
	readonly file?: string;
	readonly text?: string;
};

export const breakFileSystem: (faults: ReadonlyArray<Fault & {readonly report: string}>) => Promise<() => void>;
