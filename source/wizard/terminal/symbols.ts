import type {Theme} from './theme.js';

export type Symbols = Readonly<Record<'pointer' | 'tick' | 'cross' | 'full' | 'empty' | 'caret' | 'up' | 'right' | 'left' | 'dot' | 'back' | 'more' | 'bar' | 'track', string>>;

const unicodeSymbols: Symbols = {
	pointer: '❯', tick: '✔', cross: '✖', full: '●', empty: '○', caret: '▏', up: '↑↓', right: '→', left: '←', dot: '·', back: '⌫', more: '…', bar: '█', track: '░',
};

/** For terminals such as the Linux console, whose fonts have little more than ASCII. */
const asciiSymbols: Symbols = {
	pointer: '>', tick: 'v', cross: 'x', full: '*', empty: 'o', caret: '|', up: 'up/down', right: 'right', left: 'left', dot: '-', back: 'backspace', more: '...', bar: '#', track: '.',
};

export const symbolsOf = ({unicode}: Theme): Symbols => unicode ? unicodeSymbols : asciiSymbols;
