"""Links the files of $paths into $out, and fails when two of them disagree about one."""
import filecmp
import os
import sys

out = os.environ['out']
site_packages = os.environ['sitePackages']
ignore = os.environ.get('ignoreCollisions') == '1'


def link(source, target):
    if not os.path.lexists(target):
        os.symlink(source, target)
        return
    existing = os.path.realpath(target)
    if ignore or filecmp.cmp(existing, source, shallow=False):
        return
    if os.environ['wording'] == '2026':
        print(f"pkgs.buildEnv error: two given paths contain a conflicting subpath:\n  `{source}' and\n  `{existing}'\n"
              "hint: this may be caused by two different versions of the same package in buildEnv's `paths` parameter",
              file=sys.stderr)
    else:
        print(f"error: collision between `{source}' and `{existing}'", file=sys.stderr)
    sys.exit(25)


def merge(source, target):
    if not os.path.isdir(source):
        return
    os.makedirs(target, exist_ok=True)
    for entry in sorted(os.scandir(source), key=lambda e: e.name):
        destination = os.path.join(target, entry.name)
        if entry.is_dir():
            merge(entry.path, destination)
        else:
            link(entry.path, destination)


for path in os.environ['paths'].split():
    for folder in ('bin', site_packages, 'share'):
        merge(os.path.join(path, folder), os.path.join(out, folder))
