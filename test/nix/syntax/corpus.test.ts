import t from 'tap';
import {nix28, nixToday} from '../../../source/nix/syntax/dialect.js';
import {parseNix} from '../../../source/nix/syntax/parser.js';
import {toText} from '../../../source/nix/syntax/trivia.js';
import {accepts} from '../../support/nix-accepts.js';
import {dialect, judge} from '../../support/nix-judge.js';
import {snippets} from '../../support/nix-snippets.js';

t.test('the corpus is large, and each snippet is there once', async t => {
	t.ok(snippets.length >= 400, `${snippets.length} snippets`);
	t.equal(new Set(snippets.map(({text}) => text)).size, snippets.length);
	t.ok(snippets.filter(({today}) => today).length > 150);
	t.ok(snippets.filter(({today}) => !today).length > 150);
});

t.test('we accept what the corpus says', async t => {
	const wrong = snippets.flatMap(({where, text, old, today}) => [
		...accepts(text, nix28) === old ? [] : [`${where}, as 2.8: ${text}`],
		...accepts(text, nixToday) === today ? [] : [`${where}, as today: ${text}`],
	]);
	t.strictSame(wrong, []);
});

t.test('the Nix at hand accepts exactly the same', async t => {
	const verdicts = await judge(t.testdir({}), snippets.map(({text}) => text), text => accepts(text, dialect));
	const wrong = snippets.filter(({text}, index) => verdicts[index] !== accepts(text, dialect));
	t.strictSame(wrong, []);
});

t.test('what is accepted comes back byte for byte', async t => {
	const wrong = snippets.filter(({text, today}) => today && toText(parseNix(text)) !== text);
	t.strictSame(wrong, []);
});
