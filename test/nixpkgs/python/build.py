"""The steps of building a Python package, called by python-hook.sh: `build.py unpack SOURCE`, `build.py build` and
`build.py install`. Modules are imported where they are used: tests build hundreds of packages.

An unpacked source is a folder with PKG-INFO, perhaps entry_points.txt (console scripts), and the modules, at the top or
in src/. Sources are .tar.gz, .zip, .whl and .json, the last a text that names every file of such a folder.
"""
import os
import pathlib
import re
import shutil
import sys

environment = os.environ


def normalise(name):
    return re.sub(r'[-_.]+', '-', name).lower()


def unpack(source):
    # The store's name is <hash>-<stem>.<extension>.
    name = source.rsplit('/', 1)[1][33:]
    if name.endswith('.tar.gz'):
        import tarfile
        # Python 3.12 and 3.13 warn when no filter is named; those before 3.11.4 know none.
        options = {'filter': 'data'} if hasattr(tarfile, 'data_filter') else {}
        with tarfile.open(source) as archive:
            archive.extractall('.', **options)
    elif name.endswith('.zip'):
        unzip(source, '.')
    elif name.endswith('.whl'):
        unzip(source, 'wheel')
        information, = pathlib.Path('wheel').glob('*.dist-info')
        information.joinpath('METADATA').rename('wheel/PKG-INFO')
        shutil.rmtree(information)
    elif name.endswith('.json'):
        import json
        write_tree(json.loads(pathlib.Path(source).read_text()), pathlib.Path(name[:-len('.json')]))
    elif os.path.isdir(source):
        shutil.copytree(source, 'source', copy_function=shutil.copyfile)
    else:
        sys.exit(f'do not know how to unpack source archive {source}')


def unzip(source, folder):
    import zipfile
    with zipfile.ZipFile(source) as archive:
        archive.extractall(folder)


def write_tree(description, root):
    lines = ['Metadata-Version: 2.1', f'Name: {description["name"]}', f'Version: {description["version"]}']
    lines += [f'Requires-Dist: {requirement}' for requirement in description.get('requires', [])]
    for extra, requirements in description.get('extras', {}).items():
        lines.append(f'Provides-Extra: {extra}')
        lines += [f'Requires-Dist: {requirement}; extra == "{extra}"' for requirement in requirements]
    files = {'PKG-INFO': '\n'.join(lines) + '\n', **description['files']}
    if description.get('scripts'):
        scripts = (f'{name} = {target}\n' for name, target in description['scripts'].items())
        files['entry_points.txt'] = '[console_scripts]\n' + ''.join(scripts)
    for path, content in files.items():
        target = root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(content)


def metadata(path='PKG-INFO'):
    """The fields of core metadata, each with its values in order; the text after them is left out."""
    fields = {}
    for line in pathlib.Path(path).read_text().split('\n\n')[0].splitlines():
        name, _, value = line.partition(': ')
        fields.setdefault(name, []).append(value)
    return fields


def build():
    project = pathlib.Path('pyproject.toml')
    backend = re.search(r'build-backend = "([^"]+)"', project.read_text()) if project.exists() else None
    if backend and backend[1].split('.')[0] not in ('setuptools', 'flit_core', 'hatchling', 'poetry'):
        module = backend[1].split('.')[0]
        available = environment.get('PYTHONPATH', '').split(':')
        if not any(os.path.exists(os.path.join(folder, module)) for folder in available):
            print('* Getting build dependencies for wheel...\n')
            print(f"ModuleNotFoundError: No module named '{module}'\n")
            print(f"ERROR Backend '{backend[1]}' is not available.")
            sys.exit(1)


def install():
    if not environment.get('dontCheckRuntimeDeps'):
        check_requirements()
    if environment.get('catchConflicts', '1'):
        catch_conflicts()
    information = metadata()
    out = pathlib.Path(environment['out'])
    site_packages = out / environment['sitePackages']
    site_packages.mkdir(parents=True)
    source = pathlib.Path('src') if os.path.isdir('src') else pathlib.Path()
    modules = []
    for entry in sorted(source.iterdir()):
        if (entry / '__init__.py').exists() and entry.name != 'tests':
            shutil.copytree(entry, site_packages / entry.name)
            modules.append(entry.name)
        elif entry.suffix == '.py' and entry.name != 'setup.py':
            shutil.copy(entry, site_packages)
            modules.append(entry.stem)
    stem = f'{re.sub("[-_.]+", "_", information["Name"][0])}-{information["Version"][0]}'
    folder = site_packages / f'{stem}.dist-info'
    folder.mkdir()
    shutil.copy('PKG-INFO', folder / 'METADATA')
    (folder / 'top_level.txt').write_text(''.join(f'{module}\n' for module in modules))
    (folder / 'INSTALLER').write_text('nixpkgs\n')
    if os.path.exists('entry_points.txt'):
        shutil.copy('entry_points.txt', folder)
        install_scripts(out / 'bin', site_packages)
    files = sorted(path.relative_to(site_packages).as_posix() for path in site_packages.rglob('*') if path.is_file())
    (folder / 'RECORD').write_text(''.join(f'{path},,\n' for path in [*files, f'{folder.name}/RECORD']))


