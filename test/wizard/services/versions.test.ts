import t from 'tap';
import type {DistributionFile, Project} from '../../../source/pypi/project.js';
import {detailsReader} from '../../../source/wizard/services/versions.js';

const file = (version: string, change: Partial<DistributionFile> = {}): DistributionFile => ({
	filename: `thing-${version}.tar.gz`, url: 'https://files.example/', kind: 'sdist', version, yanked: false, uploadTime: `2026-01-0${version.length}T00:00:00Z`, ...change,
});

const project = (files: readonly DistributionFile[], versions: readonly string[] = []): Project => ({
	name: 'thing', status: {status: 'active'}, files, versions,
});

const detailsOf = async ({files, ...page}: Project, version?: string) => {
	const reader = detailsReader(Promise.resolve(version));
	for (const one of files) {
		reader.file(one);
	}

	return reader.end(page);
};

t.test('the newest is the highest that is final and not withdrawn, whatever the order', async t => {
	const found = async (...given: Parameters<typeof project>) => (await detailsOf(project(...given))).newest;
	t.equal(await found([file('1.9'), file('1.10'), file('1.2')]), '1.10');
	t.equal(await found([file('2.0rc1'), file('1.9')]), '1.9');
	t.equal(await found([file('2.0', {yanked: 'broken'}), file('1.9')]), '1.9');
	t.equal(await found([file('2.0', {yanked: true}), file('2.0'), file('1.9')]), '2.0');
	t.equal(await found([file('2.0', {kind: 'wheel'}), file('2.0', {yanked: true}), file('1.9')]), '2.0');
	t.equal(await found([file('2.0', {kind: 'wheel', yanked: true}), file('2.0', {yanked: true}), file('1.9')]), '1.9');
	t.equal(await found([file('1.9', {kind: 'other'})], ['1.8']), '1.8');
	t.equal(await found([file('not a version'), file('2.0rc1'), file('2.0rc2')]), '2.0rc2');
	t.equal(await found([]), undefined);
});

t.test('its facts are those of its sdist', async t => {
	t.match(await detailsOf(project([
		file('1.0', {kind: 'wheel', requiresPython: '>=3'}), file('1.0', {requiresPython: '>=3.11'}),
	]), '0.9'), {newest: '1.0', released: '2026-01-03', requiresPython: '>=3.11', version: '0.9'});
});
