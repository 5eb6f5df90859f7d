import t from 'tap';
import {LazyListFormat, LazySegmenter} from '../source/lazy-intl.js';

t.test('they give what those give that they stand in for', async t => {
	const text = 'e\u0301 👩‍👩‍👧 日本';
	const segments = (own: Pick<Intl.Segmenter, 'segment'>) => Array.from(own.segment(text), ({segment}) => segment);
	t.strictSame(segments(new LazySegmenter()), segments(new Intl.Segmenter()));
	t.strictSame(segments(new LazySegmenter('en', {granularity: 'word'})), segments(new Intl.Segmenter('en', {granularity: 'word'})));
	const options = {style: 'long', type: 'disjunction'} as const;
	t.equal(new LazyListFormat('en', options).format(['a', 'b', 'c']), new Intl.ListFormat('en', options).format(['a', 'b', 'c']));
});