def install_scripts(folder, site_packages):
    folder.mkdir()
    paths = [str(site_packages), *(os.path.join(path, environment['sitePackages']) for path in closure())]
    for name, module, function in re.findall(r'^(\S+) = (\S+):(\S+)$', pathlib.Path('entry_points.txt').read_text(), re.M):
        script = folder / name
        script.write_text(
            f'#!{environment["pythonInterpreter"]}\nimport site\nfor path in {paths!r}:\n    site.addsitedir(path)\n'
            f'from {module} import {function}\nraise SystemExit({function}())\n')
        script.chmod(0o755)


def closure():
    """The store paths of all dependencies, each with the path that asked for it."""
    found = {}
    waiting = [(path, environment['out']) for path in environment.get('propagatedBuildInputs', '').split()]
    while waiting:
        path, parent = waiting.pop(0)
        if path in found:
            continue
        found[path] = parent
        propagated = pathlib.Path(path, 'nix-support/propagated-build-inputs')
        if propagated.exists():
            waiting += [(child, path) for child in propagated.read_text().split()]
    return found


def distributions():
    """Pairs of the store path and the metadata of every dependency."""
    for path in closure():
        for information in pathlib.Path(path, environment['sitePackages']).glob('*.dist-info/METADATA'):
            yield path, metadata(information)


def release(version):
    return [int(part) for part in re.findall(r'\d+', version)]


def satisfies(version, specifier):
    for operator, wanted, prefix in re.findall(r'(>=|<=|==|!=|<|>)\s*([\w.]*\w)(\.\*)?', specifier):
        left, right = release(version), release(wanted)
        if prefix:
            left = left[:len(right)]
        if not {'>=': left >= right, '<=': left <= right, '==': left == right, '!=': left != right,
                '<': left < right, '>': left > right}[operator]:
            return False
    return True


def check_requirements():
    information = metadata()
    present = {normalise(found['Name'][0]): found['Version'][0] for _, found in distributions()}
    problems = []
    for requirement in information.get('Requires-Dist', []):
        name, specifier = re.match(r'([\w.-]+)\s*(.*)', requirement.split(';')[0]).groups()
        if 'extra ==' in requirement:
            continue
        version = present.get(normalise(name))
        if version is None:
            problems.append(f'  - {name} not installed')
        elif not satisfies(version, specifier):
            problems.append(f'  - {name}{specifier} not satisfied by version {version}')
    if problems:
        print(f'Checking runtime dependencies for {information["Name"][0]}-{information["Version"][0]}-py3-none-any.whl')
        print('\n'.join(problems))
        sys.exit(1)


def catch_conflicts():
    parents = closure()
    seen = {}
    for path, information in distributions():
        seen.setdefault(normalise(information['Name'][0]), []).append((path, information['Version'][0]))
    own = metadata()
    if normalise(own['Name'][0]) in seen:
        seen[normalise(own['Name'][0])].append((environment['out'], own['Version'][0]))
    duplicates = {name: places for name, places in seen.items() if len(places) > 1}
    for name, places in duplicates.items():
        print(f"Found duplicated packages in closure for dependency '{name}':")
        for path, version in places:
            print(f'  {name} {version} ({path})')
            print('    dependency chain:')
            chain = []
            while path != environment['out']:
                chain.append(path)
                path = parents[path]
            print(f'      this derivation: {environment["out"]}')
            for link in reversed(chain):
                print(f'      ...depending on: {link}')
        print()
    if duplicates:
        print('Package duplicates found in closure, see above. Usually this happens if two packages depend on'
              ' different version of the same dependency.')
        sys.exit(1)


if sys.argv[1] == 'unpack':
    unpack(sys.argv[2])
else:
    {'build': build, 'install': install}[sys.argv[1]]()
