/*
Names that would not help anybody: placeholders and former names on PyPI, other projects that are mistaken for what they
sound like, parts of Python itself, and what makes no sense with nixpkgs.
*/

/** Names that stand for another distribution, and why: `[name, the distribution that is meant, why]`. */
const mistakenRows: ReadonlyArray<readonly [name: string, instead: string, why: string]> = [
	['airflow', 'apache-airflow', '`airflow` on PyPI is a placeholder'],
	['beautifulsoup', 'beautifulsoup4', '`beautifulsoup` on PyPI is the version for Python 2'],
	['bs4', 'beautifulsoup4', '`bs4` on PyPI is a placeholder, and the import name of `beautifulsoup4`'],
	['crypto', 'pycryptodome', '`crypto` on PyPI is another project, and `Crypto` the import name of `pycryptodome`'],
	['discord', 'discord-py', '`discord` on PyPI is a placeholder, and the import name of `discord.py`'],
	['distribute', 'setuptools', '`distribute` was merged into `setuptools`'],
	['django-rest-framework', 'djangorestframework', '`django-rest-framework` on PyPI is a placeholder'],
	['docx', 'python-docx', '`docx` on PyPI is an abandoned project, and the import name of `python-docx`'],
	['dotenv', 'python-dotenv', '`dotenv` on PyPI is deprecated, and the import name of `python-dotenv`'],
	['ffmpeg', 'ffmpeg-python', '`ffmpeg` on PyPI is another project, and the import name of `ffmpeg-python`'],
	['fitz', 'pymupdf', '`fitz` on PyPI is another project, and an import name of `pymupdf`'],
	['jose', 'python-jose', '`jose` on PyPI is another project, and the import name of `python-jose`'],
	['mysql-python', 'mysqlclient', '`mysql-python` is for Python 2; `mysqlclient` is its successor'],
	['opencv', 'opencv-python', 'OpenCV is `opencv-python` on PyPI'],
	['pytorch', 'torch', '`pytorch` on PyPI is a placeholder'],
	['redis-py', 'redis', 'redis-py is `redis` on PyPI'],
	['serial', 'pyserial', '`serial` on PyPI is another project, and the import name of `pyserial`'],
	['sklearn', 'scikit-learn', '`sklearn` on PyPI is a deprecated placeholder, and the import name of `scikit-learn`'],
	['slugify', 'python-slugify', '`slugify` on PyPI is another project, and the import name of `python-slugify`'],
	['socketio', 'python-socketio', '`socketio` on PyPI is another project, and the import name of `python-socketio`'],
	['telegram', 'python-telegram-bot', '`telegram` on PyPI is another project, and the import name of `python-telegram-bot`'],
	['tensorflow-gpu', 'tensorflow', '`tensorflow-gpu` was withdrawn in favour of `tensorflow`'],
	['usb', 'pyusb', '`usb` on PyPI is another project, and the import name of `pyusb`'],
	['zmq', 'pyzmq', '`zmq` on PyPI is a placeholder, and the import name of `pyzmq`'],
];

/** By normalised name. */
export const mistaken: ReadonlyMap<string, {readonly instead: string; readonly why: string}> = new Map(mistakenRows.map(([name, instead, why]) => [name, {instead, why}]));

const cuda = 'is a part of CUDA, which nixpkgs builds into packages with `config.cudaSupport`';

/** Modules of Python's standard library (the library reference of 3.9 to 3.14), normalised as names are. */
const standardLibrary = (
	'abc aifc argparse array ast asynchat asyncio asyncore atexit audioop base64 bdb binascii bisect builtins bz2 calendar cgi cgitb chunk '
	+ 'cmath cmd code codecs codeop collections colorsys compileall concurrent configparser contextlib contextvars copy copyreg cprofile '
	+ 'crypt csv ctypes curses dataclasses datetime dbm decimal difflib dis doctest email ensurepip enum errno faulthandler fcntl filecmp '
	+ 'fileinput fnmatch fractions ftplib functools gc getopt getpass gettext glob graphlib grp gzip hashlib heapq hmac html http imaplib '
	+ 'imghdr importlib inspect io ipaddress itertools json keyword linecache locale logging lzma mailbox mailcap marshal math mimetypes mmap '
	+ 'modulefinder multiprocessing netrc nntplib numbers operator optparse os pathlib pdb pickle pickletools pipes pkgutil platform plistlib '
	+ 'poplib posix pprint profile pstats pty pwd py-compile pyclbr pydoc queue quopri random re readline reprlib resource runpy sched secrets '
	+ 'select selectors shelve shlex shutil signal site smtplib sndhdr socket socketserver sqlite3 ssl stat statistics string stringprep struct '
	+ 'subprocess symtable sys sysconfig syslog tabnanny tarfile telnetlib tempfile termios textwrap threading time timeit token tokenize '
	+ 'tomllib trace traceback tracemalloc tty turtle types typing unicodedata unittest urllib uuid venv warnings wave weakref webbrowser '
	+ 'wsgiref xdrlib xml xmlrpc zipapp zipfile zipimport zlib zoneinfo'
);

const groups: ReadonlyArray<readonly [names: string, reason: string]> = [
	[standardLibrary, 'is a part of Python itself: `import` it, no package is needed'],
	['enum34 futures functools32', 'is a part of Python 3 brought back to Python 2'],
	['pywin32 pywin32-ctypes pywinpty win32-setctime comtypes pyreadline pyreadline3 winreg winsound msvcrt', 'is for Windows only'],
	['cuda-bindings cuda-python cuda-toolkit cuda-pathfinder', cuda],
];

/** By name: asked of every name there is, so that it has to be quick. */
const reasons: ReadonlyMap<string, string> = new Map(groups.flatMap(([names, reason]) => names.split(' ').map(name => [name, reason] as const)));

/** The same for whole families. */
const families: ReadonlyArray<readonly [prefix: string, reason: string]> = [
	['pyobjc-', 'is for macOS only, and a part of Apple\'s frameworks'],
	['nvidia-', cuda],
];

/** What is called like a family, and is a package of its own. */
const strangers = new Set(['nvidia-ml-py']);

/**
Why a name is never to be had as a package, as the end of a sentence that begins with it; `undefined` for all others.

@param name - Normalised.
*/
export const neverReason = (name: string): string | undefined => {
	for (const family of families) {
		if (name.startsWith(family[0]) && !strangers.has(name)) {
			return family[1];
		}
	}

	return reasons.get(name);
};

/** Whether a name may be offered at all: no placeholder, nothing for Windows only, no part of Python. */
export const isOffered = (name: string): boolean => !mistaken.has(name) && neverReason(name) === undefined;
