"""Writes the archives in pypi/, always the same bytes: run it after a change here, `python3 make-sdists.py`.

They are real source distributions of tiny modules, for `fetchPypi` (see fetch.nix) and for anything that serves an index.
Comments tell what each is for.
"""
import gzip
import io
import pathlib
import tarfile
import zipfile

folder = pathlib.Path(__file__).parent / 'pypi'
# The earliest time that a zip archive can hold.
epoch = (1980, 1, 1, 0, 0, 0)


def metadata(name, version, requires=()):
    lines = ['Metadata-Version: 2.1', f'Name: {name}', f'Version: {version}', f'Summary: A tiny {name}']
    return '\n'.join([*lines, *(f'Requires-Dist: {requirement}' for requirement in requires)]) + '\n'


def project(name, version, module, *, requires=(), extra_code='', backend='setuptools.build_meta'):
    imports = ''.join(f'import {name}\n' for name in extra_code.split())
    return {
        'PKG-INFO': metadata(name, version, requires),
        'pyproject.toml': f'[build-system]\nrequires = []\nbuild-backend = "{backend}"\n',
        f'{module}/__init__.py': f'{imports}__version__ = "{version}"\n',
    }


def tar_gz(stem, files):
    raw = io.BytesIO()
    with tarfile.open(fileobj=raw, mode='w', format=tarfile.USTAR_FORMAT) as archive:
        for path, content in sorted(files.items()):
            data = content.encode()
            member = tarfile.TarInfo(f'{stem}/{path}')
            member.size = len(data)
            archive.addfile(member, io.BytesIO(data))
    # No time and no file name: the header is always the same.
    packed = io.BytesIO()
    with gzip.GzipFile(filename='', fileobj=packed, mode='wb', compresslevel=9, mtime=0) as archive:
        archive.write(raw.getvalue())
    (folder / f'{stem}.tar.gz').write_bytes(packed.getvalue())


def zipped(file, files, prefix=''):
    with zipfile.ZipFile(folder / file, 'w') as archive:
        for path, content in sorted(files.items()):
            archive.writestr(zipfile.ZipInfo(f'{prefix}{path}', epoch), content)


folder.mkdir(exist_ok=True)
for old in folder.iterdir():
    old.unlink()

# Names of files differ from names of distributions (PEP 625), and modules from both.
tar_gz('scikit_learn-1.4.0', project(
    'scikit-learn', '1.4.0', 'sklearn',
    requires=['numpy<3,>=1.19.5', 'scipy>=1.6.0', 'joblib>=1.2.0', 'threadpoolctl>=2.0.0'],
    extra_code='numpy scipy'))
tar_gz('PyYAML-6.0.1', project('PyYAML', '6.0.1', 'yaml'))
# Two versions of one package, one of them older than what others ask for.
tar_gz('numpy-1.26.4', project('numpy', '1.26.4', 'numpy'))
tar_gz('numpy-2.2.0', project('numpy', '2.2.0', 'numpy'))
tar_gz('pandas-2.1.4', project(
    'pandas', '2.1.4', 'pandas',
    requires=['numpy<3,>=1.26.0', 'python-dateutil>=2.8.2', 'pytz>=2020.1'], extra_code='numpy dateutil pytz'))
tar_gz('requests-2.31.0', project(
    'requests', '2.31.0', 'requests',
    requires=['charset-normalizer<4,>=2', 'idna<4,>=2.5', 'urllib3<3,>=1.21.1', 'certifi>=2017.4.17'],
    extra_code='urllib3'))
# An older one, and one that requires what the set does not have.
tar_gz('httpx-0.27.0', project(
    'httpx', '0.27.0', 'httpx', requires=['anyio', 'certifi', 'httpcore==1.*', 'idna'], extra_code='httpcore'))
tar_gz('flask-2.0.0', project('Flask', '2.0.0', 'flask', requires=['werkzeug<3,>=2.0', 'jinja2>=3.0']))
# Its crates are those of another version.
tar_gz('rusty-0.2.0', project('rusty', '0.2.0', 'rusty'))
# Needs a build backend that the older version did not need.
tar_gz('six-1.18.0', project('six', '1.18.0', 'six', backend='mesonpy'))
# Its newest version does not import.
tar_gz('tqdm-5.0.0', {
    **project('tqdm', '5.0.0', 'tqdm'), 'tqdm/__init__.py': "raise RuntimeError('not for this machine')\n"})
# An archive that is not a .tar.gz, and a wheel.
zipped('pytz-2023.3.zip', project('pytz', '2023.3', 'pytz'), prefix='pytz-2023.3/')
zipped('idna-3.6-py3-none-any.whl', {
    'idna/__init__.py': '__version__ = "3.6"\n', 'idna-3.6.dist-info/METADATA': metadata('idna', '3.6')})
