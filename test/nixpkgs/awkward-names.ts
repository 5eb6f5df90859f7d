/*
Awkward names, checked by hand against nixpkgs of early 2025 and the distributions' own modules: what somebody writes, how it
is found, the attribute, what is imported (`-` for nothing).
*/
const found = `
numpy | own | numpy | numpy
NumPy | own | numpy | numpy
PyYAML | own | pyyaml | yaml
Pillow | own | pillow | PIL
opencv-python | own | opencv-python | cv2
opencv-python-headless | own | opencv-python-headless | cv2
opencv-contrib-python | exception | opencv4 | cv2
opencv_contrib_python_headless | exception | opencv4 | cv2
scikit_learn | own | scikit-learn | sklearn
scikit-image | own | scikit-image | skimage
beautifulsoup4 | own | beautifulsoup4 | bs4
python-dateutil | own | python-dateutil | dateutil
python-dotenv | own | python-dotenv | dotenv
python-docx | own | python-docx | docx
python-pptx | own | python-pptx | pptx
python-magic | own | python-magic | magic
python-magic-bin | exception | python-magic | magic
file-magic | exception | magic | magic
attrs | own | attrs | attr attrs
PyJWT | own | pyjwt | jwt
pyserial | own | pyserial | serial
pyusb | own | pyusb | usb
pyOpenSSL | own | pyopenssl | OpenSSL
pycryptodome | own | pycryptodome | Crypto
pycryptodomex | own | pycryptodomex | Cryptodome
protobuf | own | protobuf | google.protobuf
grpcio | own | grpcio | grpc
mysqlclient | own | mysqlclient | MySQLdb
mysql-connector-python | exception | mysql-connector | mysql.connector
PyMySQL | own | pymysql | pymysql
psycopg2 | own | psycopg2 | psycopg2
psycopg2-binary | own | psycopg2-binary | psycopg2
psycopg-binary | exception | psycopg | psycopg
psycopg-c | own | psycopg-c | psycopg_c
GitPython | own | gitpython | git
PyGithub | own | pygithub | github
PyMuPDF | own | pymupdf | pymupdf fitz
pyzmq | own | pyzmq | zmq
msgpack-python | exception | msgpack | msgpack
PyGObject | exception | pygobject3 | gi
pycairo | own | pycairo | cairo
discord.py | exception | discordpy | discord
hl7 | exception | python-hl7 | hl7
osmium | exception | pyosmium | osmium
scrypt | exception | py-scrypt | scrypt
openslide-python | exception | openslide | openslide
python-mpd2 | exception | mpd2 | mpd
py-consul | exception | consul | consul
frida | exception | frida-python | frida
mne | exception | mne-python | mne
trino | exception | trino-python-client | trino
strawberry-graphql-django | exception | strawberry-django | strawberry_django
crispy-bootstrap5 | exception | django-crispy-bootstrap5 | crispy_bootstrap5
mkdocs-macros-plugin | exception | mkdocs-macros | mkdocs_macros
apache-libcloud | exception | libcloud | libcloud
web.py | exception | web | web
rtslib-fb | exception | rtslib | rtslib_fb
configshell-fb | exception | configshell | configshell_fb
raylib | exception | raylib-python-cffi | raylib
python-Levenshtein | exception | levenshtein | Levenshtein
python-igraph | exception | igraph | igraph
python-chess | exception | chess | chess
python-xlib | exception | xlib | Xlib
python-subunit | exception | subunit | subunit
systemd-python | exception | systemd | systemd
libvirt-python | exception | libvirt | libvirt
python-gflags | exception | gflags | gflags
faiss-cpu | exception | faiss | faiss
faiss-gpu | exception | faiss | faiss
tensorflow-cpu | exception | tensorflow | tensorflow
onnxruntime-gpu | exception | onnxruntime | onnxruntime
fasttext-wheel | exception | fasttext | fasttext
pypandoc-binary | exception | pypandoc | pypandoc
pyicu-binary | exception | pyicu | icu
pyvips-binary | exception | pyvips | pyvips
path.py | exception | path | path
tap.py | exception | tappy | tap
py-tlsh | exception | tlsh | tlsh
multiaddr | exception | py-multiaddr | multiaddr
pycasbin | exception | casbin | casbin
primer3-py | exception | primer3 | primer3
eclipse-zenoh | exception | zenoh | zenoh
crowdstrike-falconpy | exception | falconpy | falconpy
hoomd | exception | hoomd-blue | hoomd
npe2 | exception | napari-npe2 | npe2
usd-core | exception | openusd | pxr
readerwriterlock | exception | pyreaderwriterlock | readerwriterlock
xnat | exception | xnatpy | xnat
qc-iodata | exception | iodata | iodata
fhirpy | exception | fhir-py | fhirpy
pytidylib | exception | tidylib | tidylib
gpiod | exception | libgpiod | gpiod
cyclonedds | exception | cyclonedds-python | cyclonedds
vncdotool | exception | vncdo | vncdotool
Box2D | exception | pybox2d | Box2D
pylibfdt | exception | libfdt | libfdt
pygdal | exception | gdal | gdal
openbabel | exception | openbabel-bindings | openbabel
libtorrent | exception | libtorrent-rasterbar | libtorrent
lrcalc | exception | lrcalc-python | lrcalc
plasTeX | own | plasTeX | plasTeX
plastex | exception | plasTeX | plasTeX
kafka-python | exception | kafka-python-ng | kafka
pinecone | exception | pinecone-client | pinecone
docker-py | exception | docker | docker
nvidia-ml-py3 | exception | nvidia-ml-py | pynvml
paddlepaddle-gpu | exception | paddlepaddle | paddlepaddle
python-sane | exception | sane | sane
ruamel.yaml | own | ruamel-yaml | ruamel.yaml
zope.interface | own | zope-interface | zope.interface
jaraco.text | own | jaraco-text | jaraco.text
Jinja2 | own | jinja2 | jinja2
SQLAlchemy | own | sqlalchemy | sqlalchemy
google-cloud-storage | own | google-cloud-storage | google.cloud.storage
typing_extensions | own | typing-extensions | typing_extensions
djangorestframework | own | djangorestframework | rest_framework
django-filter | own | django-filter | django_filters
django-cors-headers | own | django-cors-headers | corsheaders
python-telegram-bot | own | python-telegram-bot | telegram
python-socketio | own | python-socketio | socketio
python-jose | own | python-jose | jose
python-slugify | own | python-slugify | slugify
prometheus_client | own | prometheus-client | prometheus_client
imbalanced-learn | own | imbalanced-learn | imblearn
umap-learn | own | umap-learn | umap
hydra-core | own | hydra-core | hydra
fonttools | own | fonttools | fontTools
wxPython | own | wxpython | wx
PyQt5 | own | pyqt5 | PyQt5
PySide6 | own | pyside6 | PySide6
simpleitk | own | simpleitk | SimpleITK
netCDF4 | own | netcdf4 | netCDF4
biopython | own | biopython | Bio
ffmpeg-python | own | ffmpeg-python | ffmpeg
websocket-client | own | websocket-client | websocket
pdfminer.six | own | pdfminer-six | pdfminer
types-requests | own | types-requests | -
opencv4 | own | opencv4 | cv2
pygobject3 | own | pygobject3 | gi
discordpy | own | discordpy | discord
consul | own | consul | consul
numpy_1 | own | numpy_1 | numpy
django_4 | own | django_4 | django
sqlalchemy_1_4 | own | sqlalchemy_1_4 | sqlalchemy
protobuf5 | own | protobuf5 | google.protobuf
torchWithCuda | own | torchWithCuda | torch
magic | own | magic | magic
jwt | own | jwt | jwt
attr | own | attr | attr
`;

