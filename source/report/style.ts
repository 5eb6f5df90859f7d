import {styleText} from 'node:util';

type Format = Parameters<typeof styleText>[0];

/** Paints text where colour is wanted and leaves it alone elsewhere. Colour only repeats what the words say. */
export type Paint = (format: Format, text: string) => string;

export const painter = (color: boolean): Paint => (format, text) =>
	// Whether to paint is decided here, stream by stream; Node would look at its standard output alone.
	color ? styleText(format, text, {validateStream: false}) : text;

/**
Whether to colour what goes to a stream: a terminal, and nobody said no (no-color.org).

@param wanted - false when `--no-color` was given.
*/
export const wantsColor = (isTerminal: boolean, wanted: boolean, env: Readonly<Record<string, string | undefined>>): boolean =>
	wanted && isTerminal && !env.NO_COLOR && env.TERM !== 'dumb';
