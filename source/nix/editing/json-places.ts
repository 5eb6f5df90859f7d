/** Where a value stands in a JSON text. */
export type JsonPlace = {readonly start: number; readonly end: number};

const token = /\s*(?<sign>[{}[\],:])|\s*(?<value>"(?:[^"\\]|\\.)*"|[^\s{}[\],:"]+)/y;

/**
Finds the place of a value by the keys that lead to it.

@param text - A JSON text that `JSON.parse` accepts.
*/
export const jsonPlace = (text: string, keys: readonly string[]): JsonPlace | undefined => {
	const open: Array<{readonly start: number; key: string | undefined; readonly isObject: boolean}> = [];
	let isKey = false;
	const isHere = (): boolean => open.length === keys.length && open.every(({key}, index) => key === keys[index]);
	token.lastIndex = 0;
	for (let match = token.exec(text); match; match = token.exec(text)) {
		const {sign, value} = match.groups!;
		const end = token.lastIndex;
		// eslint-disable-next-line @typescript-eslint/switch-exhaustiveness-check -- What is no sign is a value.
		switch (sign) {
			case '{':
			case '[': {
				open.push({start: end - 1, key: undefined, isObject: sign === '{'});
				isKey = sign === '{';

				break;
			}

			case '}':
			case ']': {
				const {start} = open.pop()!;
				if (isHere()) {
					return {start, end};
				}

				break;
			}

			case ',': {
				isKey = open.at(-1)?.isObject ?? false;

				break;
			}

			default: {
				if (value !== undefined && isKey) {
					open.at(-1)!.key = String(JSON.parse(value));
					isKey = false;
				} else if (value !== undefined && isHere()) {
					return {start: end - value.length, end};
				}
			}
		}
	}

	return undefined;
};
