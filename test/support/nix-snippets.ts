import {readdirSync, readFileSync} from 'node:fs';

export type Snippet = {
	readonly where: string;
	readonly text: string;
	/** Whether Nix 2.8, and Nix of today, accept it. */
	readonly old: boolean;
	readonly today: boolean;
};

const folder = new URL('../fixtures/nix-syntax/', import.meta.url);

const read = (file: string): Snippet[] => readFileSync(new URL(file, folder), 'utf8').split('\n').flatMap((line, index) => {
	if (line === '' || line.startsWith('#')) {
		return [];
	}

	const sign = line[0]!;
	if (!'+-<>'.includes(sign) || line[1] !== ' ') {
		throw new Error(`${file}:${index + 1} is no snippet`);
	}

	const text = line.slice(2).replaceAll('␤', '\n').replaceAll('␍', '\r').replaceAll('␉', '\t');
	return [{
		where: `${file}:${index + 1}`, text, old: sign === '+' || sign === '<', today: sign === '+' || sign === '>',
	}];
});

/** All snippets of test/fixtures/nix-syntax, see the readme there. */
export const snippets: readonly Snippet[] = readdirSync(folder).filter(file => file.endsWith('.txt')).flatMap(file => read(file));
