set -eu -o pipefail
source "$stdenv/setup"
genericBuild