/* What is written, what is meant by it, and the attribute of that (`-` where nixpkgs has none). */
const meant = `
cv2 | opencv-python | opencv-python
sklearn | scikit-learn | scikit-learn
skimage | scikit-image | scikit-image
yaml | pyyaml | pyyaml
PIL | pillow | pillow
bs4 | beautifulsoup4 | beautifulsoup4
dateutil | python-dateutil | python-dateutil
dotenv | python-dotenv | python-dotenv
docx | python-docx | python-docx
pptx | python-pptx | python-pptx
serial | pyserial | pyserial
usb | pyusb | pyusb
OpenSSL | pyopenssl | pyopenssl
Crypto | pycryptodome | pycryptodome
google.protobuf | protobuf | protobuf
MySQLdb | mysqlclient | mysqlclient
git | gitpython | gitpython
fitz | pymupdf | pymupdf
zmq | pyzmq | pyzmq
gi | pygobject | pygobject3
cairo | pycairo | pycairo
discord | discord-py | discordpy
telegram | python-telegram-bot | python-telegram-bot
socketio | python-socketio | python-socketio
slugify | python-slugify | python-slugify
jose | python-jose | python-jose
pytorch | torch | torch
opencv | opencv-python | opencv-python
airflow | apache-airflow | -
django-rest-framework | djangorestframework | djangorestframework
beautifulsoup | beautifulsoup4 | beautifulsoup4
mysql-python | mysqlclient | mysqlclient
tensorflow-gpu | tensorflow | tensorflow
redis-py | redis | redis
dns | dnspython | dnspython
websocket | websocket-client | websocket-client
Bio | biopython | biopython
`;

const rows = (table: string): string[][] => table.trim().split('\n').map(line => line.split(' | '));

/** `[written, via, attribute, import names]` */
export const foundNames = rows(found);

/** `[written, distribution, attribute]` */
export const meantNames = rows(meant);

/** `[written, the distribution that the attribute of that name holds]` */
export const falseFriendNames: ReadonlyArray<readonly [string, string]> = [
	['xlib', 'python-xlib'],
	['tappy', 'tap-py'],
	['systemd', 'systemd-python'],
	['subunit', 'python-subunit'],
	['faiss', 'faiss-cpu'],
	['mysql-connector', 'mysql-connector-python'],
	['python-bitcoinrpc', 'bitcoinrpc'],
	['pyseccomp', 'seccomp'],
];

/** Programs outside the Python set. */
export const topLevelNames = ['poetry', 'awscli', 'pre-commit', 'azure-cli', 'uwsgi'];

/** Not to be had, with a word of the reason. */
export const neverNames: ReadonlyArray<readonly [string, RegExp]> = [
	['pywin32', /Windows/],
	['pywinpty', /Windows/],
	['comtypes', /Windows/],
	['asyncio', /Python itself/],
	['dataclasses', /Python itself/],
	['enum34', /Python 2/],
	['typing', /Python itself/],
	['pathlib', /Python itself/],
	['futures', /Python 2/],
	['json', /Python itself/],
	['nvidia-cublas-cu12', /CUDA/],
	['cuda-toolkit', /CUDA/],
	['pyobjc-framework-Cocoa', /macOS/],
	['pytestCheckHook', /machinery/],
	['stdenv', /machinery/],
	['python', /machinery/],
];
