import t from 'tap';
import {expectedText, fileText, readFixture} from '../../support/requirement-fixture.js';

/** Every fixture, with the number of its entries, counted by hand: included files count, settings and constraints do not. */
const fixtures: ReadonlyArray<readonly [file: string, entries: number]> = [
	['plain/requirements.txt', 5],
	['django-site/requirements.txt', 8],
	['split-files/requirements-dev.txt', 7],
	['pip-freeze/requirements.txt', 7],
	['hashes/requirements.txt', 3],
	['compiled/requirements.txt', 8],
	['compiled-bare/requirements.txt', 2],
	['sources.in/reqs.in', 5],
	['urls/requirements.txt', 9],
	['paths/requirements.txt', 8],
	['environment-variables/requirements.txt', 4],
	['mistakes/requirements.txt', 10],
	['markers/requirements.txt', 8],
	['continued/requirements.txt', 4],
	['data-science/requirements.txt', 10],
	['pep621/pyproject.toml', 9],
	['dependency-groups/pyproject.toml', 6],
	['uv-project/pyproject.toml', 5],
	['setuptools-dynamic/pyproject.toml', 2],
	['dynamic-unknown/pyproject.toml', 1],
	['poetry/pyproject.toml', 22],
	['poetry-2/pyproject.toml', 3],
	['pdm-hatch/pyproject.toml', 6],
	['pyproject-mistakes/pyproject.toml', 6],
	['conda-simple/environment.yml', 12],
	['conda-export/environment.yaml', 13],
	['conda-forms/env.yml', 20],
	['conda-anchors/environment.yml', 5],
	['pipfile/Pipfile', 10],
	['pylock/pylock.toml', 8],
	['pylock-pip/pylock.dev.toml', 3],
	['uv/uv.lock', 11],
	['poetry-lock/poetry.lock', 4],
	['poetry-lock-alone/poetry.lock', 4],
	['no-extension/requirements', 2],
	['odd-name/deps.list', 2],
	['empty/requirements.txt', 0],
	['cyclic/requirements.txt', 2],
	['hostile-names/requirements.txt', 8],
];

for (const [name, entries] of fixtures) {
	t.test(name, async t => {
		const file = await readFixture(name);
		const actual = fileText(file);
		t.equal(actual, expectedText(name, actual));
		t.equal(file.items.length, entries, 'one item for each entry');
		t.equal(file.count, entries, 'and they are counted');
		t.notMatch(actual, /hunter2|s3cr3t|pw1234|very-secret/, 'no credentials');
		t.notMatch(JSON.stringify(file), /hunter2|s3cr3t|pw1234|very-secret/, 'nor anywhere inside');
		t.notMatch(actual.replaceAll('\n', ''), /[\p{Cc}\p{Cf}]/u, 'nothing that a terminal would obey');
	});
}
