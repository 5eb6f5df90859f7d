import {
	createHttpClient, type HttpAnswer, type HttpClient, type HttpSettings,
} from '../../source/io/http.js';
import {Failure} from '../../source/failure.js';

/** A client that waits milliseconds where a real one waits seconds, and knows nothing of this machine's own settings. */
export const testClient = (settings: Partial<HttpSettings> = {}): HttpClient => createHttpClient({
	env: {},
	home: '/nonexistent',
	offline: false,
	userAgent: 'create-nix-python/test',
	...settings,
	limits: {
		backOff: 1, longestWait: 50, idle: 5000, connect: 5000, ...settings.limits,
	},
});

/** The `Failure` a promise ends in; any other end is an error of the test. */
export const failureOf = async (promise: Promise<unknown>): Promise<Failure> => {
	try {
		await promise;
	} catch (error) {
		if (error instanceof Failure) {
			return error;
		}

		throw error;
	}

	throw new Error('It did not fail');
};

/** Everything of a failure that a user or a log may see. */
export const shown = (failure: Failure): string => [failure.code, failure.message, failure.hint, failure.stack, JSON.stringify(failure)].join('\n');

/** The code of the `Failure` a promise ends in. */
export const codeOf = async (promise: Promise<unknown>): Promise<string> => {
	const {code} = await failureOf(promise);
	return code;
};

/** The body of an answer, as text. */
export const textOf = async (answer: Promise<HttpAnswer>): Promise<string> => {
	const {body} = await answer;
	return new TextDecoder().decode(body);
};
