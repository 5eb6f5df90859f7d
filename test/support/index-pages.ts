import {hexOf} from './project.js';

/** A project page as PyPI sends it today (simple API 1.4), shortened. */
export const jsonPage = {
	meta: {'_last-serial': 35_000_000, 'api-version': '1.4'},
	name: 'scikit-learn',
	'alternate-locations': [],
	'project-status': {status: 'active'},
	versions: ['1.3.2', '1.4.0', '1.4.1rc1', '1.5.0'],
	files: [
		{
			filename: 'scikit-learn-1.3.2.tar.gz', url: 'https://files.example/packages/aa/scikit-learn-1.3.2.tar.gz', hashes: {sha256: hexOf('1.3.2')}, 'requires-python': '>=3.8', size: 7_500_000, 'upload-time': '2023-10-23T13:50:00.123456Z', yanked: false, 'core-metadata': false, 'data-dist-info-metadata': false, provenance: null,
		},
		{
			filename: 'scikit_learn-1.4.0.tar.gz', url: 'https://files.example/packages/bb/scikit_learn-1.4.0.tar.gz#sha256=ignored', hashes: {sha256: hexOf('1.4.0').toUpperCase(), md5: 'x'}, 'requires-python': '>=3.9', size: 7_600_000, 'upload-time': '2024-01-18T00:00:00Z', yanked: 'broken\u001B[31m on\nWindows', 'core-metadata': false,
		},
		{
			filename: 'scikit_learn-1.5.0-cp313-cp313-macosx_12_0_arm64.whl', url: '../../packages/cc/scikit_learn-1.5.0-cp313-cp313-macosx_12_0_arm64.whl', hashes: {sha256: hexOf('1.5.0')}, 'requires-python': null, size: 1, yanked: true, 'core-metadata': {sha256: hexOf('metadata')},
		},
	],
};

/** A project page as older mirrors send it (PEP 503), with everything in it that is allowed and some that is not. */
export const htmlPage = `<!DOCTYPE html>
<html><head>
	<meta name="pypi:repository-version" content="1.0">
	<meta name="pypi:project-status" content="deprecated"><meta name="pypi:project-status-reason" content="use &quot;other&quot;">
	<base href="/mirror/">
	<!-- <a href="thing-0.1.tar.gz">commented out</a> -->
</head><body><h1>Links for thing</h1>
<a href="../">Parent</a><br/>
<a href="files/thing-1.0.tar.gz#sha256=${hexOf('1.0')}" data-requires-python="&gt;=3.8,&lt;4">thing-1.0.tar.gz</a><br>
<A HREF='files/thing-1.1.zip#md5=0123' DATA-YANKED="">thing-1.1.zip</A>
<a class=x href=files/thing-1.2-py3-none-any.whl#sha256=${hexOf('1.2')} data-yanked='leaks > 1 GB' data-dist-info-metadata="sha256=${hexOf('metadata')}" data-core-metadata="true">thing</a>
<a href="https://user:secret@other.example/thing-1.3.tar.gz?x=1&amp;y=2#egg=thing&sha256=${hexOf('1.3')}"
	data-requires-python='&#62;=3.9'>thing-1.3.tar.gz</a>
<a href="javascript:alert(1)">thing-9.9.tar.gz</a>
<a href="files/thing-1.4%2Ftar.gz">odd</a>
<a href="files/thing-1.4-py2.7.egg">thing-1.4-py2.7.egg</a>
<a>no href</a>
</body></html>
`;
