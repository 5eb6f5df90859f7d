import t from 'tap';
import {
	askOutside, embedded, startOutside, warningsOf,
} from '../support/index-and-channel.js';
import {testNixpkgs} from '../support/nix.js';
import {runMain} from '../support/world.js';

const sdists = {requests: ['requests-2.30.0.tar.gz', 'requests-2.31.0.tar.gz', 'requests-2.34.0.tar.gz'], torch: ['torch-2.9.0-cp313-cp313-linux_x86_64.whl']};
const other = {rev: '0'.repeat(40), versions: {requests: '2.31.0', torch: '2.9.0', numpy: '2.3.4'}};
const own = {...other, rev: embedded.rev};

t.test('a channel list of another commit settles no version that it could get wrong', async t => {
	const outside = await startOutside(t, {channel: other, files: sdists});
	for (const [wanted, version] of [['requests==2.31.0', '2.31.0'], ['requests<2.32', '2.31.0'], ['requests>=2.30', undefined], ['requests>=2.32', '2.34.0']] as const) {
		const answer = await askOutside(outside, t.testdir({}), '-p', wanted);
		t.equal(answer.environment?.packages[0]?.override?.version, version, wanted);
		t.match(warningsOf(answer, 'versions-unverified'), [/at 0+, not the pinned commit/], wanted);
	}

	const twice = await askOutside(outside, t.testdir({}), '-p', 'requests>=2.30', '-p', 'numpy>=2');
	t.equal(warningsOf(twice, 'versions-unverified').length, 1, 'it is said once');
});

t.test('a channel list of the pinned commit settles versions', async t => {
	const outside = await startOutside(t, {channel: own, files: {}});
	const answer = await askOutside(outside, t.testdir({}), '-p', 'requests==2.31.0', '-p', 'torch>=2,<3');
	t.equal(answer.code, 0);
	t.strictSame(answer.environment?.packages.map(({override}) => override), [undefined, undefined]);
	t.strictSame(answer.warnings, []);
	t.notOk(outside.server.requests.some(({url}) => url?.startsWith('/simple/')), 'the index is not asked for what the pin settles');
});

t.test('a range with nothing but wheels is the pin\'s, aloud, where the pin\'s version is not known', async t => {
	const outside = await startOutside(t, {files: sdists});
	const answer = await askOutside(outside, t.testdir({}), '-p', 'torch>=2,<3');
	t.match(answer, {code: 0, environment: {packages: [{attribute: 'torch', override: undefined}]}});
	t.match(warningsOf(answer, 'version'), [/`torch`.*not known here.*only wheels/]);
	t.match(await askOutside(outside, t.testdir({}), '-p', 'torch==2.9.0'), {code: 2, error: {code: 'no-version', message: /no sdist/}});
});

t.test('the pin decides what it can, without a network', async t => {
	const cwd = t.testdir({'r.txt': 'numpy>=2\nrequests\n'});
	const world = {env: {PATH: process.env.PATH}};
	const {code, stdout} = await runMain(['--offline', '--nixpkgs', testNixpkgs, '-p', 'numpy>=2', '-r', 'r.txt', '--yes', '--json', '--dry-run'], cwd, world);
	t.equal(code, 0);
	t.match(JSON.parse(stdout), {requirements: [{outcome: 'taken', text: 'numpy>=2'}, {outcome: 'taken'}], warnings: []});
	const refused = await runMain(['--offline', '--nixpkgs', testNixpkgs, '-p', 'numpy<2', '--yes', '--dry-run'], cwd, world);
	t.equal(refused.code, 1);
	t.match(refused.stderr, /`numpy<2` needs the package index, since the pin has `2\.3\.4`: .*offline/);
	t.match(refused.stderr, /hint: run again without `--offline`/);
});

t.test('without an index, what is open is taken from the pin aloud, and what is demanded fails', async t => {
	const cwd = t.testdir({'r.txt': 'numpy==1.26.4\nrequests>=2\n'});
	const outside = await startOutside(t, {});
	const lower = await askOutside(outside, cwd, '-p', 'numpy>=1');
	t.match(lower, {code: 0, environment: {packages: [{attribute: 'numpy', override: undefined}]}});
	t.match(warningsOf(lower, 'version-unchecked'), [/`numpy>=1` was not checked/]);
	t.match(await askOutside(outside, cwd, '-p', 'numpy==1.26.4'), {code: 1, error: {code: 'index-needed', message: /`numpy==1.26.4` needs the package index/}});

	const listed = await askOutside(outside, cwd, '-r', 'r.txt');
	t.match(listed, {code: 0, requirements: [{outcome: 'taken', text: 'numpy==1.26.4'}, {outcome: 'taken'}]});
	t.equal(warningsOf(listed, 'version-unchecked').length, 2);

	const known = await startOutside(t, {channel: own});
	t.match(await askOutside(known, cwd, '-r', 'r.txt'), {code: 1, error: {code: 'index-needed', message: /the pin has `2\.3\.4`/}});
});

