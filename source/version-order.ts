/** Whether one dotted version, such as Nix's, comes before another: `2.8.1` before `2.18`. */
export const isOlder = (version: string, than: string): boolean => {
	const [left, right] = [version, than].map(text => text.split('.').map(Number));
	for (let index = 0; index < Math.max(left!.length, right!.length); index++) {
		const difference = (left![index] ?? 0) - (right![index] ?? 0);
		if (difference !== 0) {
			return difference < 0;
		}
	}

	return false;
};
