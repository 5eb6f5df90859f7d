import {BlockList, isIP} from 'node:net';
import {Failure} from '../failure.js';
import type {Environment} from './http-types.js';
import {redactUrl} from './redact.js';

/** The value of a variable in lower case (which curl prefers) or in upper case; empty counts as unset. */
const variable = (env: Environment, name: string): string | undefined => {
	const values = [env[name.toLowerCase()]?.trim(), env[name.toUpperCase()]?.trim()];
	return values.find(value => value !== undefined && value !== '');
};

/** Whether one entry of `NO_PROXY` covers the host: a name and what is below it, an address, or a block of addresses. */
const covers = (entry: string, host: string, port: string): boolean => {
	if (entry === '*') {
		return true;
	}

	const block = /^\[?([\da-f.:]+)]?\/(\d{1,3})$/i.exec(entry);
	if (block !== null) {
		const [network, bits] = [block[1]!, Number(block[2])];
		const family = isIP(network) === 6 ? 'ipv6' : 'ipv4';
		if (isIP(network) === 0 || isIP(host) !== isIP(network) || bits > (family === 'ipv6' ? 128 : 32)) {
			return false;
		}

		const list = new BlockList();
		list.addSubnet(network, bits, family);
		return list.check(host, family);
	}

	const named = isIP(entry) === 6 ? [entry, entry] : /^\[?(.*?)]?(?::(\d+))?$/.exec(entry);
	const name = named?.[1]?.replace(/^\*?\./, '').replace(/\.$/, '') ?? '';
	const entryPort = isIP(entry) === 6 ? undefined : named?.[2];
	return name !== ''
		&& (entryPort === undefined || entryPort === port)
		&& (host === name || (isIP(host) === 0 && host.endsWith(`.${name}`)));
};

/**
The proxy through which `url` is to be fetched, or nothing to go straight there.

Source: what curl documents of `http_proxy`, `HTTPS_PROXY`, `ALL_PROXY` and `NO_PROXY`. A proxy without a scheme is an HTTP one.

@throws `Failure` `proxy` when the variable holds no usable address, or one of a kind (such as SOCKS) that is not spoken here.
*/
export const proxyFor = (url: URL, env: Environment): URL | undefined => {
	const secure = url.protocol === 'https:';
	const name = variable(env, secure ? 'https_proxy' : 'http_proxy') === undefined ? 'ALL_PROXY' : (secure ? 'HTTPS_PROXY' : 'HTTP_PROXY');
	const value = variable(env, name);
	if (value === undefined) {
		return undefined;
	}

	const host = url.hostname.toLowerCase().replaceAll(/^\[|]$/g, '').replace(/\.$/, '');
	const port = url.port === '' ? (secure ? '443' : '80') : url.port;
	const exceptions = (variable(env, 'no_proxy') ?? '').toLowerCase().split(/[\s,]+/).filter(Boolean);
	if (exceptions.some(entry => covers(entry, host, port))) {
		return undefined;
	}

	const address = /^[a-z][a-z\d+.-]*:\/\//i.test(value) ? value : `http://${value}`;
	if (!URL.canParse(address) || new URL(address).hostname === '') {
		throw new Failure('proxy', `\`${name}\` is not an address: \`${redactUrl(address)}\``, `set \`${name}\` to something like \`http://proxy:3128\``);
	}

	const proxy = new URL(address);
	if (proxy.protocol !== 'http:' && proxy.protocol !== 'https:') {
		throw new Failure(
			'proxy',
			`\`${name}\` names a \`${proxy.protocol.slice(0, -1)}\` proxy, which is not supported`,
			'name an HTTP proxy, or leave the host out with `NO_PROXY`',
		);
	}

	return proxy;
};
