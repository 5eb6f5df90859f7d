import {Failure} from '../failure.js';
import {redact, redactUrl} from './redact.js';

const offlineHint = 'what is known without a network is used where there is any; try again when you are online';

/** `--offline` was given, and this needs the network. */
export const offlineFailure = (url: string): Failure =>
	new Failure('offline', `\`${redactUrl(url)}\` was not asked: this run is offline`, 'run again without `--offline`');

/** The caller's signal was aborted. */
export const cancelled = (): Failure => new Failure('cancelled', 'The request was cancelled');

/** The body went over the limit. */
export const tooLarge = (url: string, size: number): Failure => new Failure(
	'too-large',
	`The answer of \`${redactUrl(url)}\` is larger than ${Math.round(size / 1024 / 1024)} MiB`,
	'this is not what a package index sends; check the address',
);

/** The `code` of an error or of what caused it. */
const codeOf = (error: unknown): string => {
	for (let current = error; current instanceof Error; current = current.cause) {
		// Got wraps the real error and calls what it has no word for ERR_GOT_REQUEST_ERROR.
		if ('code' in current && typeof current.code === 'string' && !current.code.startsWith('ERR_GOT')) {
			return current.code;
		}
	}

	return '';
};

const isTls = (code: string): boolean =>
	/^(?:err_tls|err_ssl|cert_|unable_to_|self_signed|depth_zero|hostname_mismatch|eproto$)/i.test(code);

/** One line without control characters and without credentials. */
const plain = (text: string): string => redact(text).replaceAll(/[\p{Cc}\p{Cf}\s]+/gu, ' ').slice(0, 200);

/**
Turns whatever the transport threw into a `Failure` that names no credential.

Its code: `timeout`, `tls`, `redirects`, `invalid-url`, `network`, or that of a `Failure` passed through.
*/
export const transportFailure = (error: unknown, url: string): Failure => {
	// Got wraps what our own hooks and agents throw.
	for (let current = error; current instanceof Error; current = current.cause) {
		if (current instanceof Failure) {
			return current;
		}
	}

	const where = `\`${redactUrl(url)}\``;
	const code = codeOf(error);
	const message = error instanceof Error ? error.message : String(error);
	if (code === 'ETIMEDOUT' || code === 'ESOCKETTIMEDOUT') {
		return new Failure('timeout', `${where} did not answer in time`, offlineHint);
	}

	if (isTls(code)) {
		return new Failure(
			'tls',
			`No trusted connection to ${where}: ${plain(message)}`,
			'behind a company proxy, name its certificates in `SSL_CERT_FILE`',
		);
	}

	if (code === 'ERR_TOO_MANY_REDIRECTS') {
		return new Failure('redirects', `${where} leads from one address to the next without end`, 'check the address, or name another index with `--index-url`');
	}

	if (code === 'ERR_INVALID_URL' || code === 'ERR_UNSUPPORTED_PROTOCOL') {
		return new Failure('invalid-url', `${where} is not an address that can be fetched`, 'use an `https://` address');
	}

	return new Failure('network', `${where} could not be reached: ${plain(message)}`, offlineHint);
};

/** Whether trying again may help. */
export const isTransient = (failure: Failure): boolean => failure.code === 'timeout' || failure.code === 'network';

/** What to tell the user about an answer that is not the one hoped for. */
export const statusFailure = (answer: {readonly status: number; readonly url: string}): Failure => {
	const where = `\`${redactUrl(answer.url)}\``;
	if (answer.status === 401 || answer.status === 403 || answer.status === 407) {
		return new Failure(
			'not-authorised',
			`${where} refused the request (status ${answer.status})`,
			'put the credentials into the URL of the index or into your netrc file',
		);
	}

	return new Failure('http-status', `${where} answered with status ${answer.status}`, 'try again later, or name another index with `--index-url`');
};
