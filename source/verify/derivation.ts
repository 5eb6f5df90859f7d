/** What a store derivation says of what it needs (Nix manual, "Store Derivation", ATerm format). */
export type Derivation = {
	/** The program that builds it, in nixpkgs the stdenv's bash. */
	readonly builder: string;
	/** Derivations that it needs, and which of their outputs. */
	readonly inputs: ReadonlyArray<{readonly path: string; readonly outputs: readonly string[]}>;
	/** Output name -> store path. */
	readonly outputs: ReadonlyMap<string, string>;
	/** Whether its output is known by its hash beforehand: mostly something that is fetched. */
	readonly isFixed: boolean;
};

const stringsIn = (text: string): readonly string[] => [...text.matchAll(/"([^"\\]*)"/g)].map(([, string]) => string!);

/**
Reads the text of a `.drv` file.

A quote inside of a string of such a file has a backslash before it, so what is looked for here is never found in one.

@returns undefined for a text of another shape.
*/
export const parseDerivation = (text: string): Derivation | undefined => {
	const builder = /],"[\w-]+","([^"\\]*)",\[/.exec(text)?.[1];
	if (!text.startsWith('Derive') || builder === undefined) {
		return undefined;
	}

	const outputs = [...text.matchAll(/\("(\w[\w-]*)","(\/[^"\\]+)","([^"\\]*)","[^"\\]*"\)/g)];
	const inputs = [...text.matchAll(/\("(\/[^"\\]+\.drv)",\[((?:"[^"\\]+",?)*)]\)/g)];
	return {
		builder,
		inputs: inputs.map(([, path, names]) => ({path: path!, outputs: stringsIn(names!)})),
		outputs: new Map(outputs.map(([, name, path]) => [name!, path!])),
		isFixed: outputs.some(output => output[3] !== ''),
	};
};

/** `/nix/store/<hash>-python3.13-numpy-2.3.4.drv` -> `python3.13-numpy-2.3.4`: what a person calls it. */
export const storeName = (path: string): string => path.replace(/^.*\/[\da-z]{32}-/, '').replace(/\.drv$/, '');
