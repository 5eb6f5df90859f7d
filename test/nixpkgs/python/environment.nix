# `python.buildEnv`, which `withPackages` calls: one folder with the interpreter and all packages, and what they require.
{
  lib,
  stdenvNoCC,
  wording,
  python,
  requiredPythonModules,
  extraLibs ? [ ],
  ignoreCollisions ? false,
  permitUserSite ? false,
}:
let
  env = stdenvNoCC.mkDerivation {
    name = "${python.name}-env";
    inherit (python) executable sitePackages;
    inherit ignoreCollisions permitUserSite wording;
    aliases =
      if python.isPyPy then
        [ "pypy3" ]
      else
        [
          "python"
          "python3"
        ];
    paths = requiredPythonModules extraLibs;
    preferLocalBuild = true;
    buildCommand = ''
      source ${./virtual-environment.sh}
      makeVirtualEnvironment
      "$out/bin/$executable" -I -S ${./merge.py}
    '';
    passthru = {
      inherit python;
      inherit (python)
        executable
        sitePackages
        pythonVersion
        pkgs
        ;
      interpreter = "${env}/bin/${python.executable}";
      env = stdenvNoCC.mkDerivation {
        name = "interactive-shell-environment";
        nativeBuildInputs = [ env ];
        buildCommand = ''
          echo >&2 "*** Python 'env' attributes are intended for interactive nix-shell sessions, not for building! ***"
          exit 1
        '';
      };
    };
    meta = python.meta;
  };
in
env
