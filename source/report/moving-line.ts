import type {World} from '../world.js';

/** Whether this is a CI's run, as `is-in-ci` sees it, which Ink asks: there it would draw nothing until the end. */
const isCi = (env: World['env']): boolean =>
	['CI', 'CONTINUOUS_INTEGRATION'].some(name => name in env && env[name] !== '0' && env[name] !== 'false');

/** Whether a terminal, where there is one, may be drawn on: its cursor moves, and somebody looks at it while it does. */
export const canRedraw = (env: World['env']): boolean => env.TERM !== 'dumb' && !isCi(env);
