/** An object from outside, of whose members nothing is known. */
export type Fields = Readonly<Record<string, unknown>>;

export const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null && !Array.isArray(value);

/** The value as an object; one without members when it is none. */
export const fieldsOf = (value: unknown): Fields => isFields(value) ? value : {};
