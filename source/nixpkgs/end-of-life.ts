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

/** The month of the first final release, as `YYYY-MM`, by Python version; older ones are older than any pin. */
const firstMonths: ReadonlyMap<string, string> = new Map([
	['3.12', '2023-10'],
	['3.13', '2024-10'],
	['3.14', '2025-10'],
	['3.15', '2026-10'],
]);

/**
Whether an interpreter was not final yet when a pin was made.

@param interpreter - Attribute.
@param time - Of the pin, beginning with `YYYY-MM`; of a pin without a time nothing is said.
*/
export const isBeforeFinal = (interpreter: string, time: string | undefined): boolean => {
	const first = interpreter.startsWith('python') ? firstMonths.get(pythonVersion(interpreter)) : undefined;
	return first !== undefined && time !== undefined && time.slice(0, 7) < first;
};

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/**
How long an interpreter gets security fixes, as `fixes until Oct 2029`, or `ended Oct 2025`.

@param interpreter - Attribute. PyPy announces no dates: empty for it, and for a version that is not known.
*/
export const endOfLife = (interpreter: string, today: Date): string => {
	const month = interpreter.startsWith('python') ? lastMonths.get(pythonVersion(interpreter)) : undefined;
	if (month === undefined) {
		return '';
	}

	// Day 0 of the month after it is its last.
	const [name = '', year] = month.split(' ');
	const end = Date.UTC(Number(year), months.indexOf(name) + 1, 0, 23, 59);
	return today.getTime() > end ? `ended ${month}` : `fixes until ${month}`;
};
