import {isFields} from '../../fields.js';
import type {ProbeRequest} from '../../verify/probe-request.js';
import {run, type RunOptions} from '../process.js';

/** Tells, as JSON, some distributions and one import name of each. */
const program = `
import importlib.metadata, json, sys
found = []
for one in importlib.metadata.distributions():
    names = [name for name in (one.read_text('top_level.txt') or '').split() if not name.startswith('_')]
    if one.metadata['Name'] and names:
        found.append([one.metadata['Name'], names[0]])
    if len(found) == 40:
        break
json.dump(found, sys.stdout)
`;

const isPair = (value: unknown): value is readonly [string, string] => Array.isArray(value)
	&& value.length === 2
	&& value.every(one => typeof one === 'string' && /^\w[\w.-]*$/.test(one));

/** What the user's own `python3` has, as [distribution, import name]; nothing when there is none, or it can't tell. */
export const outsidePackages = async (options: RunOptions): Promise<ProbeRequest['outside']> => {
	const {code, stdout} = await run('python3', ['-c', program], {...options, timeout: 10_000});
	if (code !== 0) {
		return [];
	}

	try {
		const parsed: unknown = JSON.parse(stdout);
		return Array.isArray(parsed) && !isFields(parsed) ? parsed.filter(one => isPair(one)) : [];
	} catch {
		return [];
	}
};
