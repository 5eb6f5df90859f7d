# Links the host's basic tools, and those alone, into one folder: the PATH of a pure shell must not lead to the host's Python.
PATH=/usr/bin:/bin:/run/current-system/sw/bin
mkdir -p "$out/bin"
for tool in $tools; do
    found="$(command -v "$tool" || true)"
    case "$found" in /*) ln -s "$found" "$out/bin/$tool" ;; esac
done
