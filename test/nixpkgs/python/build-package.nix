# `buildPythonPackage` and `buildPythonApplication`, with `overridePythonAttrs`.
{
  lib,
  python,
  pkgs,
}:
let
  overridable =
    build: attrs:
    let
      given = if builtins.isFunction attrs then lib.fix attrs else attrs;
      result = build given;
    in
    result
    // {
      overridePythonAttrs =
        change: overridable build (given // (if builtins.isFunction change then change given else change));
      overrideAttrs = change: overridable (args: (build args).overrideAttrs change) given;
    };

  build =
    isModule:
    {
      pname ? null,
      version ? null,
      name ? "${pname}-${version}",
      disabled ? false,
      doCheck ? true,
      checkPhase ? null,
      build-system ? [ ],
      dependencies ? [ ],
      optional-dependencies ? { },
      nativeBuildInputs ? [ ],
      propagatedBuildInputs ? [ ],
      nativeCheckInputs ? [ ],
      checkInputs ? [ ],
      stdenv ? pkgs.stdenvNoCC,
      passthru ? { },
      ...
    }@attrs:
    let
      required = propagatedBuildInputs ++ dependencies;
      package = stdenv.mkDerivation (
        builtins.removeAttrs attrs [
          "build-system"
          "checkInputs"
          "checkPhase"
          "dependencies"
          "disabled"
          "nativeCheckInputs"
          "optional-dependencies"
          "stdenv"
        ]
        // {
          name = "${lib.optionalString isModule "${python.libPrefix}-"}${name}";
          strictDeps = true;
          nativeBuildInputs = [
            "${./python-hook.sh}"
          ]
          ++ build-system
          ++ nativeBuildInputs;
          propagatedBuildInputs = required ++ [ python ];
          nativeInstallCheckInputs = nativeCheckInputs ++ checkInputs;
          doCheck = false;
          doInstallCheck = doCheck;
          buildScript = "${./build.py}";
          pythonInterpreter = python.interpreter;
          inherit (python) sitePackages;
          pos = attrs.pos or (builtins.unsafeGetAttrPos "pname" attrs);
          passthru = {
            inherit optional-dependencies disabled;
            requiredPythonModules = lib.unique (
              builtins.filter (module: module ? pythonModule && module.pythonModule == python) (
                lib.concatMap (module: [ module ] ++ module.requiredPythonModules or [ ]) required
              )
            );
          }
          // lib.optionalAttrs isModule { pythonModule = python; }
          // passthru;
        }
        // lib.optionalAttrs (checkPhase != null) { installCheckPhase = checkPhase; }
      );
    in
    lib.throwIf disabled "${name} not supported for interpreter ${python.executable}" package;
in
{
  buildPythonPackage = overridable (build true);
  buildPythonApplication = overridable (build false);
}
