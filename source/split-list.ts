/**
Takes a comma list apart: `numpy,pandas>=2,<3,httpx[a,b]` is three requirements.

A comma inside brackets, or before another clause of a specifier, does not separate.
*/
export const splitList = (text: string): readonly string[] => {
	const parts = text.split(/,(?![^[]*])(?!\s*[<>=!~])/).map(part => part.trim());
	return parts.filter(part => part !== '');
};
