import {closestMatch} from 'leven';

/**
The candidate that someone most likely meant by `word`, for "did you mean".

Nothing is better than a wild guess: more than a third of the letters wrong is no near miss.
*/
export const nearest = (word: string, candidates: readonly string[]): string | undefined =>
	closestMatch(word.toLowerCase(), [...candidates], {maxDistance: Math.max(1, Math.floor(word.length / 3))});
