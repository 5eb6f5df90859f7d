/** Lines of a file, each without its line feed. */
export type Lines = readonly string[];

/** Moves every line but the empty ones `depth` levels of two spaces to the right, as nixfmt does. */
export const indent = (lines: Lines, depth = 1): Lines =>
	lines.map(line => line && '  '.repeat(depth) + line);

/** The text of a whole file, its last line ended too. */
export const fileText = (lines: Lines): string => lines.join('\n') + '\n';

/** `name = <expression>;`, however many lines the expression has. */
export const binding = (name: string, expression: Lines): Lines => {
	const lines = [...expression];
	lines[0] = `${name} = ${lines[0]!}`;
	lines[lines.length - 1] += ';';
	return lines;
};
