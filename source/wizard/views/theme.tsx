import {createContext, useContext, type ReactNode} from 'react';
import {Text} from 'ink';
import type {Mark} from '../state/row.js';
import {symbolsOf, type Symbols} from '../terminal/symbols.js';
import type {Role, Theme} from '../terminal/theme.js';

export const ThemeContext = createContext<Theme>({color: false, unicode: true, links: false});

export const useTheme = (): Theme => useContext(ThemeContext);

const looks = {
	accent: {color: 'cyan'},
	good: {color: 'green'},
	care: {color: 'yellow'},
	bad: {color: 'red'},
	quiet: {dimColor: true},
	strong: {bold: true},
	plain: {},
} as const;

type ToneProps = {readonly as: Role; readonly children: ReactNode; readonly isHidden?: boolean};

/** Text in its role. */
export const Tone = ({as, children, isHidden = false}: ToneProps) => {
	const {color} = useTheme();
	return <Text {...(color ? looks[as] : {})} aria-hidden={isHidden}>{children}</Text>;
};

export const useSymbols = (): Symbols => symbolsOf(useTheme());

const markWords: Readonly<Record<Mark, readonly [role: Role, words: string]>> = {
	prebuilt: ['good', 'prebuilt'],
	'in-nixpkgs': ['good', 'in nixpkgs'],
	compiles: ['care', 'will compile'],
	unfree: ['care', 'unfree'],
	broken: ['bad', 'broken here'],
	insecure: ['bad', 'insecure'],
	unsupported: ['bad', 'not for this'],
	program: ['accent', 'as a tool'],
	absent: ['quiet', 'not in nixpkgs'],
	never: ['quiet', 'never needed'],
};

/** How wide the widest mark is, its bullet included. */
export const markWidth = 17;

/** A bullet and a word or two: filled where nothing needs to be built. */
export const MarkText = ({mark}: {readonly mark: Mark}) => {
	const symbols = useSymbols();
	const [role, words] = markWords[mark];
	const bullet = mark === 'prebuilt' || mark === 'in-nixpkgs' ? symbols.full : symbols.empty;
	return <Text><Tone isHidden as={role}>{bullet} </Tone>{words.padEnd(markWidth - 2)}</Text>;
};
