import {pythonVersion} from './interpreters.js';

/** The month in which security fixes end, by Python version (devguide.python.org/versions, PEP 602). */
const lastMonths: ReadonlyMap<string, string> = new Map([
	['3.9', 'Oct 2025'],
	['3.10', 'Oct 2026'],
	['3.11', 'Oct 2027'],
	['3.12', 'Oct 2028'],
	['3.13', 'Oct 2029'],
	['3.14', 'Oct 2030'],
	['3.15', 'Oct 2031'],
]);

/**
How long an interpreter gets security fixes, as `until Oct 2029`.

@param interpreter - Attribute. PyPy announces no dates: empty for it, and for a version that is not known.
*/
export const endOfLife = (interpreter: string): string => {
	const month = interpreter.startsWith('python') ? lastMonths.get(pythonVersion(interpreter)) : undefined;
	return month === undefined ? '' : `until ${month}`;
};
