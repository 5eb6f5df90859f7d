import type {ReadStream, WriteStream} from 'node:tty';

/** Where text goes: a stream of the process, or a test's own. */
export type Sink = {
	readonly write: (text: string) => void;
	readonly isTerminal: boolean;
	/** Characters in a line of a terminal. */
	readonly columns?: number | undefined;
};

/** All that a run knows of the process around it; `cli.ts` alone reads it from `process`. */
export type World = {
	readonly env: Readonly<Record<string, string | undefined>>;
	/** Where the user is: absolute. */
	readonly cwd: string;
	/** The operating system, as `process.platform` names it. */
	readonly platform: string;
	/** This machine in Nix's words: `x86_64-linux`. */
	readonly system: string;
	/** The user's home folder. */
	readonly home: string;
	readonly stdout: Sink;
	readonly stderr: Sink;
	/** The terminal to ask questions in; undefined where there is none, in whole or in part. */
	readonly terminal?: Terminal | undefined;
	/** Aborted when the user cancels. */
	readonly signal: AbortSignal;
	/** Servers that a test replaces by its own. */
	readonly addresses: Addresses;
};

/** Both ends of a terminal. */
export type Terminal = {readonly input: ReadStream; readonly output: WriteStream};

export type Addresses = {
	/** `<channels><channel>/git-revision` tells a channel's newest commit. */
	readonly channels: string;
	/** Flake reference of a commit of nixpkgs. */
	readonly flake: (rev: string) => string;
	/** Archive of a commit of nixpkgs. */
	readonly archive: (rev: string) => string;
};
