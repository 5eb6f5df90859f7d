import type {HttpLimits} from './http-types.js';

/** Statuses that say "not now" (RFC 9110 and RFC 6585). */
export const retryStatuses: ReadonlySet<number> = new Set([408, 425, 429, 500, 502, 503, 504]);

/** `Retry-After` in milliseconds from `now`: seconds or an HTTP date (RFC 9110, section 10.2.3). */
const askedWait = (retryAfter: string | undefined, now: number): number | undefined => {
	if (retryAfter === undefined) {
		return undefined;
	}

	const milliseconds = /^\s*\d+\s*$/.test(retryAfter) ? Number(retryAfter) * 1000 : (/^[a-z]/i.test(retryAfter) ? Date.parse(retryAfter) : Number.NaN) - now;
	return Number.isFinite(milliseconds) ? Math.max(0, milliseconds) : undefined;
};

/**
How long to wait before the next attempt, in milliseconds: what the server asks for, else exponential with up to half of it random
(so that many clients do not return at once); never longer than `limits.longestWait`.

@param options.random - Between 0 and 1.
*/
export const backOff = ({retry, retryAfter, limits, now, random}: {
	readonly retry: number;
	readonly retryAfter: string | undefined;
	readonly limits: Pick<HttpLimits, 'backOff' | 'longestWait'>;
	readonly now: number;
	readonly random: number;
}): number => {
	const own = limits.backOff * (2 ** retry) * (1 - (random / 2));
	return Math.min(limits.longestWait, askedWait(retryAfter, now) ?? own);
};
