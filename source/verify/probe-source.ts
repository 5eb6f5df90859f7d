/**
The program that runs inside of the shell, in Python 3.9 and later, CPython and PyPy.

It is given to `python -c` with one JSON argument (`ProbeRequest`), and reads nothing: standard input is the shell hook's. It
answers with lines that end in `@probe ` and one JSON object; before that may stand what a hook printed without a line end. What each distribution provides comes from its metadata: Import-Name (PEP 794), the
RECORD of the installed files (PEP 376 and 627), or setuptools' top_level.txt. Each import has a process of its own, so one
that crashes, hangs or exits takes nothing with it; and only a process that says so has imported, since `os._exit(0)`
would look like success.
*/
export const probeSource = String.raw`
import sys
sys.path[:] = [entry for entry in sys.path if entry not in ('', '.')]
import importlib.metadata, importlib.util, itertools, json, os, re, shutil, signal, subprocess, tempfile, threading, time
from importlib.machinery import all_suffixes

request = json.loads(sys.argv[1])
lock = threading.Lock()
# Held while an import is being started: who stops must know of it. The handler of a second signal may take it once more.
starting = threading.RLock()
running = set()
numbers = itertools.count()
scratch = tempfile.mkdtemp(prefix='create-nix-python-')

CHILD = r'''
import sys
sys.path[:] = [entry for entry in sys.path if entry not in ('', '.')]
import importlib, os
name, answer = sys.argv[1:]
sys.argv = ['']
result = '{"status": "imported"}'
try:
    importlib.import_module(name)
except BaseException as error:
    # Only a failure is worth the time that these take to load.
    import json, traceback
    result = json.dumps({'status': 'exited', 'code': error.code if isinstance(error.code, int) else 0 if error.code is None else 1} if isinstance(error, SystemExit) else {
        'status': 'raised', 'exception': type(error).__name__, 'message': str(error)[:2000],
        'missing': getattr(error, 'name', None) if isinstance(error, ModuleNotFoundError) else None,
        'traceback': traceback.format_exc()[-4000:].splitlines(),
    })
with open(answer, 'w') as file:
    file.write(result)
sys.stdout.flush()
sys.stderr.flush()
os._exit(0)
'''

def say(kind, **fields):
    with lock:
        print('@probe ' + json.dumps({'type': kind, **fields}), flush=True)

def kill(process):
    try:
        os.killpg(process.pid, signal.SIGKILL)
    except OSError:
        pass

def stop(*_):
    starting.acquire()
    for process in list(running):
        kill(process)
    for process in list(running):
        try:
            process.wait(1)
        except subprocess.TimeoutExpired:
            pass
    shutil.rmtree(scratch, ignore_errors=True)
    os._exit(130)

def normal(name):
    return re.sub(r'[-_.]+', '-', name).lower()

def dotted(parts):
    return '.'.join(parts) if all(part.isidentifier() for part in parts) else None

def stem(name):
    for suffix in sorted(all_suffixes() + ['.so', '.abi3.so'], key=len, reverse=True):
        if name.endswith(suffix):
            return name[:-len(suffix)]
    return None

def shallowest(names):
    return {name for name in names if not any(name.startswith(other + '.') for other in names)}

def modules_of(files):
    packages, modules = set(), set()
    for parts in files:
        name = stem(parts[-1])
        if name is None or '..' in parts or '__pycache__' in parts or parts[0] in ('', '/'):
            continue
        where = dotted(parts[:-1] if name == '__init__' else parts[:-1] + (name,))
        if where:
            (packages if name == '__init__' else modules).add(where)
    found = shallowest(packages) | {name for name in modules if '.' not in name}
    # A folder of modules without __init__ is a namespace, and importing that alone would prove nothing.
    tops = {name.split('.')[0] for name in found}
    return found | shallowest({name for name in modules if name.split('.')[0] not in tops})

def importable(names):
    names = sorted(names)
    public = [name for name in names if not any(part.startswith('_') for part in name.split('.'))]
    useful = [name for name in public if name not in ('test', 'tests', 'docs', 'examples', 'benchmarks')]
    return (useful or public or names)[:20]

def provided(found):
    declared = found.metadata.get_all('Import-Name')
    if declared is not None:
        names = [value.split(';')[0].strip() for value in declared if not re.search(r';\s*private', value)]
        return sorted(name for name in names if name)
    if found.read_text('RECORD') is not None:
        names = modules_of([file.parts for file in found.files or []])
        if names:
            return importable(names)
    return importable(set((found.read_text('top_level.txt') or '').split()))

def store_name(path):
    match = re.match(re.escape(request['store']) + r'/[0-9a-z]{32}-(?:(?:python|pypy)\d\.\d+-)?([^/]+)', os.path.realpath(path))
    return match.group(1) if match else None

def first_file(path):
    while os.path.isdir(path) and not os.path.islink(path):
        inside = sorted(entry for entry in os.listdir(path) if entry != '__pycache__')
        if not inside:
            break
        path = os.path.join(path, inside[0])
    return path

def entries_of(attribute):
    """The entries of site-packages that a package of this name has put there."""
    for folder in sys.path:
        if folder.endswith('site-packages') and os.path.isdir(folder):
            for entry in sorted(os.listdir(folder)):
                name = store_name(first_file(os.path.join(folder, entry)))
                if name and re.match(re.escape(attribute) + r'-\d', name):
                    yield folder, entry

def find(wanted):
    for name in (wanted['distribution'], wanted['attribute']):
        try:
            return importlib.metadata.distribution(name), None
        except importlib.metadata.PackageNotFoundError:
            pass
    # Some packages go by another name in nixpkgs, or have no metadata at all: the store path still tells whose they are.
    entries = list(entries_of(wanted['attribute']))
    for folder, entry in entries:
        if entry.endswith(('.dist-info', '.egg-info')):
            for found in importlib.metadata.distributions(path=[folder]):
                if normal(found.metadata['Name'] or '') == normal(re.split(r'-\d|\.(?:dist|egg)-info$', entry)[0]):
                    return found, None
    names = {stem(entry) or entry for _, entry in entries if not entry.startswith('__')}
    return None, importable({name for name in names if name.isidentifier()})

def run(name):
    answer = os.path.join(scratch, str(next(numbers)))
    started = time.monotonic()
    with open(answer + '.log', 'w+b') as log:
        with starting:
            process = subprocess.Popen([sys.executable, '-c', CHILD, name, answer + '.json'], cwd=scratch, stdin=subprocess.DEVNULL, stdout=log, stderr=log, start_new_session=True)
            running.add(process)
        try:
            code = process.wait(request['seconds'])
        except subprocess.TimeoutExpired:
            code = None
        kill(process)
        process.wait()
        running.discard(process)
        log.seek(0, os.SEEK_END)
        log.seek(max(0, log.tell() - 4000))
        output = log.read().decode('utf-8', 'replace').splitlines()[-20:]
    seconds = round(time.monotonic() - started, 3)
    try:
        with open(answer + '.json') as file:
            result = json.load(file)
    except (OSError, ValueError):
        if code is None:
            result = {'status': 'timed-out'}
        elif code < 0:
            result = {'status': 'killed', 'signal': signal.Signals(-code).name}
        else:
            result = {'status': 'exited', 'code': code}
    return {**result, 'seconds': seconds, 'output': output}

def check(tasks):
    for distribution, name in tasks:
        say('import', distribution=distribution, name=name, **run(name))

def check_all(tasks):
    """Several at a time: each thread waits for one import after another, and takes the next that is left."""
    broken = []
    def work():
        try:
            check(iter(lambda: next_of(left), None))
        except BaseException as error:
            broken.append(error)
    left = iter(tasks)
    threads = [threading.Thread(target=work) for _ in range(min(4, os.cpu_count() or 1, len(tasks)))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if broken:
        raise broken[0]

def next_of(left):
    with lock:
        return next(left, None)

def purity():
    absent, leaked = [], []
    for distribution, name in request['outside']:
        try:
            spec = importlib.util.find_spec(name)
        except Exception:
            continue
        if spec is None:
            absent.append(distribution)
        elif spec.has_location and not os.path.realpath(spec.origin).startswith(request['store'] + '/'):
            leaked.append([distribution, spec.origin])
    say('purity', absent=absent, leaked=leaked)

for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
    signal.signal(number, stop)

version = '.'.join(map(str, sys.version_info[:3]))
names = [name for name in os.listdir(os.path.dirname(sys.executable)) if re.fullmatch(r'(?:python|pypy)3\.\d+', name)]
say('interpreter', path=sys.executable, version=version, implementation=sys.implementation.name, names=names)
tasks = []
for wanted in request['packages']:
    found, names = find(wanted)
    if found is not None:
        names = provided(found)
    say('distribution', **wanted, found=found and found.metadata['Name'], version=found and found.version, names=names)
    tasks += [(wanted['distribution'], name) for name in names]
tasks += [(None, name) for name in request['imports'] if name not in {name for _, name in tasks}]
purity()
check_all(tasks)
shutil.rmtree(scratch, ignore_errors=True)
say('end')
`;
