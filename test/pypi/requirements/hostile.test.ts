import {Buffer} from 'node:buffer';
import fc from 'fast-check';
import t from 'tap';
import {Failure} from '../../../source/failure.js';
import {fileText, itemText, readText} from '../../support/requirement-fixture.js';

const failureOf = async (promise: Promise<unknown>): Promise<Failure> => {
	try {
		await promise;
	} catch (error) {
		if (error instanceof Failure) {
			return error;
		}

		throw error;
	}

	throw new Error('was read');
};

/** Nothing a terminal would obey, in anything that is meant to be shown. */
const isClean = (text: string): boolean => !/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u.test(text.replaceAll('\n', ''));

t.test('escape sequences stay in the file', async t => {
	const escape = '\u001B]0;owned\u0007\u001B[2J';
	t.ok(isClean(fileText(await readText('requirements.txt', `${escape}\nnumpy==1${escape}\n--index-url ${escape}\n-e ./${escape}\n--x${escape}\nhttps://h/${escape}`))));
	const toml = JSON.stringify(escape);
	const project = [
		'[project]',
		`name=${toml}`,
		`requires-python=${toml}`,
		`dependencies=[${toml}]`,
		'[project.optional-dependencies]',
		`${toml}=[${toml}]`,
		'[tool.poetry.dependencies]',
		`${toml}=${toml}`,
		'[tool.uv.sources]',
		`${toml}=${toml}`,
		'[dependency-groups]',
		`${toml}=[{include-group=${toml}}, "numpy"]`,
		'[build-system]',
		`requires=[${toml}]`,
	];
	t.ok(isClean(fileText(await readText('pyproject.toml', project.join('\n')))));
	t.ok(isClean(fileText(await readText('environment.yml', `channels: [${toml}]\ndependencies: [${toml}, ${toml.replace('"', '"python=')}, {pip: [${toml}]}]`))));
	t.ok(isClean(fileText(await readText('Pipfile', `[packages]\n${toml}=${toml}\n[scripts]\n${toml}="x"\n[[source]]\nurl=${toml}`))));
	t.ok(isClean(fileText(await readText('uv.lock', `version=1\n[[package]]\nname=${toml}\nversion=${toml}\ndependencies=[{name="a"}]\n[[package]]\nname="a"\nversion=${toml}`))));
	t.ok(isClean(fileText(await readText('poetry.lock', `[[package]]\nname="a"\nversion=${toml}\nmarkers=${toml}`))));
	t.ok(isClean(fileText(await readText('pylock.toml', `[[packages]]\nname="a"\nversion=${toml}\nmarker=${toml}`))));
});

t.test('escape sequences in the path do not come out either', async t => {
	const failure = await failureOf(readText('\u001B[31m.weird', 'x y z'));
	t.ok(isClean(failure.message));
});

t.test('a line of five megabytes is one bad entry, soon', async t => {
	const long = 5_000_000;
	const pieces = ['a', 'a/', '/ b', '[a ', 'a ;', '=', '${A}', '@', 'a\t', 'https://', '# ', ' -', '"'];
	const start = performance.now();
	const files = await Promise.all(pieces.map(async piece => readText('requirements.txt', `numpy\na${piece.repeat(long / piece.length)} b\n`)));
	for (const {items} of files) {
		t.equal(items.length, 2);
		t.ok(itemText(items[1]!).length < 2000);
	}

	t.ok(performance.now() - start < 20_000, 'and none takes time out of proportion');
});

t.test('more than is sensible is refused', async t => {
	t.match(await failureOf(readText('requirements.txt', 'a'.repeat(17 * 1024 * 1024))), {code: 'bad-requirements-file', message: /larger than 16 MiB/, exitCode: 2});
	t.match(await failureOf(readText('requirements.txt', 'a\n'.repeat(600_000))), {message: /more than 50{5} lines/});
	t.match(await failureOf(readText('pyproject.toml', '[dependency-groups]\n' + Array.from({length: 600}, (_, index) => `g${index}=[{include-group="g${index + 1}"}]`).join('\n'))), {message: /more than 500 extras or groups/});
	t.match(await failureOf(readText('environment.yml', `dependencies:\n- &a numpy\n${'- *a\n'.repeat(600)}`)), {message: /more than 500 aliases/});
});

t.test('nesting without end is refused in one line', async t => {
	const files = [
		['pyproject.toml', `a = ${'['.repeat(200_000)}`],
		['pyproject.toml', `a = ${'{a='.repeat(200_000)}`],
		['environment.yml', `dependencies: ${'['.repeat(20_000)}`],
		['environment.yml', `dependencies: ${'{a: '.repeat(20_000)}`],
		['environment.yml', `dependencies: ${'['.repeat(2000)}${']'.repeat(2000)}`],
		['environment.yml', `dependencies:\n  ${'- '.repeat(2000)}numpy`],
	] as const;
	for (const failure of await Promise.all(files.map(async ([file, text]) => failureOf(readText(file, text))))) {
		t.equal(failure.code, 'bad-requirements-file');
		t.ok(isClean(failure.message) && failure.message.length < 300, failure.message);
		t.match(failure.message, /nested too deeply|excessively nested/);
	}
});

t.test('a bomb of aliases is never unfolded', async t => {
	const levels = Array.from({length: 30}, (_, index) => `l${index + 1}: &l${index + 1} [*l${index}, *l${index}, *l${index}, *l${index}]`);
	const {items} = await readText('environment.yml', `l0: &l0 [numpy, numpy]\n${levels.join('\n')}\ndependencies:\n- *l30\n- numpy\n`);
	t.same(items.map(item => item.kind), ['skipped', 'requirement']);
	const {count} = await readText('environment.yml', 'dependencies: &a\n- *a\n- numpy\n');
	t.equal(count, 2, 'nor one that holds itself');
});

