/** Longer input is no name: the longest on PyPI has 188 characters. */
const longest = 200;

/**
What was typed, as it would stand in a normalised name (PEP 503): lower case, runs of `-`, `_`, `.` and white space as one
`-`. A `-` at the end stays (`scikit-` is on its way to `scikit-learn`), one at the start goes. Empty for input that
can be no part of any name, so that it matches nothing.
*/
export const normaliseQuery = (typed: string): string => {
	const query = typed.trim().slice(0, longest + 1).toLowerCase().replaceAll(/[-_.\s]+/g, '-').replace(/^-/, '');
	return query.length <= longest && /^[a-z\d-]*$/.test(query) ? query : '';
};
