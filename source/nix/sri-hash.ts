import {Buffer} from 'node:buffer';
import {isSriHash} from '../nixpkgs/pins.js';
import {sriFromNix32} from './hash.js';

/** A SHA-256 as nixpkgs takes it in any of its forms, as SRI; undefined where it is none. */
export const sriHash = (text: string): string | undefined => {
	if (isSriHash(text)) {
		return text;
	}

	if (/^[\da-f]{64}$/i.test(text)) {
		return `sha256-${Buffer.from(text, 'hex').toString('base64')}`;
	}

	try {
		return sriFromNix32(text);
	} catch {
		return undefined;
	}
};