t.test('broken TOML and YAML name the line', async t => {
	t.match(await failureOf(readText('pyproject.toml', '[project]\nname = oops\n')), {code: 'bad-requirements-file', message: /`pyproject\.toml` line 2 is not TOML/});
	t.match(await failureOf(readText('environment.yml', 'dependencies:\n  - "numpy\n')), {message: /`environment\.yml` is not YAML: line \d/});
	t.match(await failureOf(readText('docker-compose.yml', 'services: {}\n')), {message: /no list of `dependencies`/});
});

t.test('tables with the names of an object\'s own', async t => {
	const text = '[project.optional-dependencies]\n__proto__ = ["a"]\nconstructor = ["b"]\n[dependency-groups]\ntoString = ["c"]\n[tool.poetry.dependencies]\n__proto__ = "1"\nhasOwnProperty = "*"';
	const {count} = await readText('pyproject.toml', text);
	t.equal(count, 5);
});

t.test('what is included has to be there', async t => {
	const failure = await failureOf(readText('requirements.txt', 'numpy\n-r missing.txt\n'));
	t.match(failure, {code: 'requirements-unreadable', exitCode: 2, message: '`requirements.txt` line 2 asks for `missing.txt`, which cannot be read'});
	t.match(await failureOf(readText('requirements.txt', '-r logo', {logo: '\0\u0001'})), {message: /`logo` cannot be read: it is binary/});
	const {notes} = await readText('requirements.txt', '-r https://example.org/r.txt');
	t.match(notes, [{text: /on the network/}]);
});

t.test('a chain of includes ends', async t => {
	const others = Object.fromEntries(Array.from({length: 300}, (_, index) => [`r${index}.txt`, `p${index}\n-r r${index + 1}.txt`]));
	const {items, notes} = await readText('requirements.txt', '-r r0.txt', others);
	t.equal(items.length, 99);
	t.match(notes.at(-1), {text: /one file too many/});
});

t.test('what variables hold is never quoted', async t => {
	const {readRequirements} = await import('../../../source/pypi/requirements/read.js');
	const text = 'a==${TOKEN}\nb @ https://h/?t=${TOKEN}\nhttps://h/${TOKEN}.zip\n${TOKEN}\n--index-url https://${TOKEN}@h/\nc ; ${TOKEN}\n';
	const file = await readRequirements('requirements.txt', () => text, () => 'top secret!');
	t.equal(file.count, 5);
	t.notMatch(JSON.stringify(file), /secret/);
});

t.test('bytes: marks, line ends and encodings', async t => {
	const lines = async (bytes: Uint8Array): Promise<readonly string[]> => {
		const {items} = await readText('requirements.txt', bytes);
		return items.map(item => itemText(item));
	};

	const expected = ['requirements.txt:1 numpy>=1', 'requirements.txt:2 pandas'];
	t.same(await lines(Buffer.from('\uFEFFnumpy>=1\r\npandas\r\n')), expected, 'UTF-8 with its mark, CRLF');
	t.same(await lines(Buffer.from('numpy>=1\rpandas')), expected, 'CR alone');
	t.same(await lines(Buffer.from('\uFEFFnumpy>=1\r\npandas\r\n', 'utf16le')), expected, 'UTF-16, as PowerShell writes');
	t.same(await lines(Buffer.from('\uFEFFnumpy>=1\r\npandas', 'utf16le').swap16()), expected, 'and the other way round');
	t.same(await lines(Buffer.from('numpy>=1 \\\r\n # why\r\n')), ['requirements.txt:1 numpy>=1'], 'continued over CRLF');
	t.match(await failureOf(lines(Buffer.from('caf\u00E9', 'latin1'))), {message: /is not UTF-8/});
	t.match(await failureOf(lines(Buffer.from([0x50, 0x4B, 3, 4, 0, 0]))), {message: /is binary/});
});

t.test('each line of a pip file is one item, whatever the lines are', async t => {
	const line = fc.oneof(
		fc.constantFrom('numpy', 'numpy>=1 # why', 'a[b]==1;os_name=="posix"', 'x=1', './x', '-e .', 'https://h/x', 'git+https://h/x#egg=y', '@', '"', '${', 'é', String.raw`a \ b`),
		fc.string({unit: 'grapheme', minLength: 1}).map(text => 'z' + text.replaceAll(/[\r\n\\#]/g, '') + '!'),
	);
	await fc.assert(fc.asyncProperty(fc.array(line, {maxLength: 20}), fc.constantFrom('\n', '\r\n'), async (lines, end) => {
		const file = await readText('requirements.txt', lines.join(end));
		t.equal(file.items.length, lines.length);
		return file.items.every((item, index) => item.origin.line === index + 1) && isClean(file.items.map(item => itemText(item)).join(''));
	}));
});

t.test('any text is read or refused, in every format', async () => {
	const files = fc.constantFrom('requirements.txt', 'pyproject.toml', 'environment.yml', 'Pipfile', 'pylock.toml', 'uv.lock', 'poetry.lock', 'x');
	const pieces = fc.constantFrom('[project]', 'dependencies', '=', '[', ']', '"numpy"', '\n', '- ', ': ', 'pip', '[[package]]', '[[packages]]', 'name', '{', '}', '&a', '*a', '!!js', '-r x', '#', '\u0000', '[packages]', '[tool.poetry.dependencies]', '1');
	await fc.assert(fc.asyncProperty(files, fc.array(pieces, {maxLength: 20}), async (file, parts) => {
		try {
			const {count, items} = await readText(file, parts.join(''));
			return count === items.length;
		} catch (error) {
			return error instanceof Failure && error.exitCode === 2 && isClean(error.message);
		}
	}), {numRuns: 1500});
});
