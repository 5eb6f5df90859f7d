// Preloaded into the command by tests (`node --import`): at the nth call to the file system that the command makes, something
// goes wrong. Configured by FAULT, a JSON list of objects:
//   at      which call, counted from 1; 0 for every call of `method`
//   action  "kill" (as kill -9 does), "swap-write" or "swap-rename" (somebody changes `file` to `text`), or an error code
//   methods only calls of these methods count
//   report  where to note the method that was hit
import fs from 'node:fs/promises';
import {
	appendFileSync, renameSync, writeFileSync,
} from 'node:fs';
import process from 'node:process';
import {fileURLToPath} from 'node:url';

const faults = JSON.parse(process.env.FAULT).map(fault => ({...fault, count: 0}));

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

const patch = (object, name) => {
	const original = object[name];
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

const handle = await fs.open(fileURLToPath(import.meta.url));
const prototype = Object.getPrototypeOf(handle);
await handle.close();
for (const name of Object.keys(fs).filter(name => typeof fs[name] === 'function')) {
	patch(fs, name);
}

for (const name of ['writeFile', 'chmod', 'sync']) {
	patch(prototype, name);
}
