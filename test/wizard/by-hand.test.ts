import t from 'tap';
import {nixEnvironment, testNixpkgs} from '../support/nix.js';
import {keys, openTerminal, type Person} from '../support/pty.js';
import {foldersGoLast} from '../support/teardown.js';
import {readTree} from '../support/tree.js';

foldersGoLast(t);

// Where somebody wrote files already, the wizard says what it read, and changes what it is told to.

const env = {NIX_CONFIG: nixEnvironment.NIX_CONFIG, NIX_PATH: '', NIX_USER_CONF_FILES: '/dev/null'};
const words = ['--offline', '--nixpkgs', testNixpkgs];

const byHand = `{ pkgs ? import <nixpkgs> { } }:

pkgs.mkShell {
  packages = [
    (pkgs.python312.withPackages (ps: with ps; [
      numpy # arrays
      requests
    ]))
    pkgs.git
  ];
}
`;

const add = async (person: Person, name: string): Promise<void> => {
	person.press(name);
	await person.sees(new RegExp(`❯ ${name}`));
	person.press(keys.enter);
	await person.sees(new RegExp(`Packages .*${name}`));
};

t.test('a package more is a line more, and the shell is entered and tried', async t => {
	const cwd = t.testdir({'shell.nix': byHand});
	const person = openTerminal(t, words, {cwd, env});
	await person.sees(/Change +shell\.nix, written by hand/);
	t.match(person.screen(), /❯ Packages +numpy {2}requests {2}\(git\)\n +Interpreter +Python 3\.12\n +Style +shell\n +Options +nixpkgs as the files name it/);
	person.press(keys.enter);
	await person.sees('Search');
	await add(person, 'six');
	person.press(keys.enter);
	await person.sees(/Preview +shell\.nix +changed/);
	t.match(person.screen(), /\+ {6}six\n/);
	person.press(keys.enter);
	await person.sees('❯ No, back to the preview');
	person.press(keys.up + keys.up + keys.enter);
	await person.sees(/Go on\?|Verified in/);
	person.press('y');
	await person.sees(/Verified in/);
	t.equal(await person.ends(), 0);
	t.match(person.lines().join('\n'), /✔ import numpy[^]*✔ import requests[^]*✔ import six/);
	t.strictSame(await readTree(cwd), {'shell.nix': byHand.replace('      requests\n', '      requests\n      six\n')});
});

t.test('the interpreter alone, and back to the list of what can be changed', async t => {
	const cwd = t.testdir({'shell.nix': byHand});
	const person = openTerminal(t, words, {cwd, env});
	await person.sees('❯ Packages');
	person.press(keys.down + keys.enter);
	await person.sees(/❯ Python 3\.12/);
	person.press(keys.escape);
	await person.sees('❯ See the changes');
	person.press(keys.enter);
	await person.sees('nothing to change');
	person.press(keys.escape);
	await person.sees('❯ See the changes');
	person.press(keys.home + keys.down + keys.enter);
	await person.sees(/❯ Python 3\.12/);
	person.press(keys.home + keys.enter);
	await person.sees('❯ See the changes');
	person.press(keys.enter);
	await person.sees(/\+ +\(pkgs\.python313\.withPackages/);
	person.press(keys.cancel);
	t.equal(await person.ends(), 130);
	t.strictSame(await readTree(cwd), {'shell.nix': byHand});
});

t.test('of several shells one is chosen first', async t => {
	const shells = `let
  pkgs = import <nixpkgs> { };
in
{
  dev = pkgs.mkShell { packages = [ (pkgs.python313.withPackages (ps: [ ps.numpy ])) ]; };
  docs = pkgs.mkShell { packages = [ (pkgs.python313.withPackages (ps: [ ps.requests ])) ]; };
}
`;
	const cwd = t.testdir({'shell.nix': shells});
	const person = openTerminal(t, words, {cwd, env});
	await person.sees(/Shell +which of those in shell\.nix/);
	person.press(keys.down);
	await person.sees('❯ docs');
	person.press(keys.enter);
	await person.sees(/❯ Packages +requests/);
	person.press(keys.enter);
	await person.sees('Search');
	await add(person, 'six');
	person.press(keys.enter);
	await person.sees(/Preview +shell\.nix +changed/);
	person.press(keys.enter);
	await person.sees('❯ No, back to the preview');
	person.press('y');
	t.equal(await person.ends(), 0);
	t.strictSame(await readTree(cwd), {'shell.nix': shells.replace('[ ps.requests ]', '[ ps.requests ps.six ]')});
});
