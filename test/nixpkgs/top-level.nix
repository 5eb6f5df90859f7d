# The package set: a fixed point of what is below, `config.packageOverrides` and the overlays, in this order.
{
  system,
  config,
  overlays,
  wording,
}:
let
  lib = import ./lib;

  packages =
    final:
    let
      callPackage = lib.callPackageWith final;
      stdenvs = import ./stdenv {
        inherit
          lib
          system
          config
          wording
          ;
      };
    in
    {
      inherit lib config callPackage;
      inherit (lib) recurseIntoAttrs;
      inherit system;
      inherit (stdenvs) stdenv stdenvNoCC hostTools;
      pkgs = final;
      path = ./.;
      newScope = extra: lib.callPackageWith (final // extra);
      appendOverlays =
        extra:
        import ./top-level.nix {
          inherit system config wording;
          overlays = overlays ++ extra;
        };
      extend = overlay: final.appendOverlays [ overlay ];

      mkShell = callPackage ./tools/mk-shell.nix { };
      mkShellNoCC = final.mkShell.override { stdenv = final.stdenvNoCC; };
    }
    // import ./fetch.nix { inherit lib system; }
    // import ./tools/builders.nix final
    // import ./tools/programs.nix final
    // import ./python/interpreters.nix {
      inherit
        final
        lib
        config
        wording
        ;
    };
in
lib.fix (
  lib.extends (lib.composeManyExtensions (
    [ (_: prev: config.packageOverrides prev) ] ++ overlays
  )) packages
)
