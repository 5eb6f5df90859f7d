# An interpreter's package set: a scope (`callPackage`, `overrideScope`) of helpers and of the packages in packages.nix,
# then `pythonPackagesExtensions` and `packageOverrides`, in this order.
{
  lib,
  config,
  pkgs,
  python,
  extensions,
}:
let
  makeScope =
    f:
    let
      self = f self // {
        overrideScope = change: makeScope (lib.extends change f);
        packages = f;
      };
    in
    self;

  hasPythonModule = package: package ? pythonModule && package.pythonModule == python;

  helpers =
    self:
    let
      builder = import ./build-package.nix { inherit lib python pkgs; };
    in
    {
      inherit python pkgs;
      inherit (pkgs) lib stdenv;
      inherit (builder) buildPythonPackage buildPythonApplication;
      inherit (python) isPyPy;
      inherit hasPythonModule;
      callPackage = lib.callPackageWith (pkgs // self);
      isPy3k = true;
      isPy311 = python.pythonVersion == "3.11";
      isPy312 = python.pythonVersion == "3.12";
      isPy313 = python.pythonVersion == "3.13";
      isPy314 = python.pythonVersion == "3.14";
      pythonOlder = lib.versionOlder python.pythonVersion;
      pythonAtLeast = lib.versionAtLeast python.pythonVersion;
      toPythonModule =
        package:
        package.overrideAttrs (old: {
          passthru = (old.passthru or { }) // {
            pythonModule = python;
          };
        });
      toPythonApplication = package: package.overrideAttrs { passthru.pythonModule = false; };
      # Every Python package among these and their dependencies, each once.
      requiredPythonModules =
        packages:
        let
          modules = builtins.filter hasPythonModule packages;
        in
        lib.unique (modules ++ lib.concatMap (module: module.requiredPythonModules) modules);
      # Takes its dependency from the interpreter and not from this set: what `override` without `self` leaves behind.
      asks-self = builder.buildPythonPackage {
        pname = "asks-self";
        version = "1.0";
        src = builtins.toFile "asks-self-1.0.json" (
          builtins.toJSON {
            name = "asks-self";
            version = "1.0";
            files."asks_self/__init__.py" = "import numpy\n";
          }
        );
        dependencies = [ python.pkgs.numpy ];
      };
    };

  base =
    self:
    let
      helpersOfSelf = helpers self;
    in
    helpersOfSelf
    // import ./generate.nix {
      inherit lib self;
      table = import ./packages.nix {
        inherit lib;
        inherit (helpersOfSelf) pythonAtLeast isPyPy;
      };
    }
    // lib.optionalAttrs config.allowAliases {
      inherit (pkgs) fetchPypi;
    };
in
makeScope (lib.extends (lib.composeManyExtensions extensions) base)
