import {readFileName} from './file-name.js';
import {normaliseName} from './name.js';
import type {DistributionFile} from './project.js';
import {compareVersions, isVersion} from './version-match.js';

/** What building an sdist takes besides Python. */
export type Toolchain = 'rust' | 'cmake' | 'bazel' | 'fortran' | 'c' | 'unknown';

export type Compilation = {
	readonly toolchain: Toolchain;
	/** How it is known: from a list of well-known distributions, or from the wheels of the release, which are made for one platform each. */
	readonly evidence: 'known' | 'wheels';
	/** Whether overriding the version alone is bound to fail: Rust needs a vendored set of crates with its own hash. */
	readonly needsMore: boolean;
};

const words = (text: string): readonly string[] => text.trim().split(/\s+/);

/** Distributions whose sdist is known to build with something heavy, by what it is. Names normalised. */
const known = new Map<string, Toolchain>([
	...words(`
		adblock ast-grep-py bcrypt blake3 breezy cryptography css-inline deltalake evtx fastuuid geoarrow-rust-core granian hf-transfer
		hf-xet jellyfish jiter kornia-rs libcst loro maturin minijinja mitmproxy-rs nh3 obstore
		ormsgpack orjson outlines-core pendulum polars polars-lts-cpu polars-runtime-32 polars-u64-idx primp pycddl pycrdt pydantic-core
		pylance pyrage python-calamine qiskit quil regress rfc3161-client robyn rpds-py rtoml ruff rustworkx safetensors
		sourmash sudachipy tantivy tiktoken tokenizers typst
		uuid-utils uv vl-convert-python watchfiles whenever y-py zxcvbn-rs-py
	`).map(name => [name, 'rust'] as const),
	...words(`
		apache-tvm awkward-cpp catboost cmake ctranslate2 dlib duckdb faiss-cpu gmsh h3 lief lightgbm llama-cpp-python llvmlite mlx
		ninja onnx onnxruntime open3d opencv-contrib-python opencv-contrib-python-headless opencv-python opencv-python-headless
		osqp pyarrow pyside6 pyzmq scikit-build-core sentencepiece shiboken6 torch torchaudio torchvision vtk xgboost z3-solver
	`).map(name => [name, 'cmake'] as const),
	...words('jax jaxlib tensorflow tensorflow-cpu tensorflow-text ray dm-tree').map(name => [name, 'bazel'] as const),
	...words('scipy slycot').map(name => [name, 'fortran'] as const),
	...words(`
		aiohttp cffi contourpy cython fiona gevent greenlet grpcio h5py kiwisolver lxml markupsafe matplotlib msgpack numba numpy
		pandas pillow psutil psycopg2 pymongo pyproj pyyaml rasterio regex scikit-image scikit-learn shapely sqlalchemy statsmodels
		tables tornado ujson uvloop wrapt yarl zstandard
	`).map(name => [name, 'c'] as const),
]);

/** The first release that is built with Rust, of those that were something else before. */
const rustSince = new Map([
	['bcrypt', '4.0.0'],
	['breezy', '3.3.0'],
	['cryptography', '3.4'],
	['jellyfish', '0.11.0'],
	['libcst', '0.4.0'],
	['pendulum', '3.0.0'],
	['qiskit', '0.45.0'],
	['sourmash', '3.0.0'],
	['sudachipy', '0.6.0'],
]);

/** The toolchain of a version by its name, or nothing where the name says nothing of so old a one. */
const knownToolchain = (name: string, version: string | undefined): Toolchain | undefined => {
	const since = rustSince.get(name);
	const isBefore = since !== undefined && version !== undefined && isVersion(version) && compareVersions(version, since) < 0;
	return isBefore ? undefined : known.get(name);
};

/**
Whether building a release from its sdist compiles something, or nothing when no sign of it is there.

The list goes by name; of any other project, a wheel for one platform (its tags end in something other than `none-any`, PEP 425) says that
something was compiled, though not with what.

@param files - Those of one version.
*/
export const compilationOf = (name: string, files: readonly DistributionFile[]): Compilation | undefined => {
	const toolchain = knownToolchain(normaliseName(name), files.find(({version}) => version !== undefined)?.version);
	if (toolchain !== undefined) {
		return {toolchain, evidence: 'known', needsMore: toolchain === 'rust'};
	}

	const tags = files.map(file => readFileName(file.filename, name).tags).filter(tag => tag !== undefined);
	// One pure wheel beside those of platforms: the compiled part is optional.
	return tags.length > 0 && tags.every(tag => !tag.endsWith('-any')) ? {toolchain: 'unknown', evidence: 'wheels', needsMore: false} : undefined;
};
