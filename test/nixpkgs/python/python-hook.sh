# The phases of a Python package, on top of the stdenv's; the work is done by build.py.

runBuildScript() { "$pythonInterpreter" -I -S "$buildScript" "$@"; }

unpackFile() { runBuildScript unpack "$1"; }

pypaBuildPhase() {
    runHook preBuild
    if [ -f pyproject.toml ]; then runBuildScript build; fi
    runHook postBuild
}

pypaInstallPhase() {
    runHook preInstall
    runBuildScript install
    runHook postInstall
}

pythonImportsCheckPhase() {
    echo "Check whether the following modules can be imported: $pythonImportsCheck"
    (cd "$out" && PYTHONPATH="$out/$sitePackages:${PYTHONPATH:-}" "$pythonInterpreter" -c \
        'import importlib, sys; [importlib.import_module(name) for name in sys.argv[1:]]' $pythonImportsCheck)
}

: "${buildPhase=pypaBuildPhase}" "${installPhase=pypaInstallPhase}"
if [ -n "${pythonImportsCheck:-}" ]; then preDistPhases="${preDistPhases:-} pythonImportsCheckPhase"; fi
