import fc from 'fast-check';
import t from 'tap';
import {Failure} from '../../source/failure.js';
import {markerEnvironment} from '../../source/pypi/marker-environment.js';
import {evaluateMarker, markerText} from '../../source/pypi/marker-evaluate.js';
import {parseMarker} from '../../source/pypi/marker.js';

const linux = markerEnvironment({pythonVersion: '3.13', implementation: 'cpython', system: 'x86_64-linux'});
const mac = markerEnvironment({pythonVersion: '3.10', implementation: 'pypy', system: 'aarch64-darwin'});

/** Markers, with what they are on CPython 3.13 for x86_64-linux and on PyPy 3.10 for aarch64-darwin. */
const table: ReadonlyArray<readonly [marker: string, onLinux: boolean, onMac: boolean]> = [
	['python_version == "3.13"', true, false],
	['python_version < "3.11"', false, true],
	['python_version >= "3.9"', true, true],
	['python_version > "3.9"', true, true],
	['python_version <= "3.10"', false, true],
	['python_version != "3.10"', true, false],
	['python_version == "3.*"', true, true],
	['python_version == "3.1.*"', false, false],
	['python_version != "3.1.*"', true, true],
	['python_version ~= "3.11"', true, false],
	['python_version === "3.13"', true, false],
	['python_version == "3.13.0"', true, false],
	['"3.11" > python_version', false, true],
	['"3.11" <= python_version', true, false],
	['\'3.13\' == python_version', true, false],
	['python_version in "2.7 3.10 3.11"', false, true],
	['python_version not in "2.7, 3.10"', true, false],
	['python_version >= "2.7" and python_version != "3.10"', true, false],
	['python_full_version < "3.11.0a7"', false, true],
	['python_full_version >= "3.10.0"', true, true],
	['implementation_version < "3"', false, false],
	['implementation_name == "cpython"', true, false],
	['implementation_name == "pypy"', false, true],
	['platform_python_implementation == "PyPy"', false, true],
	['platform_python_implementation != "PyPy"', true, false],
	['python_implementation == "CPython"', true, false],
	['os_name == "posix"', true, true],
	['os.name == "nt"', false, false],
	['sys_platform == "linux"', true, false],
	['sys.platform == "darwin"', false, true],
	['sys_platform == "win32"', false, false],
	['sys_platform != "win32"', true, true],
	['"linux" in sys_platform', true, false],
	['"win" not in sys_platform', true, false],
	['sys_platform in "linux linux2"', true, false],
	['platform_system == "Linux"', true, false],
	['platform_system == "Darwin"', false, true],
	['platform_system == "Windows"', false, false],
	['platform_machine == "x86_64"', true, false],
	['platform_machine == "arm64"', false, true],
	['platform_machine == "aarch64"', false, false],
	['platform_release >= "20"', false, false],
	['sys_platform == "win32" and python_version < "3" or os_name == "posix"', true, true],
	['sys_platform == "win32" and (python_version < "3" or os_name == "posix")', false, false],
	['((((python_version > "3"))))', true, true],
	['(python_version < "3.11")and(os_name=="posix")', false, true],
	['python_version<"3.11"or sys_platform=="linux"', true, true],
	['extra == "test"', false, false],
	['extra != "test"', true, true],
	['"test" in extras', false, false],
	['"test" not in extras', true, true],
	['"dev" in dependency_groups', false, false],
];

t.test('markers hold where they should', async t => {
	for (const [text, onLinux, onMac] of table) {
		const marker = parseMarker(text);
		t.equal(evaluateMarker(marker, linux), onLinux, `${text} on Linux`);
		t.equal(evaluateMarker(marker, mac), onMac, `${text} on macOS`);
		t.same(parseMarker(markerText(marker)), marker, `${text} written and read again`);
	}
});

t.test('extras and groups that are asked for', async t => {
	const holds = (text: string, context: Parameters<typeof evaluateMarker>[2]): boolean => evaluateMarker(parseMarker(text), linux, context);
	t.ok(holds('extra == "Use_Socks"', {extras: ['use-socks']}));
	t.ok(holds('extra == "b"', {extras: ['a', 'b']}), 'one of several is enough');
	t.notOk(holds('extra == "c"', {extras: ['a', 'b']}));
	t.ok(holds('"b" in extras and "a" in extras', {extras: ['a', 'b']}));
	t.notOk(holds('"b" not in extras', {extras: ['a', 'b']}));
	t.ok(holds('"dev" in dependency_groups', {dependencyGroups: ['Dev']}));
	t.notOk(holds('"dev" in dependency_groups', {extras: ['dev']}));
});

