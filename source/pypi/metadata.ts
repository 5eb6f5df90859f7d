/** What this program reads of a distribution's core metadata (PEP 566, 643, 685, 794). */
export type CoreMetadata = {
	readonly name: string;
	readonly version: string;
	readonly summary?: string;
	readonly requiresPython?: string;
	/** Requirement strings (PEP 508), as written. */
	readonly requiresDist: readonly string[];
	/** Extras, normalised. */
	readonly extras: readonly string[];
	/** Import names the author declares (PEP 794), without `private` ones; absent when undeclared. */
	readonly importNames?: readonly string[];
};

/** The header fields of an RFC 822 style document, names in lower case, in order; continuation lines joined. */
const headerFields = (text: string): Array<[name: string, value: string]> => {
	const head = text.replace(/^\uFEFF/, '').replaceAll(/\r\n?/g, '\n').split('\n\n', 1)[0] ?? '';
	return head.replaceAll(/\n[\t ]+/g, ' ').split('\n').flatMap(line => {
		const field = /^([\w-]+):\s*(.*?)\s*$/.exec(line);
		return field === null ? [] : [[field[1]!.toLowerCase(), field[2]!]];
	});
};

/** A Python module path, as PEP 794 allows it. */
const importName = /^[\p{L}_][\p{L}\p{N}_]*(?:\.[\p{L}_][\p{L}\p{N}_]*)*$/u;

/** Reads a METADATA file. Returns nothing when it names no distribution or version. Texts are as written: escape before display. */
export const parseMetadata = (text: string): CoreMetadata | undefined => {
	const fields = headerFields(text);
	const all = (name: string) => fields.filter(field => field[0] === name).map(field => field[1]);
	const first = (name: string) => all(name).find(value => value !== '' && value !== 'UNKNOWN');
	const [name, version] = [first('name'), first('version')];
	if (name === undefined || version === undefined) {
		return undefined;
	}

	const summary = first('summary');
	const requiresPython = first('requires-python');
	const declared = [...all('import-name'), ...all('import-namespace')];
	const importNames = declared
		.map(value => value.split(';').map(part => part.trim()))
		.filter(([module, visibility]) => visibility !== 'private' && importName.test(module ?? ''))
		.map(([module]) => module!);
	return {
		name,
		version,
		...(summary !== undefined && {summary}),
		...(requiresPython !== undefined && {requiresPython}),
		requiresDist: all('requires-dist').filter(value => value !== ''),
		extras: [...new Set(all('provides-extra').map(extra => extra.toLowerCase().replaceAll(/[-_.]+/g, '-')))],
		...(declared.length > 0 && {importNames: [...new Set(importNames)]}),
	};
};
