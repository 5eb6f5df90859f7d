import fc from 'fast-check';
import t from 'tap';
import {noPermits} from '../source/environment.js';
import {newestPin} from '../source/nixpkgs/pins.js';
import {readOwn} from '../source/own-files.js';
import {renderFiles, type ExistingFiles} from '../source/plan.js';
import {anyEnvironment} from './support/arbitraries.js';

const none = new Map<string, string>();

t.test('what is written is read back', async t => {
	fc.assert(fc.property(anyEnvironment, environment => {
		const files = renderFiles(environment, none);
		const {environment: read, paths} = readOwn(files);
		// A shell.nix alone says of its channel and time what stands in its comment, which is all.
		t.same(read, environment);
		t.strictSame([...paths], [...files.keys()].filter(name => name !== '.gitignore' || paths.has(name)));
	}), {numRuns: 500});
});

const mainOf = (files: ExistingFiles): string => files.has('shell.nix') ? 'shell.nix' : 'flake.nix';

t.test('one changed byte: not ours, or the very same meaning', async t => {
	let refused = 0;
	fc.assert(fc.property(anyEnvironment, fc.nat(), fc.constantFrom('', 'x', '"', '\n', ' ', '0', '#', '\0'), fc.boolean(), (environment, at, by, insert) => {
		const files = new Map(renderFiles(environment, none));
		const main = mainOf(files);
		const text = files.get(main)!;
		const index = at % text.length;
		const edited = text.slice(0, index) + by + text.slice(index + (insert ? 0 : 1));
		files.set(main, edited);
		const {environment: read, paths} = readOwn(files);
		if (edited !== text) {
			refused += read ? 0 : 1;
		}

		t.equal(paths.has(main), read !== undefined);
		if (read) {
			t.equal(renderFiles(read, none).get(main), edited);
		}
	}), {numRuns: 1000});
	t.ok(refused > 800, `${refused} refused`);
});

t.test('hostile files are not ours, and no trouble', async t => {
	const environment = {
		style: 'flake' as const, interpreter: 'python313', packages: [], tools: [], pin: newestPin('nixos-26.05'), direnv: true, imports: [], permits: noPermits,
	};
	const files = renderFiles(environment, none);
	const [flake, lock] = [files.get('flake.nix')!, files.get('flake.lock')!];
	for (const evil of [
		lock.replace(/"lastModified": \d+/, '"lastModified": 99999999999999999999'),
		lock.replace(/"narHash": "[^"]+"/, '"narHash": "\0"'),
		lock.replace(/"narHash": "[^"]+"/, '"narHash": "${x}"'),
		'{}',
		'',
		'null',
		'{'.repeat(10_000),
	]) {
		t.notOk(readOwn(new Map([['flake.nix', flake], ['flake.lock', evil]])).paths.has('flake.lock'), evil.slice(0, 200));
	}

	for (const evil of ['', '{', '(pkgs.python313.withPackages (', flake.replace('nixos-26.05', 'nixos-26.05\u{1B}'), flake.replaceAll('"', '')]) {
		t.strictSame(readOwn(new Map([['flake.nix', evil], ['flake.lock', lock]])).environment, undefined);
		t.strictSame(readOwn(new Map([['shell.nix', evil]])).environment, undefined);
	}

	t.strictSame(readOwn(none), {environment: undefined, paths: new Set()});
});

t.test('each file is ours by itself: a killed run leaves old beside new', async t => {
	fc.assert(fc.property(anyEnvironment, anyEnvironment, fc.array(fc.boolean(), {minLength: 5, maxLength: 5}), (one, other, choice) => {
		const [old, fresh] = [renderFiles(one, none), renderFiles(other, none)];
		const files = new Map(['shell.nix', 'flake.nix', 'flake.lock'].flatMap((name, index): Array<[string, string]> => {
			const text = (choice[index] ? fresh : old).get(name);
			return text === undefined ? [] : [[name, text]];
		}));
		// A whole flake without any pin beside it is nobody's: taking it for ours would lose what is in it.
		const isUnreadable = !files.has('shell.nix') && !files.has('flake.lock');
		const expected = [...files.keys()].filter(name => !(name === 'flake.nix' && isUnreadable));
		t.strictSame([...readOwn(files).paths].filter(name => !(name === 'flake.nix' && isUnreadable)).toSorted(), expected.toSorted());
	}), {numRuns: 300});
});
