/** The environment variables of the process, handed in by the entry. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** What bounds every request. Times in milliseconds, sizes in bytes after decompression. */
export type HttpLimits = {
	/** To resolve, connect and shake hands, each. */
	readonly connect: number;
	/** Without a single byte, at any stage. */
	readonly idle: number;
	/** For one attempt as a whole. */
	readonly total: number;
	/** Of one body. */
	readonly size: number;
	/** Attempts after the first. */
	readonly retries: number;
	/** Before the first retry; doubles each time. */
	readonly backOff: number;
	/** The longest wait, whatever `Retry-After` asks for. */
	readonly longestWait: number;
};

export type HttpSettings = {
	/** Read for `HTTPS_PROXY`, `HTTP_PROXY`, `ALL_PROXY`, `NO_PROXY` (either case), `SSL_CERT_FILE` and `NETRC`. */
	readonly env: Environment;
	/** The user's home folder, where `.netrc` is. */
	readonly home: string;
	/** Refuse to open a socket. */
	readonly offline: boolean;
	readonly userAgent: string;
	readonly limits?: Partial<HttpLimits>;
};

export type HttpOptions = {
	readonly headers?: Readonly<Record<string, string>>;
	readonly signal?: AbortSignal | undefined;
	readonly limits?: Partial<HttpLimits>;
};

/** An answer whose body is still on its way, already decompressed. Leaving the loop early closes the connection. */
export type HttpStream = {
	readonly status: number;
	/** Where the answer came from, after redirects: the base of relative links. Not for display: see `redactUrl`. */
	readonly url: string;
	/** Names in lower case. */
	readonly headers: Readonly<Record<string, string>>;
	readonly body: AsyncIterable<Uint8Array>;
	/** Closes the connection; needed only by a caller who does not read the body. */
	readonly close: () => void;
};

export type HttpAnswer = Omit<HttpStream, 'body' | 'close'> & {readonly body: Uint8Array};

export type HttpClient = {
	readonly offline: boolean;
	/**
	GETs a whole body. Any final status is an answer, not an error; 408, 429 and 5xx are tried again first, and so is a cut body.

	@throws `Failure` with code `offline`, `cancelled`, `timeout`, `too-large`, `tls`, `redirects`, `proxy` or `network`; none names a credential.
	*/
	readonly get: (url: string, options?: HttpOptions) => Promise<HttpAnswer>;
	/**
	As `get`, for a body of which something is made as it arrives: at every attempt anew, so that a cut body is tried again, too.

	@param make - Reads the body, or closes the answer. What it throws comes out, but for what the network does.
	*/
	readonly read: <T>(url: string, make: (answer: HttpStream) => Promise<T>, options?: HttpOptions) => Promise<T>;
	/** As `get`, for bodies read piece by piece. Only what goes wrong before the body starts is tried again. */
	readonly stream: (url: string, options?: HttpOptions) => Promise<HttpStream>;
};

export const defaultLimits: HttpLimits = {
	connect: 10_000,
	idle: 20_000,
	total: 60_000,
	size: 32 * 1024 * 1024,
	retries: 3,
	backOff: 400,
	longestWait: 10_000,
};
