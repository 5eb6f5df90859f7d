import fc from 'fast-check';
import t from 'tap';
import {Failure} from '../../source/failure.js';
import {markerText} from '../../source/pypi/marker-evaluate.js';
import {longestRequirement, parseRequirement} from '../../source/pypi/requirement.js';

/** What is read from a good requirement, as one line: name, extras, specifier, URL, marker. */
const read = (text: string): string => {
	const {name, extras, specifier, url, marker} = parseRequirement(text);
	return [name, extras.join('+'), specifier, url ?? '', marker ? markerText(marker) : ''].join('|');
};

const failureOf = (text: string): Failure => {
	try {
		parseRequirement(text);
	} catch (error) {
		if (error instanceof Failure) {
			return error;
		}

		throw error;
	}

	throw new Error(`was read: ${text}`);
};

const good: ReadonlyArray<readonly [text: string, expected: string]> = [
	['numpy', 'numpy||||'],
	['  numpy  ', 'numpy||||'],
	['Flask-SQLAlchemy', 'Flask-SQLAlchemy||||'],
	['zope.interface>=5', 'zope.interface||>=5||'],
	['ruamel_yaml', 'ruamel_yaml||||'],
	['7zip', '7zip||||'],
	['a', 'a||||'],
	['numpy==1.26.4', 'numpy||==1.26.4||'],
	['numpy == 1.26.4', 'numpy||==1.26.4||'],
	['numpy==1.26.*', 'numpy||==1.26.*||'],
	['numpy!=1.26.*', 'numpy||!=1.26.*||'],
	['numpy>=1.2,<2', 'numpy||>=1.2,<2||'],
	['numpy >= 1.2 , < 2', 'numpy||>=1.2,<2||'],
	['numpy(>=1.2,<2)', 'numpy||>=1.2,<2||'],
	['numpy (>= 1.2)', 'numpy||>=1.2||'],
	['numpy()', 'numpy||||'],
	['numpy~=1.4', 'numpy||~=1.4||'],
	['numpy~=1.4.2rc1', 'numpy||~=1.4.2rc1||'],
	['numpy===1.0-weird', 'numpy||===1.0-weird||'],
	['numpy==1!2.0', 'numpy||==1!2.0||'],
	['torch==2.1.0+cpu', 'torch||==2.1.0+cpu||'],
	['numpy==v1.0-RC1', 'numpy||==1.0rc1||'],
	['numpy==1.0.post1', 'numpy||==1.0.post1||'],
	['numpy>=2.0.dev0', 'numpy||>=2.0.dev0||'],
	['certifi==2024.02.02', 'certifi||==2024.2.2||'],
	['numpy>=1,>=1', 'numpy||>=1||'],
	['requests[socks]', 'requests|socks|||'],
	['requests [ socks , use-chardet-on-py3 ] >= 2', 'requests|socks+use-chardet-on-py3|>=2||'],
	['requests[]', 'requests||||'],
	['requests[socks,socks]', 'requests|socks|||'],
	['numpy; python_version<"3.8"', 'numpy||||python_version < "3.8"'],
	['numpy>=1;python_version<\'3.8\'', 'numpy||>=1||python_version < "3.8"'],
	['pip @ https://host/pip.whl', 'pip|||https://host/pip.whl|'],
	['pip@https://host/pip.whl', 'pip|||https://host/pip.whl|'],
	['pip[x] @ git+ssh://git@host/a.git@v1#egg=pip', 'pip|x||git+ssh://git@host/a.git@v1#egg=pip|'],
	['pip @ https://host/a;b.whl', 'pip|||https://host/a;b.whl|'],
	['pip @ https://host/pip.whl ; os_name == "posix"', 'pip|||https://host/pip.whl|os_name == "posix"'],
	['pip @ file:///tmp/pip.whl', 'pip|||file:///tmp/pip.whl|'],
];

t.test('good requirements', async t => {
	for (const [text, expected] of good) {
		t.equal(read(text), expected, text);
	}
});

/** The bad ones, with what the hint or, in the second list, the message has to say. */
const meant: ReadonlyArray<readonly [text: string, suggestion: string]> = [
	['numpy=1.2', '`numpy==1.2`'],
	['numpy = 1.26', '`numpy==1.26`'],
	['numpy=1.26=py311h64a7726_0', '`numpy==1.26`'],
	['numpy 1.2', '`numpy==1.2`'],
	['numpy (1.2)', '`numpy==1.2`'],
	['numpy:1.2', '`numpy==1.2`'],
	['numpy>1.2 <3', '`numpy>1.2,<3`'],
	['numpy >= 1.2 <3 !=1.5', '`numpy>=1.2,<3,!=1.5`'],
	['numpy=>1.2', '`numpy>=1.2`'],
	['numpy=<1.2', '`numpy<=1.2`'],
	['numpy<>1.2', '`numpy!=1.2`'],
	['numpy^1.2', '`numpy>=1.2,<2`'],
	['numpy@^0.2.3', '`numpy>=0.2.3,<0.3`'],
	['numpy~1.2', '`numpy>=1.2,<1.3`'],
	['numpy@1.2', '`numpy==1.2`'],
	['numpy@latest', '`numpy`'],
	['numpy @ somewhere', 'numpy @ https://…'],
	['numpy==1.x', '`numpy==1.*`'],
	['numpy>=1.*', '`>=1`'],
	['numpy~=1', '`~=1.0`'],
	['numpy≥1.2', '`>=`'],
	['"numpy>=1"', '`numpy>=1`'],
	['pip install numpy', '`numpy`'],
	['import numpy', '`numpy`'],
	['git+https://github.com/a/b.git', 'NAME @ URL'],
	['https://host/a.whl', 'NAME @ URL'],
	['git@github.com:a/b.git', 'NAME @ URL'],
	['pip @ https://host/a; os_name == "nt"', 'NAME @ URL ; MARKER'],
];

