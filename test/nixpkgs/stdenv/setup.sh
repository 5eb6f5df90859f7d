# What `source $stdenv/setup` gives: PATH and PYTHONPATH from the inputs, hooks, and the phases that `genericBuild` runs.
# It has nixpkgs' names for everything and works in bash 3.2 (macOS) and newer.
# `initialPath` and `defaultNativeBuildInputs` are set by the lines that the stdenv puts before this file.

export NIX_BUILD_TOP="${NIX_BUILD_TOP:-}"
export SOURCE_DATE_EPOCH=315532800
: "${outputs:=out}"
prefix="${prefix:-${out:-}}"
envHooks=''
seenInputs=' '
_PATH=''

# addToSearchPath VARIABLE FOLDER: appends the folder, when it exists, to a list with colons.
addToSearchPath() {
    [ -d "$2" ] || return 0
    eval "export $1=\"\${$1:-}\${$1:+:}$2\""
}

addEnvHooks() {
    shift # The offset: nothing here is cross-compiled.
    envHooks="$envHooks $*"
}

# findInput PATH: takes in one input, and what it propagates.
findInput() {
    case "$seenInputs" in *" $1 "*) return 0 ;; esac
    seenInputs="$seenInputs$1 "
    if [ -f "$1" ]; then
        source "$1"
        return 0
    fi
    addToSearchPath _PATH "$1/bin"
    if [ -f "$1/nix-support/setup-hook" ]; then source "$1/nix-support/setup-hook"; fi
    local file input
    for file in propagated-native-build-inputs propagated-build-inputs; do
        [ -f "$1/nix-support/$file" ] || continue
        for input in $(< "$1/nix-support/$file"); do findInput "$input"; done
    done
}

# runHook NAME: the function or the text of that name, if there is one.
runHook() {
    if declare -F "$1" > /dev/null; then
        "$1"
    else
        eval "${!1:-}"
    fi
}

showPhaseHeader() {
    if [ -n "${NIX_LOG_FD:-}" ]; then
        printf '@nix { "action": "setPhase", "phase": "%s" }\n' "$1" >&"$NIX_LOG_FD"
    fi
    echo "Running phase: $1"
}

runPhase() {
    local phase="$1" skip=''
    case "$phase" in
    unpackPhase) skip="${dontUnpack:-}" ;;
    patchPhase) skip="${dontPatch:-}" ;;
    configurePhase) skip="${dontConfigure:-}" ;;
    buildPhase) skip="${dontBuild:-}" ;;
    checkPhase) [ -n "${doCheck:-}" ] || skip=1 ;;
    installPhase) skip="${dontInstall:-}" ;;
    fixupPhase) skip="${dontFixup:-}" ;;
    installCheckPhase) [ -n "${doInstallCheck:-}" ] || skip=1 ;;
    distPhase) [ -n "${doDist:-}" ] || skip=1 ;;
    esac
    if [ -n "$skip" ]; then return 0; fi
    showPhaseHeader "$phase"
    eval "${!phase:-$phase}"
    if [ "$phase" = unpackPhase ] && [ -n "${sourceRoot:-}" ]; then cd "$sourceRoot"; fi
}

genericBuild() {
    if [ -n "${buildCommand:-}" ]; then
        eval "$buildCommand"
        return 0
    fi
    local phase
    for phase in ${phases:-${prePhases:-} unpackPhase patchPhase ${preConfigurePhases:-} configurePhase \
        ${preBuildPhases:-} buildPhase checkPhase ${preInstallPhases:-} installPhase ${preFixupPhases:-} fixupPhase \
        installCheckPhase ${preDistPhases:-} distPhase ${postPhases:-}}; do
        runPhase "$phase"
    done
}

unpackPhase() {
    runHook preUnpack
    local source
    for source in ${srcs:-${src:-}}; do unpackFile "$source"; done
    if [ -z "${sourceRoot:-}" ]; then
        local folders=(*/)
        if [ "${#folders[@]}" -ne 1 ] || [ ! -d "${folders[0]}" ]; then
            echo "unpacker appears to have produced no directories"
            exit 1
        fi
        sourceRoot="${folders[0]%/}"
    fi
    runHook postUnpack
}

unpackFile() {
    case "$1" in
    *.tar.gz | *.tgz | *.tar) tar xf "$1" ;;
    *)
        if [ ! -d "$1" ]; then
            echo "do not know how to unpack source archive $1"
            exit 1
        fi
        cp -R "$1" source
        chmod -R u+w source
        ;;
    esac
}

patchPhase() {
    runHook prePatch
    local file
    for file in ${patches:-}; do patch -p1 < "$file"; done
    runHook postPatch
}

configurePhase() {
    runHook preConfigure
    if [ -x ./configure ]; then ./configure --prefix="$prefix"; fi
    runHook postConfigure
}

buildPhase() {
    runHook preBuild
    if [ -f Makefile ]; then make; else echo "no Makefile or custom buildPhase, doing nothing"; fi
    runHook postBuild
}

checkPhase() {
    runHook preCheck
    if [ -f Makefile ]; then make check; fi
    runHook postCheck
}

installPhase() {
    runHook preInstall
    if [ -f Makefile ]; then make install; fi
    runHook postInstall
}

fixupPhase() {
    runHook preFixup
    local file inputs
    for file in propagated-native-build-inputs:propagatedNativeBuildInputs propagated-build-inputs:propagatedBuildInputs; do
        inputs="${file#*:}"
        [ -n "${!inputs:-}" ] || continue
        mkdir -p "$out/nix-support"
        printf '%s ' ${!inputs} > "$out/nix-support/${file%%:*}"
    done
    if [ -n "${setupHook:-}" ]; then
        mkdir -p "$out/nix-support"
        cp "$setupHook" "$out/nix-support/setup-hook"
    fi
    runHook postFixup
}

installCheckPhase() {
    runHook preInstallCheck
    runHook postInstallCheck
}

distPhase() {
    runHook preDist
    runHook postDist
}

PATH=''
for _folder in $initialPath; do addToSearchPath PATH "$_folder/bin"; done
export PATH
_initialPATH="$PATH"
for _input in $defaultNativeBuildInputs ${nativeBuildInputs:-} ${propagatedNativeBuildInputs:-} \
    ${buildInputs:-} ${propagatedBuildInputs:-}; do
    findInput "$_input"
done
PATH="$_PATH${_PATH:+:}$_initialPATH"
for _input in $seenInputs; do
    for _hook in $envHooks; do "$_hook" "$_input"; done
done
unset _input _hook _folder _initialPATH
runHook addInputsHook
runHook postHook
