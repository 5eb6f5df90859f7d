import {namedKeys, type Key} from '../../source/wizard/input/key.js';

/** Keys from a short notation: `numpy <enter> <down>` is the text `numpy`, then two keys; each letter is a key of its own. */
export const splitKeys = (notation: string): readonly Key[] => notation.split(' ').filter(Boolean).flatMap((word): readonly Key[] => {
	const kind = namedKeys.find(name => `<${name}>` === word);
	return kind ? [{kind}] : [...word].map(text => ({kind: 'text', text}));
});
