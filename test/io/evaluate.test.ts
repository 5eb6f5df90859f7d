import path from 'node:path';
import t from 'tap';
import {evaluateSet} from '../../source/io/evaluate.js';
import {nixEnvironment, testNixpkgs} from '../support/nix.js';

const options = {env: nixEnvironment};

t.test('a real Nix tells names, versions and what is wrong with a package', async t => {
	const answer = await evaluateSet({
		nixpkgs: testNixpkgs, interpreter: 'python313', wanted: ['numpy', 'broken-package', 'unfree-package', 'insecure-package', 'no-312', 'httpx', 'not-there'],
	}, options);
	if ('complaint' in answer) {
		t.fail(answer.complaint);
		return;
	}

	t.ok(answer.attributes.has('scikit-learn'));
	t.notOk(answer.attributes.has('torch'));
	t.match(answer.facts.get('numpy'), {
		version: '2.3.4', broken: false, unfree: false, insecure: false, unsupported: false,
	});
	t.match(answer.facts.get('broken-package'), {broken: true, unfree: false});
	t.match(answer.facts.get('unfree-package'), {unfree: true, broken: false});
	t.match(answer.facts.get('insecure-package'), {insecure: true});
	t.match(answer.facts.get('no-312'), {unsupported: true, version: ''});
	t.strictSame(answer.facts.get('httpx')?.extras, ['http2']);
	t.notOk(answer.facts.has('not-there'));
});

t.test('each interpreter has a set of its own', async t => {
	const answer = await evaluateSet({nixpkgs: testNixpkgs, interpreter: 'python311', wanted: ['django']}, options);
	t.match('facts' in answer && answer.facts.get('django'), {version: '4.2.25'});
});

t.test('what cannot be evaluated is a complaint in Nix\'s words', async t => {
	t.match(await evaluateSet({nixpkgs: testNixpkgs, interpreter: 'python310', wanted: []}, options), {complaint: /has been removed/});
	t.match(await evaluateSet({nixpkgs: path.join(testNixpkgs, 'too-old.nix'), interpreter: 'python313', wanted: []}, options), {complaint: /requires Nix >= 2\.18|older than/});
	t.match(await evaluateSet({nixpkgs: testNixpkgs, interpreter: 'python313', wanted: []}, {env: {PATH: t.testdir({})}}), {complaint: /./});
});
