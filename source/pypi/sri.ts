import {Buffer} from 'node:buffer';

/**
A sha256 in the form Nix takes (Subresource Integrity, W3C).

@param hex - 64 hexadecimal digits.
*/
export const sriOfHex = (hex: string): string => `sha256-${Buffer.from(hex, 'hex').toString('base64')}`;
