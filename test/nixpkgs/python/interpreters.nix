# The interpreters, their package sets, and those that were removed.
{
  final,
  lib,
  config,
  wording,
}:
let
  interpreter =
    { attribute, version, ... }@spec:
    lib.makeOverridable (import ./interpreter.nix) (
      {
        inherit wording;
        inherit (final)
          lib
          stdenvNoCC
          config
          pythonPackagesExtensions
          ;
        pkgs = final;
        self = final.${attribute};
        pythonAttr = attribute;
        implementation = "cpython";
        pythonVersion = lib.versions.majorMinor version;
        packageOverrides = _: _: { };
      }
      // builtins.removeAttrs spec [ "attribute" ]
    );
  cpython = attribute: version: interpreter { inherit attribute version; };
  pypy =
    attribute: pythonVersion: version:
    interpreter {
      inherit attribute version pythonVersion;
      implementation = "pypy";
    };
  setOf = python: lib.recurseIntoAttrs python.pkgs;
in
{
  # Extensions of every interpreter's set, before the interpreter's own `packageOverrides`.
  pythonPackagesExtensions = [ ];

  python311 = cpython "python311" "3.11.14";
  python312 = cpython "python312" "3.12.12";
  python313 = cpython "python313" "3.13.9";
  python314 = cpython "python314" "3.14.0";
  pypy310 = pypy "pypy310" "3.10" "7.3.19";
  pypy311 = pypy "pypy311" "3.11" "7.3.20";
  python3 = final.python313;
  pypy3 = final.pypy311;

  python311Packages = setOf final.python311;
  python312Packages = setOf final.python312;
  python313Packages = setOf final.python313;
  python314Packages = setOf final.python314;
  pypy310Packages = setOf final.pypy310;
  pypy311Packages = setOf final.pypy311;
  python3Packages = final.python313Packages;
  pypy3Packages = final.pypy311Packages;
}
// lib.optionalAttrs config.allowAliases {
  python39 = throw "python39 has been removed because it has reached its end of life";
  python310 = throw "python310 has been removed because it has reached its end of life";
  python39Packages = throw "python39Packages has been removed because it has reached its end of life";
  python310Packages = throw "python310Packages has been removed because it has reached its end of life";
}
