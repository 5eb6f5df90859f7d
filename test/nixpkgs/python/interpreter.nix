# One interpreter, and its package set. Only the attributes say "3.13": what runs is the host's python3, of whatever version,
# in a folder that is a virtual environment to it (so it sees no package of the host). Called through `makeOverridable`:
# a second `override { packageOverrides = ...; }` therefore replaces the first, as in nixpkgs.
{
  lib,
  stdenvNoCC,
  config,
  wording,
  pkgs,
  self,
  pythonAttr,
  implementation,
  version,
  pythonVersion,
  packageOverrides,
  pythonPackagesExtensions,
  enableOptimizations ? false,
  enableGIL ? true,
}:
let
  isPyPy = implementation == "pypy";
  executable = if isPyPy then "pypy${pythonVersion}" else "python${pythonVersion}";
  pname = if isPyPy then executable else "python3";
  sitePackages = "lib/${executable}/site-packages";

  pythonPackages = import ./package-set.nix {
    inherit lib config pkgs;
    python = self;
    extensions = pythonPackagesExtensions ++ [ packageOverrides ];
  };
  buildEnv = lib.makeOverridable (import ./environment.nix) {
    inherit lib stdenvNoCC wording;
    python = self;
    inherit (pythonPackages) requiredPythonModules;
  };

  drv = stdenvNoCC.mkDerivation {
    inherit pname version;
    inherit executable sitePackages;
    optimized = enableOptimizations;
    gil = enableGIL;
    aliases =
      if isPyPy then
        [ "pypy3" ]
      else
        [
          "python"
          "python3"
        ];
    buildCommand = ''
      source ${./virtual-environment.sh}
      makeVirtualEnvironment
      mkdir -p "$out/nix-support"
      cat > "$out/nix-support/setup-hook" <<END
      addPythonPath() { addToSearchPath PYTHONPATH "\$1/$sitePackages"; }
      addEnvHooks 0 addPythonPath
      END
    '';
    passthru = {
      inherit
        executable
        implementation
        pythonAttr
        pythonVersion
        sitePackages
        packageOverrides
        buildEnv
        isPyPy
        ;
      isPy3 = true;
      isPy3k = true;
      sourceVersion = {
        major = lib.versions.major version;
        minor = lib.versions.minor version;
        patch = builtins.elemAt (builtins.splitVersion version) 2;
        suffix = "";
      };
      libPrefix = executable;
      interpreter = "${self}/bin/${executable}";
      pkgs = pythonPackages;
      pythonOnBuildForHost = self;
      pythonForBuild = self;
      withPackages = f: buildEnv.override { extraLibs = f pythonPackages; };
      hasDistutilsCxxPatch = false;
    };
    meta = {
      license = lib.licenses.psfl;
      mainProgram = executable;
      platforms = lib.platforms.all;
    };
  };
in
drv
