import fastWidth from './string-width.js';

// Stands in for Ink's own module in the bundle (see build.js), which keeps every text that was ever on the screen.

/** How many columns and rows a text takes. */
const measureText = (text: string): {readonly width: number; readonly height: number} => {
	if (text === '') {
		return {width: 0, height: 0};
	}

	const lines = text.split('\n');
	return {width: Math.max(...lines.map(line => fastWidth(line))), height: lines.length};
};

export default measureText;
