import t from 'tap';
import {compilationOf} from '../../source/pypi/compiled.js';
import {fileOf} from '../support/project.js';

t.test('well-known ones, in any spelling', async t => {
	t.strictSame(compilationOf('Pydantic_Core', []), {toolchain: 'rust', evidence: 'known', needsMore: true});
	for (const name of ['cryptography', 'polars', 'orjson', 'tokenizers', 'safetensors', 'rpds-py', 'tiktoken', 'ruff', 'uv', 'maturin', 'rtoml', 'qiskit']) {
		t.equal(compilationOf(name, [])?.toolchain, 'rust', name);
	}

	t.match(compilationOf('opencv-python', []), {toolchain: 'cmake', needsMore: false});
	t.match(compilationOf('scipy', []), {toolchain: 'fortran'});
	t.match(compilationOf('numpy', []), {toolchain: 'c'});
});

t.test('others by their wheels', async t => {
	const of = (...names: string[]) => compilationOf('thing', names.map(name => fileOf(name)));
	t.strictSame(of('thing-1.0.tar.gz', 'thing-1.0-cp313-cp313-win_amd64.whl', 'thing-1.0-cp39-abi3-manylinux_2_17_x86_64.whl'), {toolchain: 'unknown', evidence: 'wheels', needsMore: false});
	t.equal(of('thing-1.0.tar.gz', 'thing-1.0-py3-none-any.whl'), undefined);
	t.equal(of('thing-1.0-py2.py3-none-any.whl', 'thing-1.0-cp313-cp313-win_amd64.whl'), undefined, 'the compiled part is optional');
	t.equal(of('thing-1.0.tar.gz'), undefined, 'no wheels say nothing');
	t.equal(of(), undefined);
});

t.test('a release from before Rust came in is judged by its wheels', async t => {
	const of = (name: string, version: string, ...others: readonly string[]) => compilationOf(name, [`thing-${version}.tar.gz`, ...others].map(file => fileOf(file)));
	t.match(of('cryptography', '3.4'), {toolchain: 'rust', needsMore: true});
	t.match(of('cryptography', '46.0.1'), {toolchain: 'rust'});
	t.match(of('cryptography', '2.8', 'thing-2.8-cp34-abi3-manylinux1_x86_64.whl'), {toolchain: 'unknown', needsMore: false});
	t.equal(of('pendulum', '1.5.1'), undefined);
	t.match(of('tokenizers', '0.1.0'), {toolchain: 'rust'}, 'it never was anything else');
});
