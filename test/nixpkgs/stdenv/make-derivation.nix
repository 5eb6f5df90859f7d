# `stdenv.mkDerivation`: attributes, or a function of the final attributes; with `overrideAttrs`, `passthru` and checked `meta`.
{
  lib,
  system,
  shell,
  config,
  stdenv,
  checkMeta,
}:
let
  dropped = [
    "meta"
    "passthru"
    "pos"
    "checkInputs"
    "nativeCheckInputs"
    "installCheckInputs"
    "nativeInstallCheckInputs"
    "env"
  ];

  derive =
    {
      attrs,
      finalPackage,
      overrideAttrs,
    }:
    let
      doCheck = attrs.doCheck or config.doCheckByDefault or false;
      doInstallCheck = attrs.doInstallCheck or false;
      testInputs =
        lib.optionals doCheck ((attrs.nativeCheckInputs or [ ]) ++ (attrs.checkInputs or [ ]))
        ++ lib.optionals doInstallCheck (
          (attrs.nativeInstallCheckInputs or [ ]) ++ (attrs.installCheckInputs or [ ])
        );
      name = attrs.name or "${attrs.pname}-${attrs.version}";
      arguments = {
        buildInputs = [ ];
        propagatedBuildInputs = [ ];
        propagatedNativeBuildInputs = [ ];
        strictDeps = false;
      }
      // builtins.removeAttrs attrs dropped
      // (attrs.env or { })
      // {
        inherit
          name
          system
          stdenv
          doCheck
          doInstallCheck
          ;
        nativeBuildInputs = (attrs.nativeBuildInputs or [ ]) ++ testInputs;
        builder = attrs.realBuilder or shell;
        args =
          attrs.args or [
            "-e"
            (attrs.builder or "${./default-builder.sh}")
          ];
      };
      drv = derivation arguments;
      meta = {
        inherit name;
        available = (checkMeta attrs).valid;
        broken = false;
        unfree = (checkMeta attrs).unfree;
        insecure = (checkMeta attrs).insecure;
        outputsToInstall = [ "out" ];
        position =
          let
            pos =
              attrs.pos or (builtins.unsafeGetAttrPos (if attrs ? version then "version" else "name") attrs);
          in
          if pos == null then null else "${pos.file}:${toString pos.line}";
      }
      // (attrs.meta or { });
      checked = (checkMeta (attrs // { inherit name meta; })).handled;
      # Outputs that only exist when the package may be evaluated.
      guard = value: builtins.seq checked value;
      passthru = attrs.passthru or { };
    in
    drv
    // {
      drvPath = guard drv.drvPath;
      outPath = guard drv.outPath;
      out = finalPackage;
      inherit meta passthru overrideAttrs;
      inputDerivation = derivation (
        builtins.removeAttrs arguments [ "outputs" ]
        // {
          builder = shell;
          args = [
            "-c"
            "export > $out"
          ];
        }
      );
    }
    // passthru;

  construct =
    attrsOf:
    let
      finalAttrs = attrsOf (finalAttrs // { inherit finalPackage; });
      finalPackage = derive {
        attrs = finalAttrs;
        inherit finalPackage;
        overrideAttrs = change: construct (lib.extends (lib.toExtension change) attrsOf);
      };
    in
    finalPackage;
in
attrs: construct (if builtins.isFunction attrs then attrs else _: attrs)
