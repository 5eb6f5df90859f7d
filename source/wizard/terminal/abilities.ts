import {wantsColor} from '../../report/style.js';
import type {Theme} from './theme.js';

type Variables = Readonly<Record<string, string | undefined>>;

/** The terminals that are known to show OSC 8 as links; of the others some show its letters. */
const knowsLinks = (env: Variables): boolean => {
	if (env.FORCE_HYPERLINK !== undefined) {
		return env.FORCE_HYPERLINK !== '0';
	}

	return Number(env.VTE_VERSION ?? 0) >= 5000
		|| ['iTerm.app', 'WezTerm', 'vscode', 'ghostty', 'Hyper', 'rio'].includes(env.TERM_PROGRAM ?? '')
		|| [env.WT_SESSION, env.KONSOLE_VERSION, env.DOMTERM, env.KITTY_WINDOW_ID].some(value => value !== undefined)
		|| ['xterm-kitty', 'alacritty', 'foot', 'xterm-ghostty'].includes(env.TERM ?? '');
};

/** The Linux console has few characters, and who asks for the C locale wants ASCII. */
const knowsUnicode = (env: Variables): boolean =>
	env.TERM !== 'linux' && !/^(?:C|POSIX)$/.test(env.LC_ALL ?? env.LC_CTYPE ?? env.LANG ?? '');

/** What the terminal can show, from its environment. @param color - false when `--no-color` was given. */
export const abilitiesOf = (env: Variables, color: boolean): Theme => ({
	color: wantsColor(true, color, env),
	unicode: knowsUnicode(env),
	links: knowsLinks(env),
});
