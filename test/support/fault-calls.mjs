import fs from 'node:fs/promises';
import {appendFileSync, renameSync, writeFileSync} from 'node:fs';

const strike = ({
	action, file, text, report,
}, name, target, words) => {
	appendFileSync(report, `${name}\n`);
	switch (action) {
		case 'kill': {
			if (name === 'writeFile') {
				// A write that is cut short by the kill.
				const whole = words[0];
				writeFileSync(target.fd, whole.slice(0, whole.length / 2));
			}

			process.kill(process.pid, 'SIGKILL');
			break;
		}

		case 'swap-write': {
			writeFileSync(file, text);
			break;
		}

		case 'swap-rename': {
			writeFileSync(`${file}~`, text);
			renameSync(`${file}~`, file);
			break;
		}

		default: {
			throw Object.assign(new Error(`${action}: made by a test, ${name}`), {code: action});
		}
	}
};

/**
Makes calls to the file system go wrong in this process, from now on; see `Fault` in fault.ts, where each has a file to report to.

@returns Puts everything right again.
*/
export const breakFileSystem = async given => {
	const faults = given.map(fault => ({...fault, count: 0}));
	const restore = [];
	const patch = (object, name) => {
		const original = object[name];
		restore.push(() => {
			object[name] = original;
		});
		object[name] = async function (...words) {
			// Node reads its own modules by these functions too, and gives URLs.
			const counting = words[0] instanceof URL ? [] : faults.filter(({methods}) => methods === undefined || methods.includes(name));
			for (const fault of counting) {
				fault.count++;
				if (fault.count === fault.at || fault.at === 0) {
					strike(fault, name, this, words);
				}
			}

			return original.apply(this, words);
		};
	};

	const handle = await fs.open(new URL(import.meta.url));
	const prototype = Object.getPrototypeOf(handle);
	await handle.close();
	for (const name of Object.keys(fs).filter(name => typeof fs[name] === 'function')) {
		patch(fs, name);
	}

	for (const name of ['writeFile', 'chmod', 'sync']) {
		patch(prototype, name);
	}

	return () => {
		for (const undo of restore) {
			undo();
		}
	};
};