t.test('what an old copy of the index says is said to be old, whatever comes of it', async t => {
	const cwd = t.testdir({});
	const outside = await startOutside(t, {files: sdists});
	await askOutside(outside, cwd, '-p', 'requests==2.31.0', '-p', 'torch>=2,<3');
	const offline = async (wanted: string) => askOutside(outside, cwd, '--offline', '-p', wanted);
	for (const wanted of ['requests==2.31.0', 'requests>=2.30', 'torch>=2,<3']) {
		t.match(warningsOf(await offline(wanted), 'stale-index'), [/offline\); what it said on \d{4}-\d\d-\d\d is used/], wanted);
	}

	t.match(await offline('requests==99'), {code: 2, error: {code: 'no-version', message: /No release matches.*what it said on \d{4}-\d\d-\d\d is used\.$/}});
});

const old = {rev: '1'.repeat(40), versions: {cryptography: '42.0.0', torch: '2.9.0'}};
const crypto = {files: {cryptography: ['cryptography-42.0.0.tar.gz'], torch: sdists.torch}, channel: {rev: embedded.rev, versions: {cryptography: '45.0.0', torch: '2.10.0'}}};

t.test('another channel that has the wanted version is named where its list was read before', async t => {
	const cwd = t.testdir({});
	await askOutside(await startOutside(t, {...crypto, channel: old}), cwd, '--channel', 'nixos-25.11', '-p', 'cryptography>=1');
	const now = await startOutside(t, crypto);
	const {warnings} = await askOutside(now, cwd, '-p', 'cryptography==42.0.0');
	t.match(warnings, [{code: 'override-needs-more', hint: /the version of the pin, 45\.0\.0: `--package cryptography`; .*: nixos-25\.11 has 42\.0\.0: `--channel nixos-25\.11 --update`/}]);
	t.match(await askOutside(now, cwd, '-p', 'torch==2.9.0'), {error: {code: 'no-version', hint: /nixos-25\.11 has 2\.9\.0: `--channel nixos-25\.11 --update`/}});
});

t.test('where no other channel is known to have it, the hint says how to find out', async t => {
	const {warnings} = await askOutside(await startOutside(t, crypto), t.testdir({}), '-p', 'cryptography==42.0.0');
	t.match(warnings, [{code: 'override-needs-more', hint: /search\.nixos\.org\/packages/}]);
	t.notMatch(warnings?.[0]?.hint, /channel NAME/);
});

t.test('what the chosen release needs is told by its own metadata', async t => {
	const metadata = {
		'flask-2.0.0-py3-none-any.whl': [
			'Metadata-Version: 2.1',
			'Name: flask',
			'Version: 2.0.0',
			'Requires-Python: >=3.14',
			'Requires-Dist: werkzeug<3,>=2.0',
			'Requires-Dist: nonesuch-thing',
			'Requires-Dist: six>=1',
			'Requires-Dist: also-none ; python_version < "3"',
			'Requires-Dist: none-either ; extra == "async"',
			'Requires-Dist: !',
			'',
			'',
		].join('\n'),
	};
	const files = {flask: ['flask-2.0.0.tar.gz', 'flask-2.0.0-py3-none-any.whl']};
	const channel = {rev: embedded.rev, versions: {flask: '3.1.2', werkzeug: '3.1.3', six: '1.17.0'}};
	const answer = await askOutside(await startOutside(t, {channel, files, metadata}), t.testdir({}), '-p', 'flask==2.0.0');
	t.match(warningsOf(answer, 'override-requires'), ['`flask` `2.0.0` needs `werkzeug<3,>=2.0`, and the pin has `3.1.3`; `nonesuch-thing`, which nixpkgs does not have.']);
	t.match(warningsOf(answer, 'override-python'), [/needs Python `>=3\.14`, and this is 3\.13/]);
	const bare = await askOutside(await startOutside(t, {channel, files}), t.testdir({}), '-p', 'flask==2.0.0');
	t.strictSame(bare.warnings, [], 'no metadata, no guess');
});

t.test('a bad address of the index is wrong usage, for files too; no index at all leaves what the pin settles', async t => {
	const cwd = t.testdir({'r.txt': 'numpy==1.26.4\n'});
	t.match(await runMain(['--yes', '--dry-run', '-p', 'numpy', '--index-url', 'ftp://x/'], cwd), {code: 2, stderr: /is not an `https:\/\/` address/});
	t.match(await runMain(['--yes', '--dry-run', '-r', 'r.txt'], cwd, {env: {PIP_INDEX_URL: 'ftp://x/'}}), {code: 2, stderr: /The index address of `PIP_INDEX_URL`/});
	const none = {env: {PIP_NO_INDEX: '1'}};
	t.match(await runMain(['--yes', '--dry-run', '-p', 'numpy>=1'], cwd, none), {code: 0, stderr: /`numpy>=1` was not checked.*`PIP_NO_INDEX`/});
	t.match(await runMain(['--yes', '--dry-run', '-p', 'numpy==1.26.4'], cwd, none), {code: 1, stderr: /pip is told to use no index at all/});
	t.match(await runMain(['--search', 'numpy'], cwd, none), {code: 0, stdout: /^numpy/, stderr: /could not be fetched \(pip is told to use no index/});
});
