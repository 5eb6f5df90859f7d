import fc from 'fast-check';
import t from 'tap';
import {markerEnvironment} from '../../../source/pypi/marker-environment.js';
import {settle, type Asked} from '../../../source/pypi/requirements/settle.js';
import {itemText, readFixture, readText} from '../../support/requirement-fixture.js';

const linux = markerEnvironment({pythonVersion: '3.13', implementation: 'cpython', system: 'x86_64-linux'});
const mac = markerEnvironment({pythonVersion: '3.10', implementation: 'pypy', system: 'aarch64-darwin'});

const kept = async (fixture: string, environment = linux, asked: Asked = {}): Promise<readonly string[]> => {
	const {items} = await readFixture(fixture);
	const settled = settle(items, environment, asked);
	t.equal(settled.length, items.length, 'nothing is dropped');
	return settled.flatMap(item => item.kind === 'requirement' ? [item.requirement.name + item.requirement.specifier] : []);
};

t.test('markers decide', async t => {
	t.same(await kept('markers/requirements.txt'), ['uvloop', 'numpy==2.1.0']);
	t.same(await kept('markers/requirements.txt', mac), ['tomli>=2', 'pyobjc', 'colorama'], '`darwin` has a `win` in it');
	const {items} = await readFixture('markers/requirements.txt');
	t.match(settle(items, linux)[0], {
		kind: 'skipped', code: 'marker', text: 'tomli>=2', reason: 'only where `python_version < "3.11"`, and this is CPython 3.13 on x86_64 Linux',
	});
});

t.test('constraints become part of the specifier', async t => {
	t.same(await kept('split-files/requirements-dev.txt'), ['fastapi>=0.110', 'uvicorn<1', 'pydantic<2.8', 'pytest>=8,<9', 'pytest-cov', 'black==24.4.2', 'mypy']);
	const {items} = await readText('requirements.txt', 'anyio\nb @ https://h/b\n-c c.txt', {'c.txt': 'anyio<1; python_version < "3.8"\nb==1'});
	t.same(settle(items, linux).map(item => itemText(item).replace(/ \(.*/, '')), ['requirements.txt:1 anyio', 'requirements.txt:2 b @ https://h/b'], 'where their markers hold');
});

t.test('groups and extras are for those who ask', async t => {
	t.same(await kept('pep621/pyproject.toml'), ['click>=8', 'httpx>=0.27', 'rich']);
	t.same(await kept('pep621/pyproject.toml', linux, {extras: ['Plot']}), ['click>=8', 'httpx>=0.27', 'rich', 'matplotlib>=3.8', 'numpy']);
	t.same(await kept('pep621/pyproject.toml', linux, {extras: ['all']}), ['click>=8', 'httpx>=0.27', 'rich', 'matplotlib>=3.8', 'numpy', 'sphinx>=7', 'furo']);
	t.same(await kept('dependency-groups/pyproject.toml'), ['attrs', 'pytest>=8', 'coverage', 'ruff==0.5.0', 'ipython'], '`dev` is a default, and includes the others');
	t.same(await kept('dependency-groups/pyproject.toml', linux, {groups: []}), ['attrs']);
	t.same(await kept('dependency-groups/pyproject.toml', linux, {groups: ['lint']}), ['attrs', 'ruff==0.5.0']);
	t.same(await kept('pipfile/Pipfile', linux, {groups: ['docs']}), ['requests', 'flask==3.0.3', 'django>=4.2,<5', 'records', 'numpy~=1.26', 'sphinx']);
	t.same(await kept('pylock/pylock.toml'), ['cattrs', 'hosted']);
	t.same(await kept('pylock/pylock.toml', linux, {extras: ['cli'], groups: ['test']}), ['cattrs', 'click', 'pytest', 'hosted']);
	t.same(await kept('uv/uv.lock'), ['anyio>=4', 'httpx>=0.27,<1', 'numpy', 'pytest>=8']);
});

t.test('however it is settled, as many come out as went in', async () => {
	const names = fc.array(fc.constantFrom('dev', 'docs', 'test', 'plot'));
	await fc.assert(fc.asyncProperty(fc.constantFrom('poetry/pyproject.toml', 'uv/uv.lock', 'pipfile/Pipfile'), names, names, async (fixture, extras, groups) => {
		const {items} = await readFixture(fixture);
		const settled = settle(items, mac, {extras, groups});
		return settled.length === items.length && settled.every((item, index) => item.origin.line === items[index]!.origin.line);
	}), {numRuns: 30});
});
