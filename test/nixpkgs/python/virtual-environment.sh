# makeVirtualEnvironment: $out becomes a virtual environment of the host's python3, with the programs $executable and
# $aliases, and with $sitePackages as its folder of packages.
# The folder that the host's Python looks for (lib/python3.11, say) is a link to the attribute's (lib/python3.13).

hostPython=''
for _candidate in /opt/homebrew/bin /usr/local/bin /usr/bin /bin /run/current-system/sw/bin; do
    if [ -x "$_candidate/python3" ]; then
        hostPython="$_candidate/python3"
        break
    fi
done
if [ -z "$hostPython" ]; then
    echo "the tests' nixpkgs needs a python3 on this machine, and found none" >&2
    exit 1
fi

makeVirtualEnvironment() {
    local base version name
    base="$("$hostPython" -I -S -c 'import sys; print(sys._base_executable); print("%d.%d" % sys.version_info[:2])')"
    version="${base##*$'\n'}"
    base="${base%%$'\n'*}"
    mkdir -p "$out/bin" "$out/$sitePackages"
    if [ ! -e "$out/lib/python$version" ]; then ln -s "${sitePackages:4:${#executable}}" "$out/lib/python$version"; fi
    printf 'home = %s\ninclude-system-site-packages = false\nversion = %s\n' "${base%/*}" "$version" > "$out/pyvenv.cfg"
    # Nothing may write to the store; as root Python would leave its bytecode there.
    echo 'import sys; sys.dont_write_bytecode = True' > "$out/$sitePackages/_no_bytecode.pth"
    ln -s "$base" "$out/bin/$executable"
    for name in $aliases; do ln -s "$executable" "$out/bin/$name"; done
}
