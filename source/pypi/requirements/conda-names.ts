/** Conda's name of a Python distribution where PyPI's differs. */
const renamed: ReadonlyMap<string, string> = new Map([
	['pytorch', 'torch'],
	['pytorch-cpu', 'torch'],
	['pytorch-gpu', 'torch'],
	['tensorflow-base', 'tensorflow'],
	['tensorflow-gpu', 'tensorflow'],
	['opencv', 'opencv-python'],
	['py-opencv', 'opencv-python'],
	['matplotlib-base', 'matplotlib'],
	['dask-core', 'dask'],
	['distributed-core', 'distributed'],
	['py-xgboost', 'xgboost'],
	['py-xgboost-cpu', 'xgboost'],
	['pytables', 'tables'],
	['msgpack-python', 'msgpack'],
	['ruamel_yaml', 'ruamel.yaml'],
	['pyqt', 'PyQt5'],
	['pyside2', 'PySide2'],
	['faiss', 'faiss-cpu'],
	['brotli-python', 'Brotli'],
	['python-graphviz', 'graphviz'],
	['python-lmdb', 'lmdb'],
	['python-xxhash', 'xxhash'],
	['python-fastjsonschema', 'fastjsonschema'],
	['python-kaleido', 'kaleido'],
	['python-levenshtein', 'Levenshtein'],
	['python-duckdb', 'duckdb'],
	['python-blosc', 'blosc'],
	['python-tzdata', 'tzdata'],
	['python-build', 'build'],
	['python-spglib', 'spglib'],
	['pyarrow-core', 'pyarrow'],
	['polars-lts-cpu', 'polars'],
	['importlib_metadata', 'importlib-metadata'],
	['typing_extensions', 'typing-extensions'],
	['pyopengl', 'PyOpenGL'],
	['prompt_toolkit', 'prompt-toolkit'],
	['google-cloud-storage-core', 'google-cloud-storage'],
	['ray-core', 'ray'],
	['ray-default', 'ray'],
	['geopandas-base', 'geopandas'],
	['seaborn-base', 'seaborn'],
]);

/** Programs and libraries of conda's that are no Python, with nixpkgs' attribute where somebody may want it as a tool. */
const tools: ReadonlyMap<string, string> = new Map([
	['ffmpeg', 'ffmpeg'],
	['git', 'git'],
	['git-lfs', 'git-lfs'],
	['nodejs', 'nodejs'],
	['yarn', 'yarn'],
	['make', 'gnumake'],
	['cmake', 'cmake'],
	['ninja', 'ninja'],
	['pkg-config', 'pkg-config'],
	['gcc', 'gcc'],
	['gxx', 'gcc'],
	['clang', 'clang'],
	['compilers', 'gcc'],
	['c-compiler', 'gcc'],
	['cxx-compiler', 'gcc'],
	['fortran-compiler', 'gfortran'],
	['gfortran', 'gfortran'],
	['rust', 'rustc'],
	['go', 'go'],
	['openjdk', 'openjdk'],
	['graphviz', 'graphviz'],
	['pandoc', 'pandoc'],
	['imagemagick', 'imagemagick'],
	['postgresql', 'postgresql'],
	['redis-server', 'redis'],
	['sqlite', 'sqlite'],
	['curl', 'curl'],
	['wget', 'wget'],
	['jq', 'jq'],
	['parallel', 'parallel'],
	['samtools', 'samtools'],
	['bcftools', 'bcftools'],
	['bedtools', 'bedtools'],
	['bwa', 'bwa'],
	['blast', 'blast'],
	['tesseract', 'tesseract'],
	['poppler', 'poppler-utils'],
	['openmpi', 'openmpi'],
	['mpich', 'mpich'],
	['hdf5', 'hdf5'],
	['r-base', 'R'],
	['julia', 'julia'],
	['ripgrep', 'ripgrep'],
	['vim', 'vim'],
	['tmux', 'tmux'],
	['bash', 'bash'],
	['swig', 'swig'],
]);

/** Parts of conda's own world, which nixpkgs brings along by itself. */
const plumbing: ReadonlySet<string> = new Set([
	'blas',
	'bzip2',
	'c-ares',
	'ca-certificates',
	'cairo',
	'cuda',
	'cudatoolkit',
	'cudnn',
	'expat',
	'fontconfig',
	'freetype',
	'geos',
	'giflib',
	'glib',
	'gmp',
	'gnutls',
	'harfbuzz',
	'icu',
	'intel-openmp',
	'jpeg',
	'krb5',
	'lame',
	'lcms2',
	'lerc',
	'lz4-c',
	'mkl',
	'mpc',
	'mpfr',
	'nccl',
	'ncurses',
	'nettle',
	'openblas',
	'openh264',
	'openjpeg',
	'openssl',
	'pcre',
	'pcre2',
	'pixman',
	'proj',
	'python_abi',
	'pytorch-cuda',
	'pytorch-mutex',
	'qt',
	'qt-main',
	'readline',
	'snappy',
	'tbb',
	'tk',
	'vc',
	'x264',
	'xz',
	'yaml',
	'zlib',
	'zstd',
	'llvm-openmp',
	'arrow-cpp',
	'boost-cpp',
	'nspr',
	'nss',
	'gdk-pixbuf',
	'dbus',
	'conda',
	'mamba',
	'micromamba',
	'vs2015_runtime',
]);

/** Python distributions that begin like a C library. */
const pythonLibs: ReadonlySet<string> = new Set(['librosa', 'libcst', 'libsass', 'libtmux', 'libretranslate', 'liblinear-official', 'libpysal', 'libusb1', 'librt', 'libvalkey']);

/** What conda means by a name. */
export type CondaName
	= | {readonly kind: 'python'; readonly name: string}
		| {readonly kind: 'interpreter'}
		| {readonly kind: 'installer'}
		| {readonly kind: 'other'; readonly reason: string; readonly tool?: string};

/**
What conda means by a package's name: a distribution on PyPI, Python, or something else.

The table is small and errs towards Python: a wrong guess is then reported as not in nixpkgs, by its name.
*/
export const condaName = (name: string): CondaName => {
	const lower = name.toLowerCase();
	if (lower === 'python' || lower === 'pypy' || /^pypy3(?:\.\d+)?$/.test(lower)) {
		return {kind: 'interpreter'};
	}

	if (lower === 'pip' || lower === 'uv') {
		return {kind: 'installer'};
	}

	const tool = tools.get(lower);
	if (tool !== undefined) {
		return {kind: 'other', reason: 'a program, not a Python distribution', tool};
	}

	if (lower.startsWith('r-') || lower.startsWith('bioconductor-')) {
		return {kind: 'other', reason: 'a package of R'};
	}

	if (lower.startsWith('perl-') || lower === 'perl') {
		return {kind: 'other', reason: 'Perl'};
	}

	const isPlumbing = plumbing.has(lower) || /^(?:_|lib|xorg-|font-|fonts-|ld_impl_|cuda-|gcc_|gxx_|gfortran_|binutils|sysroot_|kernel-headers|gst-|aws-c-|aws-sdk-cpp)/.test(lower);
	return isPlumbing && !pythonLibs.has(lower)
		? {kind: 'other', reason: 'a library of conda\'s; nixpkgs brings its own'}
		: {kind: 'python', name: renamed.get(lower) ?? name};
};