t.test('the environment of other interpreters and systems', async t => {
	const arm = markerEnvironment({pythonVersion: '3.14.2', implementation: 'cpython', system: 'aarch64-linux'});
	t.equal(arm.get('python_full_version'), '3.14.2');
	t.equal(arm.get('python_version'), '3.14');
	t.equal(arm.get('implementation_version'), '3.14.2');
	t.equal(arm.get('platform_machine'), 'aarch64');
	t.equal(arm.get('platform_system'), 'Linux');
	t.equal(mac.get('implementation_version'), '7.3.0');
	t.equal(markerEnvironment({pythonVersion: '3.13', implementation: 'cpython', system: 'powerpc64le-linux'}).get('platform_machine'), 'ppc64le');
	t.equal(markerEnvironment({
		pythonVersion: '3.11', implementation: 'pypy', system: 'x86_64-linux', implementationVersion: '7.3.20',
	}).get('implementation_version'), '7.3.20');
});

const bad: ReadonlyArray<readonly [marker: string, why: RegExp]> = [
	['', /a variable or a text is wanted before its end/],
	['python_version', /an operator is wanted/],
	['python_version <', /is wanted before its end/],
	['python_version < 3.11', /nothing can be made of `3\.11`/],
	['python_version < "3.11', /nothing can be made of/],
	['python_verson < "3.11"', /`python_verson` is not a variable/],
	['python_version < "3.11" and', /is wanted before its end/],
	['python_version < "3.11" && os_name == "nt"', /nothing can be made of/],
	['python_version < "3.11" os_name == "nt"', /`os_name` is left over/],
	['(python_version < "3.11"', /a `\)` is missing/],
	['python_version < "3.11")', /`\)` is left over/],
	['"3" < "4"', /one variable and one text/],
	['os_name == sys_platform', /one variable and one text/],
	['sys_platform ~= "linux"', /`~=` compares/],
	['python_version ~= "3"', /`~=` compares/],
	['"3.11" ~= python_version', /`~=` compares/],
	['extras == "a"', /holds several names/],
	['extras in "a"', /holds several names/],
	['not python_version < "3"', /is not a variable|operator is wanted/],
	['constructor == "a"', /is not a variable/],
	['python_version < "3"\u0000', /\\u{0\}/],
	['('.repeat(100_000), /deeper than/],
];

t.test('bad markers are refused in one line', async t => {
	for (const [text, why] of bad) {
		try {
			parseMarker(text);
			t.fail(`was read: ${text}`);
		} catch (error) {
			t.ok(error instanceof Failure && error.code === 'bad-requirement' && error.exitCode === 2 && error.hint);
			t.match(error, {message: why}, text.slice(0, 60));
		}
	}
});

t.test('a long flat marker is read', async t => {
	const marker = parseMarker(Array.from({length: 1000}, (_, index) => `python_version == "3.${index}"`).join(' or '));
	t.ok(evaluateMarker(marker, linux));
});

t.test('not in is the opposite of in, and order is total', async () => {
	const text = fc.stringMatching(/^[\w .,]*$/);
	fc.assert(fc.property(text, fc.constantFrom('sys_platform', 'python_version', 'platform_machine'), (value, variable) =>
		evaluateMarker(parseMarker(`${variable} in "${value}"`), linux) !== evaluateMarker(parseMarker(`${variable} not in "${value}"`), linux)
		&& evaluateMarker(parseMarker(`"${value}" in ${variable}`), linux) !== evaluateMarker(parseMarker(`"${value}" not in ${variable}`), linux)));
	fc.assert(fc.property(fc.integer({min: 0, max: 40}), fc.integer({min: 0, max: 40}), (minor, other) => {
		const environment = markerEnvironment({pythonVersion: `3.${minor}`, implementation: 'cpython', system: 'x86_64-linux'});
		return evaluateMarker(parseMarker(`python_version < "3.${other}"`), environment) === (minor < other)
			&& evaluateMarker(parseMarker(`python_version >= "3.${other}"`), environment) === (minor >= other);
	}));
});

t.test('any text is read or refused', async () => {
	const pieces = fc.constantFrom('python_version', '<', '"3.11"', 'and', 'or', '(', ')', 'not', 'in', 'extra', '==', '\'', '"', ' ', '\u001B');
	fc.assert(fc.property(fc.array(pieces, {maxLength: 14}), parts => {
		const text = parts.join(' ');
		try {
			const marker = parseMarker(text);
			return typeof evaluateMarker(marker, linux) === 'boolean' && markerText(parseMarker(markerText(marker))) === markerText(marker);
		} catch (error) {
			return error instanceof Failure;
		}
	}), {numRuns: 3000});
});
