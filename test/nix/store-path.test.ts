import t from 'tap';
import {sourcePath} from '../../source/nix/hash.js';
import {run} from '../support/nix.js';

t.test('the store path of a pinned tree is the one that Nix computes', async t => {
	const hashes = [
		['sha256-MxCVrXY6v4QmfTwIysjjaX0XUhqBbxTWWB4HXtDYsdk=', '1ndiv385w1qyb3b18vw13991fzb9wg4cl21wglk89grsfsnra41k'],
		['sha256-AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=', '0000000000000000000000000000000000000000000000000000'],
	] as const;
	for (const [sri, nix32] of hashes) {
		const {stdout} = await run('nix-store', ['--print-fixed-path', '--recursive', 'sha256', nix32, 'source']);
		t.equal(sourcePath(sri), stdout.trim());
	}
});
