// A program of its own, bundled by the test: memory is told apart from that of the test and its loaders.
import {createHttpClient} from '../../source/io/http.js';
import {refreshNames} from '../../source/pypi/all-names.js';
import {encodeNames} from '../../source/pypi/search/names-encode.js';

const [indexUrl, folder] = process.argv.slice(2);
const before = process.memoryUsage.rss();
let most = before;
const watch = setInterval(() => {
	most = Math.max(most, process.memoryUsage.rss());
}, 5);
const outcome = await refreshNames({
	indexUrl: indexUrl!,
	http: createHttpClient({
		env: {}, home: '/nonexistent', offline: false, userAgent: 'create-nix-python/test',
	}),
	folder: folder!,
	encode: encodeNames,
});
clearInterval(watch);
process.stdout.write(JSON.stringify({kind: outcome.kind, count: 'count' in outcome ? outcome.count : 0, added: (most - before) / (2 ** 20)}));
