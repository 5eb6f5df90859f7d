import type {State} from '../types.js';

export type EditRow = 'packages' | 'interpreter' | 'style' | 'options' | 'preview';

/** What can be changed of files that are there. By hand somebody made them of one style: that is not ours to change. */
export const editRows = ({editing}: State): readonly EditRow[] =>
	['packages', 'interpreter', ...(editing?.isByHand ? [] : ['style' as const]), 'options', 'preview'];
