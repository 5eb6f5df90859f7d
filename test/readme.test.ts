import fs from 'node:fs';
import t from 'tap';
import {helpText} from '../source/help.js';

const readme = fs.readFileSync('readme.md', 'utf8');

t.test('the readme shows the very text of --help', async t => {
	t.ok(readme.includes(`\`\`\`\n${helpText()}\`\`\`\n`));
});

t.test('the help fits a terminal of 80 columns', async t => {
	for (const line of helpText().split('\n')) {
		t.ok(line.length <= 80, line);
	}
});
