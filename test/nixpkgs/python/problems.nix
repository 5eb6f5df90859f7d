# Packages that go wrong, each in one way that a user of nixpkgs meets; the table's shape is that of packages.nix.
{ lib, pythonAtLeast }:
let
  failing = log: {
    preBuild = "cat >&2 <<'END'\n${log}END\nexit 1";
  };
  # Prints one line per half second for as long as it runs; `says` is what, "" for nothing.
  slow = says: {
    preBuild = ''
      for step in $(seq 1 40); do
        ${lib.optionalString (says != "") "echo \"${says} $step/40\""}
        sleep 0.5
      done
    '';
  };
in
{
  # Refused at evaluation.
  broken-package = {
    version = "1.0";
    meta.broken = true;
  };
  unfree-package = {
    version = "1.0";
    meta.license = lib.licenses.unfree;
  };
  insecure-package = {
    version = "1.0";
    meta.knownVulnerabilities = [ "CVE-2025-12345: remote code execution" ];
  };
  no-312 = {
    version = "1.0";
    attrs.disabled = pythonAtLeast "3.12";
  };

  # Fail to build.
  failing-build = {
    version = "1.0";
    attrs = failing ''
      gcc -fPIC -c failing.c -o failing.o
      failing.c:1:10: fatal error: failing.h: No such file or directory
          1 | #include <failing.h>
            |          ^~~~~~~~~~~
      compilation terminated.
      error: command '/usr/bin/gcc' failed with exit code 1
    '';
  };
  missing-backend = {
    version = "1.0";
    files."pyproject.toml" = ''
      [build-system]
      requires = ["meson-python"]
      build-backend = "mesonpy"
    '';
  };
  failing-tests = {
    version = "1.0";
    attrs.installCheckPhase = ''
      echo "Executing pytestCheckPhase"
      echo "FAILED tests/test_failing.py::test_failing - assert 1 == 2"
      echo "=========================== 1 failed in 0.01s ==========================="
      exit 1
    '';
  };
  # Its vendored crates are those of one version: an override of the version alone does not build.
  rusty = {
    version = "0.1.0";
    attrs = {
      cargoDeps = "rusty-0.1.0-vendor";
      postPatch = ''
        wanted="rusty-$(sed -n 's/^Version: //p' PKG-INFO)-vendor"
        if [ "$cargoDeps" != "$wanted" ]; then
          cat >&2 <<END
        Executing cargoSetupPostPatchHook
        Validating consistency between $PWD/Cargo.lock and $NIX_BUILD_TOP/$cargoDeps/Cargo.lock
        3c3
        < version = "$(sed -n 's/^Version: //p' PKG-INFO)"
        ---
        > version = "0.1.0"

        ERROR: cargoHash or cargoSha256 is out of date

        Cargo.lock is not the same in $NIX_BUILD_TOP/$cargoDeps

        To fix the issue:
        1. Set cargoHash/cargoSha256 to an empty string: \`cargoHash = "";\`
        2. Build the derivation and wait it to fail with a hash mismatch
        3. Copy the 'got: sha256-...' message back into the cargoHash field
        END
          exit 1
        fi
      '';
    };
  };

  # Take 20 seconds.
  slow-build = {
    version = "1.0";
    attrs = slow "compiling file";
  };
  slow-silent-build = {
    version = "1.0";
    attrs = slow "";
  };

  # Build, and fail when imported.
  raising-import = {
    version = "1.0";
    code = "raise RuntimeError('this module cannot be imported')\n";
  };
  hanging-import = {
    version = "1.0";
    code = "import time\nwhile True:\n    time.sleep(1)\n";
  };
  segfaulting-import = {
    version = "1.0";
    code = "import os, signal\nos.kill(os.getpid(), signal.SIGSEGV)\n";
  };
  exiting-import = {
    version = "1.0";
    code = "import sys\nsys.exit(3)\n";
  };
  printing-import = {
    version = "1.0";
    code = "import sys\nprint('to stdout')\nprint('to stderr', file=sys.stderr)\n";
  };
  needs-shared-lib = {
    version = "1.0";
    code = "raise ImportError('libfoo.so.1: cannot open shared object file: No such file or directory')\n";
  };
}
