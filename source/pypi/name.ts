/** PEP 508's grammar of a distribution name: ASCII letters, digits, and single `.`, `-`, `_` inside. */
const validName = /^[a-z\d](?:[\w.-]*[a-z\d])?$/i;

/** Whether `name` may name a distribution at all (PEP 508, "Names"). */
export const isDistributionName = (name: string): boolean => validName.test(name);

/** The one spelling under which an index lists a distribution (PEP 503, "Normalized Names"). */
export const normaliseName = (name: string): string => name.toLowerCase().replaceAll(/[-_.]+/g, '-');
