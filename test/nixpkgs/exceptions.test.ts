import t from 'tap';
import {loadEmbeddedAttributes} from '../../source/data/catalogue.js';
import {
	distributionsByAttribute, exceptionNotes, exceptions, falseFriends, topLevelOnly,
} from '../../source/nixpkgs/exceptions.js';
import {mistaken, neverReason} from '../../source/nixpkgs/never-offered.js';
import {normaliseName} from '../../source/pypi/name.js';

const {attributes} = await loadEmbeddedAttributes();

t.test('every exception leads from a normalised name to an attribute that nixpkgs had', async t => {
	t.ok(exceptions.size >= 90);
	for (const [name, attribute] of exceptions) {
		t.equal(normaliseName(name), name);
		t.ok(attributes.has(attribute), attribute);
		t.not(name, attribute);
	}
});

t.test('attributes lead back to the distribution that is meant by them', async t => {
	t.equal(distributionsByAttribute.get('opencv4'), 'opencv-python');
	t.equal(distributionsByAttribute.get('openslide'), 'openslide-python');
	t.equal(distributionsByAttribute.get('docker'), undefined, 'a project of its own');
	for (const [attribute, distribution] of distributionsByAttribute) {
		t.equal(exceptions.get(distribution), attribute);
	}
});

t.test('notes, false friends and tools speak of names that exist in the tables', async t => {
	for (const name of exceptionNotes.keys()) {
		t.ok(exceptions.has(name), name);
	}

	for (const [name, {attribute, distribution}] of falseFriends) {
		t.ok(attributes.has(attribute), name);
		t.not(name, distribution);
	}

	for (const name of topLevelOnly) {
		t.notOk(attributes.has(name), `${name} is no Python attribute`);
	}
});

t.test('what is mistaken leads to something that may be offered', async t => {
	for (const [name, {instead, why}] of mistaken) {
		t.notOk(mistaken.has(instead), name);
		t.equal(neverReason(instead), undefined, name);
		t.match(why, /`/);
	}

	for (const name of ['numpy', 'cuda', 'pywin', 'typing-extensions', 'pyobjc', 'my-nvidia-tools', 'dataclasses-json']) {
		t.equal(neverReason(name), undefined, name);
	}
});
