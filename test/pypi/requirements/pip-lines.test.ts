import t from 'tap';
import {pipLines} from '../../../source/pypi/requirements/pip-lines.js';
import {pipOption} from '../../../source/pypi/requirements/pip-option.js';

t.test('logical lines', async t => {
	const lines = (text: string): readonly string[] => pipLines(text).map(({text, line}) => `${line}:${text}`);
	t.same(lines('a\n\n  b  \n'), ['1:a', '3:b']);
	t.same(lines('a # why\n#b\n  # c\nd#e'), ['1:a', '4:d#e'], 'a comment wants a space before it');
	t.same(lines('a \\\n  --hash=x \\\n  --hash=y\nb'), ['1:a   --hash=x   --hash=y', '4:b']);
	t.same(lines('a \\\n# why\nb'), ['1:a', '3:b'], 'a comment line ends what it continues');
	t.same(lines('# a \\\nb'), ['2:b'], 'and is not continued');
	t.same(lines('a\\'), ['1:a'], 'nothing follows');
	t.same(lines('https://h/x#egg=y'), ['1:https://h/x#egg=y']);
	t.same(lines(''), []);
});

t.test('options in all their spellings', async t => {
	for (const text of ['-r a.txt', '-ra.txt', '--requirement a.txt', '--requirement=a.txt', '-r  "a.txt"', '--requirement = a.txt']) {
		t.same(pipOption(text), {kind: 'include', value: 'a.txt'}, text);
	}

	t.same(pipOption('-c c.txt'), {kind: 'constrain', value: 'c.txt'});
	t.same(pipOption('--editable=.'), {kind: 'editable', value: '.'});
	t.same(pipOption('-i https://h'), {kind: 'setting', name: '-i'});
	t.same(pipOption('--pre'), {kind: 'setting', name: '--pre'});
	t.match(pipOption('--nonsense'), {kind: 'unknown'});
	t.match(pipOption('-r'), {kind: 'unknown'}, 'a file is wanted');
	t.match(pipOption('---'), {kind: 'unknown'});
});
