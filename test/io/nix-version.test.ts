import fs from 'node:fs';
import path from 'node:path';
import t from 'tap';
import {nixVersion} from '../../source/io/nix-version.js';

/** A program that says it is this Nix, and leaves a mark each time it is started; padded to the size of a real one. */
const fakeNix = (folder: string, version: string, padding: number): void => {
	fs.mkdirSync(folder, {recursive: true});
	fs.writeFileSync(path.join(folder, 'nix'), `#!/bin/sh\necho x >>${folder}/started\necho "nix (Nix) ${version}"\nexit\n${'#'.repeat(padding)}`, {mode: 0o755});
};

const startsOf = (folder: string): number => {
	try {
		return fs.readFileSync(path.join(folder, 'started'), 'utf8').length / 2;
	} catch {
		return 0;
	}
};

t.test('a program is asked once, and again when it changed', async t => {
	const base = t.testdir({});
	const bin = path.join(base, 'bin');
	const cache = path.join(base, 'cache');
	const ask = async (): Promise<string | undefined> => nixVersion({env: {PATH: `${bin}:/usr/bin:/bin`}}, cache);
	fakeNix(bin, '2.18.1', 70_000);
	t.equal(await ask(), '2.18.1');
	t.equal(await ask(), '2.18.1');
	t.equal(startsOf(bin), 1);

	fakeNix(bin, '2.31', 70_001);
	t.equal(await ask(), '2.31');
	t.equal(startsOf(bin), 2);

	fs.writeFileSync(path.join(cache, 'nix-version'), 'damaged');
	t.equal(await ask(), '2.31');
});

t.test('a script is asked every time: what it starts may change', async t => {
	const base = t.testdir({});
	const bin = path.join(base, 'bin');
	fakeNix(bin, '2.18.1', 0);
	for (const count of [1, 2]) {
		t.equal(await nixVersion({env: {PATH: `${bin}:/usr/bin:/bin`}}, path.join(base, 'cache')), '2.18.1');
		t.equal(startsOf(bin), count);
	}
});

t.test('a store path tells it, and nothing is started', async t => {
	const base = t.testdir({});
	const store = path.join(base, 'abc-nix-2.26.3', 'bin');
	fakeNix(store, '1.0', 0);
	fs.mkdirSync(path.join(base, 'profile'));
	fs.symlinkSync(path.join(store, 'nix'), path.join(base, 'profile', 'nix'));
	t.equal(await nixVersion({env: {PATH: path.join(base, 'profile')}}, path.join(base, 'cache')), '2.26.3');
	t.equal(startsOf(store), 0);
});

t.test('no Nix', async t => {
	t.equal(await nixVersion({env: {PATH: '/nowhere'}}, t.testdir({})), undefined);
	t.equal(await nixVersion({env: {}}, t.testdir({})), undefined);
});
