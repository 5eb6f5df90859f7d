import t from 'tap';
import {noPermits} from '../../source/environment.js';
import {shellNix} from '../../source/nix/shell-nix.js';
import {readOwn} from '../../source/own-files.js';
import {actionText} from '../../source/verify/action-text.js';
import {applyAction} from '../../source/verify/apply-action.js';
import type {Action} from '../../source/verify/explanation.js';
import {environmentOf, overriddenPackage, plainPackage} from '../support/recorded.js';

const environment = environmentOf([plainPackage('numpy'), overriddenPackage('rusty', '0.2.0')], {imports: ['numpy.linalg', 'numpy.nothing']});

const cases: ReadonlyArray<readonly [action: Action, result: Readonly<Record<string, unknown>>, hint: string]> = [
	[{kind: 'replace-hash', attribute: 'rusty', hash: 'sha256-BBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBB='}, {packages: [{}, {override: {hash: 'sha256-BBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBB='}}]}, 'sha256-BBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBB='],
	[{kind: 'use-pin-version', attribute: 'rusty'}, {packages: [{attribute: 'numpy'}, {attribute: 'rusty', override: undefined}]}, '`--remove rusty --package rusty`'],
	[{kind: 'skip-tests', attribute: 'rusty'}, {permits: {...noPermits, untested: ['rusty']}}, '`--no-check rusty`'],
	[{kind: 'permit', permission: 'unfree', name: 'cuda'}, {permits: {...noPermits, unfree: ['cuda']}}, '`--allow-unfree cuda`'],
	[{kind: 'permit', permission: 'insecure', name: 'a-1.0'}, {permits: {...noPermits, insecure: ['a-1.0']}}, '`--allow-insecure a-1.0`'],
	[{kind: 'permit', permission: 'broken', name: 'numpy'}, {permits: {...noPermits, broken: ['numpy']}}, '`--allow-broken numpy`'],
	[{kind: 'use-attribute', attribute: 'numpy', instead: 'nampy'}, {packages: [{attribute: 'nampy', distribution: 'nampy'}, {}]}, '`--remove numpy --package nampy`'],
	[{kind: 'remove-package', attribute: 'numpy'}, {packages: [{attribute: 'rusty'}]}, '`--remove numpy`'],
	[{kind: 'add-package', attribute: 'opencv4', distribution: 'opencv-python'}, {packages: [{}, {attribute: 'opencv4', distribution: 'opencv-python'}, {}]}, '`--package opencv-python`'],
	[{kind: 'remove-import', name: 'numpy.nothing'}, {imports: ['numpy.linalg']}, '`--remove numpy.nothing`'],
	[{kind: 'use-interpreter', interpreter: 'python312'}, {interpreter: 'python312'}, '`--python python312`'],
	[{kind: 'use-channel', channel: 'nixos-25.05'}, {pin: {channel: 'nixos-25.05'}}, '`--channel nixos-25.05`'],
];

for (const [action, result, hint] of cases) {
	t.test(`${action.kind}: the environment that it makes, which the file keeps`, t => {
		const changed = applyAction(environment, action)!;
		t.match(changed, result);
		t.match(actionText(action), hint);
		t.same(readOwn(new Map([['shell.nix', shellNix(changed)]]))?.environment, changed);
		t.end();
	});
}

t.test('what is the user\'s own to do changes nothing', t => {
	for (const action of [{kind: 'run', command: 'ls', why: 'to see'}, {kind: 'flags', flags: '--git-add', why: 'adds'}, {kind: 'advise', text: 'wait'}] as const) {
		t.equal(applyAction(environment, action), undefined);
	}

	t.equal(applyAction(environment, {kind: 'use-channel', channel: 'nixos-99.99'}), undefined);
	t.end();
});

t.test('a dependency can be permitted and left untested, too', t => {
	const permits = {
		unfree: ['a', 'b'], insecure: ['c-1.0'], broken: ['d'], untested: ['d', 'e', 'rusty'],
	};
	const whole = {...environment, permits, imports: ['numpy.linalg', 'rusty']};
	t.same(readOwn(new Map([['shell.nix', shellNix(whole)]]))?.environment, whole);
	t.end();
});
