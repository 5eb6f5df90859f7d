import t from 'tap';
import {isDistributionName, normaliseName} from '../../source/pypi/name.js';

t.test('names are normalised as PEP 503 asks', async t => {
	for (const spelling of ['Friendly-Bard', 'FRIENDLY.BARD', 'friendly_bard', 'FrIeNdLy-._.-bArD']) {
		t.equal(normaliseName(spelling), 'friendly-bard');
	}
});

t.test('only PEP 508 names are names', async t => {
	for (const good of ['a', 'A', '7zip', 'zope.interface', 'ruamel.yaml', 'x-_y', 'a1']) {
		t.ok(isDistributionName(good), good);
	}

	for (const bad of ['', '-a', 'a-', '.a', 'a b', 'a"', 'a${b}', 'naïve', 'a\n', 'a;b', '../a']) {
		t.notOk(isDistributionName(bad), bad);
	}
});
