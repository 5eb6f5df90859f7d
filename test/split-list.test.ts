import t from 'tap';
import {splitList} from '../source/split-list.js';

t.test('commas that separate, and commas that do not', async t => {
	for (const [text, parts] of [
		['numpy', ['numpy']],
		['numpy,pandas', ['numpy', 'pandas']],
		[' numpy , pandas ', ['numpy', 'pandas']],
		['numpy,,pandas,', ['numpy', 'pandas']],
		['', []],
		[',', []],
		['pandas>=2,<3', ['pandas>=2,<3']],
		['pandas>=2, <3,!=2.1,~=2.0,==2.*,six', ['pandas>=2, <3,!=2.1,~=2.0,==2.*', 'six']],
		['httpx[http2,brotli],six', ['httpx[http2,brotli]', 'six']],
		['httpx[a,b]==0.27,<1,six[c,d]', ['httpx[a,b]==0.27,<1', 'six[c,d]']],
	] as const) {
		t.strictSame(splitList(text), parts, text);
	}
});
