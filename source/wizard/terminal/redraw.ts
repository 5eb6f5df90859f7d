/** Takes away a picture that ends in a line end, as Ink does. */
export const eraseOf = (picture: string): string => `${'\u001B[2K\u001B[1A'.repeat(picture.split('\n').length - 1)}\u001B[2K\u001B[G`;

/**
What makes one picture of another, with only the lines written that are others. The terminal's work on what did not change is spared, and a
slow line's.

@param before - What is there, whole, with the cursor at the beginning of the line below it. Ends in a line end, as `after` does.
*/
export const changeOf = (before: string, after: string): string => {
	const old = before.split('\n').slice(0, -1);
	const lines = after.split('\n').slice(0, -1);
	// A line end goes down, and makes room at the bottom of the terminal where there is none.
	const changed = lines.map((line, index) => line === old[index] ? '\n' : `\u001B[2K${line}\n`).join('');
	return `\u001B[${old.length}A${changed}${lines.length < old.length ? '\u001B[J' : ''}`;
};
