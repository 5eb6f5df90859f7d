import type {Environment, Package} from './environment.js';
import {
	channels, newestPin, pinTime, type Pin,
} from './nixpkgs/pins.js';
import {shellWord} from './shell-word.js';
import {pythonVersion} from './nixpkgs/interpreters.js';

const pinFlags = (pin: Pin): readonly string[] => {
	const channel = pin.channel === undefined ? [] : ['--channel', pin.channel];
	if (pin.channel !== undefined && channels.includes(pin.channel) && newestPin(pin.channel).rev === pin.rev) {
		return channel;
	}

	const time = pinTime(pin);
	return [...channel, '--rev', pin.rev, '--hash', pin.hash, ...(time ? ['--date', time.replace(' UTC', 'Z').replace(' ', 'T')] : [])];
};

const packageWord = ({distribution, extras, override}: Package): string =>
	distribution + (extras.length > 0 ? `[${extras.join(',')}]` : '') + (override ? `==${override.version}` : '');

/**
The command that writes the same files into an empty folder with no questions.

@param directory - As the user would name it; undefined for the folder one is in.
*/
export const commandLine = (environment: Environment, directory: string | undefined): string => {
	const {style, interpreter, packages, tools, pin, direnv, imports, permits} = environment;
	const words = [
		...(directory === undefined ? [] : [directory]),
		'--style',
		style,
		'--python',
		interpreter.startsWith('pypy') ? interpreter : pythonVersion(interpreter),
		...pinFlags(pin),
		...packages.flatMap(one => ['--package', packageWord(one)]),
		...tools.flatMap(tool => ['--tool', tool]),
		...(direnv ? ['--direnv'] : []),
		...imports.flatMap(name => ['--import', name]),
		...permits.unfree.flatMap(name => ['--allow-unfree', name]),
		...permits.insecure.flatMap(name => ['--allow-insecure', name]),
		...permits.broken.flatMap(name => ['--allow-broken', name]),
		...permits.untested.flatMap(name => ['--no-check', name]),
		'--yes',
	];
	return ['npx create-nix-python', ...words.map(word => shellWord(word))].join(' ');
};
