import {createContext, useContext, type ReactNode} from 'react';
import {useIsScreenReaderEnabled} from 'ink';
import type {Mark} from '../state/row.js';
import {symbolsOf, type Symbols} from '../terminal/symbols.js';
import {
	looksOf, toned, type Role, type Theme,
} from '../terminal/theme.js';

export const ThemeContext = createContext<Theme>({color: false, unicode: true, links: false});

export const useTheme = (): Theme => useContext(ThemeContext);

type ToneProps = {readonly as: Role; readonly children: ReactNode; readonly isHidden?: boolean};

/** A piece of a text in its role. No `Text` of its own: a screen has some hundred pieces, and each `Text` takes Ink as long as its row does. */
export const Tone = ({as, children, isHidden = false}: ToneProps) => {
	const theme = useTheme();
	if (useIsScreenReaderEnabled() && isHidden) {
		return null;
	}

	if (typeof children === 'string') {
		return toned(as, children, theme);
	}

	const [on, off] = looksOf(as, theme);
	return <>{on}{children}{off}</>;
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
const markWidth = 17;

/** What a mark says: a bullet, filled where nothing needs to be built, and a word or two. */
export const markText = (mark: Mark, theme: Theme, isRead: boolean): string => {
	const symbols = symbolsOf(theme);
	const [role, words] = markWords[mark];
	const bullet = mark === 'prebuilt' || mark === 'in-nixpkgs' ? symbols.full : symbols.empty;
	return (isRead ? '' : toned(role, `${bullet} `, theme)) + words.padEnd(markWidth - 2);
};
