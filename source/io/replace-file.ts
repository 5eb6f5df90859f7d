import {randomBytes} from 'node:crypto';
import {
	mkdir, open, rename, rm,
} from 'node:fs/promises';
import path from 'node:path';

/**
Writes `pieces` one after the other to `file` by way of a temporary file beside it: a crash leaves the old file or the new one. Folders are
made where they are missing; only the user may read either.
*/
export const replaceFile = async (file: string, pieces: readonly Uint8Array[]): Promise<void> => {
	await mkdir(path.dirname(file), {recursive: true, mode: 0o700});
	const temporary = `${file}.${randomBytes(6).toString('hex')}.tmp`;
	try {
		const handle = await open(temporary, 'wx', 0o600);
		try {
			for (const piece of pieces) {
				await handle.writeFile(piece);
			}

			await handle.sync();
		} finally {
			await handle.close();
		}

		await rename(temporary, file);
	} catch (error) {
		await rm(temporary, {force: true});
		throw error;
	}
};