t.test('bad requirements that meant something', async t => {
	for (const [text, suggestion] of meant) {
		const failure = failureOf(text);
		t.equal(failure.code, 'bad-requirement');
		t.equal(failure.exitCode, 2);
		t.ok(failure.hint?.includes(suggestion), `${text}: ${failure.message}, hint: ${failure.hint}`);
	}
});

const bad: ReadonlyArray<readonly [text: string, why: RegExp]> = [
	['', /is empty/],
	['   ', /is empty/],
	['./local', /a path/],
	['../local', /a path/],
	['.', /a path/],
	['/tmp/x', /a path/],
	[String.raw`C:\x`, /a path/],
	['dist/x-1.0-py3-none-any.whl', /a path/],
	['requirements/dev.txt', /a path/],
	['-r other.txt', /an option/],
	['numpy[', /`]` is missing/],
	['numpy[a b]', /`a b` is not the name of an extra/],
	['numpy[a,]', /an extra is empty/],
	['numpy,pandas', /more than one/],
	['numpy pandas', /more than one word/],
	['numpy;', /nothing follows/],
	['numpy; python_version', /an operator is wanted/],
	['numpy==', /a version is missing/],
	['numpy>=1,', /ends with a comma/],
	['numpy==abc', /`abc` is not a version/],
	['numpy>=1.0+local', /cannot take this version/],
	[`numpy==${'9'.repeat(400)}`, /is not a version/],
	[`numpy==${'1.'.repeat(4000)}1`, /is not a version/],
	['numpy===1.0"${x}', /is not a version/],
	['-numpy', /an option/],
	['_numpy', /begin with a name/],
	['numpy-', /left over/],
	['nu"mpy', /`"` has no place/],
	['nu${x}mpy', /`\$` has no place/],
	['naïve', /`ï` has no place/],
	['numpy\nos', /more than one word/],
	['==1.2', /begin with a name/],
	['numpy @ https://host/\u0007', /URL/],
	[`a${'b'.repeat(longestRequirement)}`, /characters/],
];

t.test('other bad requirements', async t => {
	for (const [text, why] of bad) {
		const failure = failureOf(text);
		t.match(failure.message, why, text.slice(0, 60));
		t.equal(failure.code, 'bad-requirement');
		t.ok(failure.hint);
	}
});

t.test('suggestions are themselves requirements', async t => {
	for (const [text] of meant) {
		const suggestion = /did you mean `(?<it>[^`]*)`/.exec(failureOf(text).hint ?? '')?.groups?.it;
		if (suggestion !== undefined && /^\w/.test(suggestion)) {
			t.doesNotThrow(() => parseRequirement(suggestion), suggestion);
		}
	}
});

t.test('credentials in a bad requirement stay unsaid', async t => {
	const failure = failureOf('https://me:secret@host/a.whl');
	t.notMatch(failure.message + String(failure.hint), /secret/);
});

t.test('any text is either read or refused with one clean line', async () => {
	const pieces = fc.constantFrom('numpy', '==', '>=', '1.2', '[', ']', ',', ';', '@', 'https://h/x', ' ', '"', '${', '\u001B', '\n', '(', ')', 'python_version', '.*', '~=', '^', 'é', '*');
	const texts = fc.oneof(fc.string({unit: 'binary'}), fc.array(pieces, {maxLength: 12}).map(parts => parts.join('')));
	fc.assert(fc.property(texts, text => {
		try {
			const {name, specifier} = parseRequirement(text);
			return /^[A-Za-z\d](?:[\w.-]*[A-Za-z\d])?$/.test(name) && /^[\w.!+*<>=~,-]*$/.test(specifier);
		} catch (error) {
			return error instanceof Failure && !/[\p{Cc}\p{Zl}]/u.test(error.message + String(error.hint));
		}
	}), {numRuns: 3000});
});

t.test('reading what was read changes nothing', async () => {
	const version = fc.tuple(fc.nat(30), fc.nat(30), fc.constantFrom('', 'rc1', '.post2', '.dev3')).map(([a, b, end]) => `${a}.${b}${end}`);
	const clause = fc.tuple(fc.constantFrom('~=', '==', '!=', '<=', '>=', '<', '>'), fc.constantFrom('', ' '), version).map(parts => parts.join(''));
	fc.assert(fc.property(fc.array(clause, {maxLength: 4}), clauses => {
		const {specifier} = parseRequirement('a ' + clauses.join(' , '));
		return parseRequirement('a' + specifier).specifier === specifier;
	}));
});
