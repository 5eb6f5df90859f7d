import t from 'tap';
import {decodeReferences, startTags} from '../../source/pypi/html-tags.js';

const read = (html: string) => [...startTags(html)].map(({name, attributes}) => [name, Object.fromEntries(attributes)]);

t.test('start tags and their attributes, in all ways of writing them', async t => {
	t.strictSame(read('<a href="x" B=\'y\' c=z d><br/></a>'), [['a', {
		href: 'x', b: 'y', c: 'z', d: '',
	}], ['br', {}]]);
	t.strictSame(read('<a\n href = "a>b"\n>'), [['a', {href: 'a>b'}]]);
	t.strictSame(read('<a href="first" href="second">'), [['a', {href: 'first'}]]);
	t.strictSame(read('1 < 2 <!-- <a> --> <b> <!doctype html> </c> <1>'), [['b', {}]]);
	t.strictSame(read('<a href="x'), []);
	t.strictSame(read('<b><!-- <a>'), [['b', {}]]);
});

t.test('character references', async t => {
	t.equal(decodeReferences('&gt;=3.8,&lt;4 &amp;amp; &quot;&apos;&#39;&#x41;'), '>=3.8,<4 &amp; "\'\'A');
	t.equal(decodeReferences('&unknown; & &; &#0; &#99999999; &#x110000;'), '&unknown; & &;  &#99999999; ');
});
