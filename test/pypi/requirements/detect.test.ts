import t from 'tap';
import {detectFormat} from '../../../source/pypi/requirements/detect.js';

t.test('by name', async t => {
	for (const [file, format] of [
		['requirements.txt', 'requirements'],
		['requirements-dev.txt', 'requirements'],
		['reqs.in', 'requirements'],
		['requirements', 'requirements'],
		['deps/dev.pip', 'requirements'],
		['pyproject.toml', 'pyproject'],
		['environment.yml', 'conda'],
		['ENVIRONMENT.YAML', 'conda'],
		['env-gpu.yaml', 'conda'],
		['Pipfile', 'pipfile'],
		['pylock.toml', 'pylock'],
		['pylock.dev.toml', 'pylock'],
		['uv.lock', 'uv-lock'],
		['sub/poetry.lock', 'poetry-lock'],
		[String.raw`sub\poetry.lock`, 'poetry-lock'],
	] as const) {
		t.equal(detectFormat(file, ''), format, file);
	}
});

t.test('by content', async t => {
	for (const [text, format] of [
		['# deps\nnumpy\n', 'requirements'],
		['-r other.txt\n', 'requirements'],
		['numpy >= 2 ; python_version > "3"\n', 'requirements'],
		['lock-version = "1.0"\n[[packages]]\nname = "a"\n', 'pylock'],
		['version = 1\n[[package]]\nname = "a"\n', 'uv-lock'],
		['[[package]]\nname = "a"\n[metadata]\ncontent-hash = "x"\n', 'poetry-lock'],
		['[project]\nname = "a"\n', 'pyproject'],
		['[tool.poetry]\nname = "a"\n', 'pyproject'],
		['[packages]\na = "*"\n', 'pipfile'],
		['name: x\ndependencies:\n- a\n', 'conda'],
	] as const) {
		t.equal(detectFormat('what', text), format, text);
	}
});

t.test('what is not known is refused, with what to give instead', async t => {
	for (const [file, hint] of [
		['Pipfile.lock', /`Pipfile`/],
		['setup.py', /pip freeze/],
		['setup.cfg', /pip freeze/],
		['conda-lock.yml', /`environment\.yml`/],
		['package.json', /JavaScript/],
		['main.py', /a program/],
		['shell.nix', /Nix/],
		['pdm.lock', /`pyproject\.toml`/],
		['notes.md', /are read/],
	] as const) {
		t.throws(() => detectFormat(file, '# Title\n\nSome words.\n'), {code: 'unknown-requirements-file', exitCode: 2, hint}, file);
	}

	t.throws(() => detectFormat('x', ''), {code: 'unknown-requirements-file'});
});
