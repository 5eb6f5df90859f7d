import t from 'tap';
import fc from 'fast-check';
import {packAttributes, unpackAttributes} from '../../source/data/attribute-list.js';
import {
	packEntries, tidySummary, unpackAbout, unpackNames,
} from '../../source/data/format.js';

t.test('summaries become one tidy line', async t => {
	t.equal(tidySummary('  two\r\n\tlines  '), 'two lines');
	t.equal(tidySummary('\u001B[31mred\u001B[0m \u009Bx\u0000'), '[31mred [0m x');
	t.equal(tidySummary('a\u202Eb\u2066c'), 'a b c', 'bidirectional overrides go');
	t.equal(tidySummary('🐍'.repeat(200)), `${'🐍'.repeat(119)}…`, 'cut between characters, not within one');
	fc.assert(fc.property(fc.string({unit: 'binary'}), text => {
		const tidy = tidySummary(text);
		t.notMatch(tidy, /[\p{Cc}\p{Cf}]/u);
		return [...tidy].length <= 120;
	}), {numRuns: 300});
});

t.test('entries survive packing, with gaps in the ranks', async t => {
	const entries = [
		{
			name: 'b', version: '1.0', summary: 'sécond 🐍', rank: 2,
		},
		{
			name: 'a', version: '', summary: '', rank: 5,
		},
	];
	const packed = packEntries(entries.toReversed(), '2026-11');
	t.equal(packed.count, 2);
	t.equal(packed.date, '2026-11');
	t.same(unpackNames(packed), ['', 'b', '', '', 'a']);
	const about = unpackAbout(packed);
	t.same(about(2), {version: '1.0', summary: 'sécond 🐍'});
	for (const rank of [1, 3, 5, 6]) {
		t.same(about(rank), {version: '', summary: ''});
	}

	t.match(packed.names + packed.about, /^[A-Za-z\d+/=]+$/);
});

t.test('attributes are packed sorted and once', async t => {
	const packed = packAttributes(['b', 'plasTeX', 'a', 'b', 'numpy_1'], '2025-02');
	t.equal(packed.count, 4);
	t.same(unpackAttributes(packed), ['a', 'b', 'numpy_1', 'plasTeX']);
});
