/** One golden tree: a command line, and what its shell must be able to do. */
export type GoldenCase = {
	/** Also the folder under test/fixtures/golden. */
	readonly name: string;
	readonly words: string;
	/** Import names that work in the shell. */
	readonly imports?: readonly string[];
	/** Distribution -> version that the shell must have. */
	readonly versions?: Readonly<Record<string, string>>;
	/** Commands that the shell must have. */
	readonly commands?: readonly string[];
	/** The interpreter's command, where it is not `python`. */
	readonly executable?: string;
	/** Why the tests' nixpkgs cannot evaluate it, where it can't. */
	readonly unevaluable?: string;
};

const commit = '0123456789abcdef0123456789abcdef01234567';
const hash = 'sha256-AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=';

/** Every case runs with `--yes` in an empty folder. */
export const goldenCases: readonly GoldenCase[] = [
	{name: 'defaults', words: ''},
	{name: 'shell-one', words: '--style shell --package numpy', imports: ['numpy']},
	{name: 'flake-one', words: '--style flake --package numpy', imports: ['numpy']},
	{name: 'both-one', words: '--style both --package numpy', imports: ['numpy']},
	{name: 'shell-none', words: '--no-flakes --python 3.13'},
	{name: 'flake-none', words: '--flakes --python 3.13'},
	{name: 'both-none', words: '--style both --python 3.14'},
	{
		name: 'the-example', words: 'demo --python 3.13 --package numpy --package scikit-learn==1.4.0', imports: ['numpy', 'sklearn'], versions: {'scikit-learn': '1.4.0'},
	},
	{
		name: 'both-override', words: '--style both --package numpy,pandas,scikit-learn==1.4.0', imports: ['numpy', 'pandas', 'sklearn'], versions: {'scikit-learn': '1.4.0'},
	},
	{
		name: 'flake-override', words: '--style flake -p scikit-learn==1.4.0', imports: ['sklearn'], versions: {'scikit-learn': '1.4.0'},
	},
	{
		name: 'two-overrides', words: '--style both -p requests==2.31.0 -p pandas==2.1.4', imports: ['requests', 'pandas'], versions: {requests: '2.31.0', pandas: '2.1.4'},
	},
	{
		name: 'override-old-stem', words: '-p PyYAML==6.0.1', imports: ['yaml'], versions: {pyyaml: '6.0.1'},
	},
	{
		name: 'override-zip', words: '--style both -p pytz==2023.3', imports: ['pytz'], versions: {pytz: '2023.3'},
	},
	{
		name: 'override-of-a-dependency', words: '--style both -p numpy==1.26.4 -p scikit-learn', imports: ['numpy', 'sklearn'], versions: {numpy: '1.26.4'},
	},
	{
		name: 'range', words: '--package "numpy>=1.26,<2"', imports: ['numpy'], versions: {numpy: '1.26.4'},
	},
	{
		name: 'compatible', words: '--package numpy~=2.2.0', imports: ['numpy'], versions: {numpy: '2.2.0'},
	},
	{name: 'extras', words: '--style both --package httpx[http2]', imports: ['httpx', 'h2']},
	{
		name: 'extras-and-override', words: '--style both --package numpy --package httpx[http2]==0.27.0', imports: ['httpx', 'h2'], versions: {httpx: '0.27.0'},
	},
	{
		name: 'range-of-the-pin', words: '--package "numpy>=2,<3"', imports: ['numpy'], versions: {numpy: '2.3.4'},
	},
	{name: 'another-attribute', words: '--style both --package opencv-python,Pillow,python-dateutil', imports: ['cv2', 'PIL', 'dateutil']},
	{name: 'duplicates', words: '--package numpy,numpy --package NumPy', imports: ['numpy']},
	{name: 'spelling', words: '--package Python_DateUtil,beautifulsoup4', imports: ['dateutil', 'bs4']},
	{
		name: 'tools', words: '--style both --package requests --tool git --tool jq,hello', imports: ['requests'], commands: ['git', 'jq', 'hello'],
	},
	{name: 'direnv-shell', words: '--direnv --package six', imports: ['six']},
	{name: 'direnv-flake', words: '--style flake --direnv --package six', imports: ['six']},
	{name: 'direnv-both', words: '--style both --direnv --package six', imports: ['six']},
	{name: 'python-312', words: '--style both --python 3.12 --package django', imports: ['django']},
	{name: 'python-311', words: '--python python311 --package flask', imports: ['flask']},
	{
		name: 'pypy', words: '--style both --python pypy3.11 --package six', imports: ['six'], executable: 'pypy3.11',
	},
	{name: 'channel-25-11', words: '--style both --channel nixos-25.11 --package numpy', imports: ['numpy']},
	{name: 'channel-25-05', words: '--style flake --channel nixos-25.05 --package numpy', imports: ['numpy']},
	{name: 'channel-unstable', words: '--style flake --channel nixos-unstable --package numpy', imports: ['numpy']},
	{name: 'channel-nixpkgs-unstable', words: '--style both --channel nixpkgs-unstable --package numpy', imports: ['numpy']},
	{name: 'channel-23-11', words: '--style both --channel nixos-23.11 --python 3.10', unevaluable: 'the tests\' nixpkgs has dropped python310, as 26.05 has'},
	{name: 'rev-embedded', words: '--style both --rev 057f9aecfb71c4437d2b27d3323df7f93c010b7e --package numpy', imports: ['numpy']},
	{name: 'rev-and-hash', words: `--style flake --rev ${commit} --hash ${hash} --package numpy`, imports: ['numpy']},
	{name: 'rev-hash-date', words: `--style both --channel nixos-26.05 --rev ${commit} --hash ${hash} --date 2026-10-01T00:00:00Z --package numpy`, imports: ['numpy']},
	{
		name: 'everything',
		words: '--style both --python 3.14 --channel nixos-26.05 -p numpy,pandas -p requests==2.31.0 -p httpx[http2] --tool git --direnv',
		imports: ['numpy', 'pandas', 'requests', 'httpx', 'h2'],
		versions: {requests: '2.31.0'},
		commands: ['git'],
	},
];

/** A command line as a shell would split it; double quotes are all it knows. */
export const splitWords = (line: string): readonly string[] =>
	[...line.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain!);
