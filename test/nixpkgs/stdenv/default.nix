# The build environment: the host's tools behind links, bash, and `setup` (see setup.sh).
{
  lib,
  system,
  config,
  wording,
}:
let
  shell = "/bin/bash";

  # Links to host programs: `name` is the package, `tools` the programs.
  hostTools =
    name: tools:
    derivation {
      inherit name system tools;
      builder = shell;
      args = [
        "-e"
        "${./host-tools.sh}"
      ];
    };

  coreTools = hostTools "host-tools-9.8" (import ./tool-names.nix);
  cc = hostTools "gcc-wrapper-15.2.0" [
    "cc"
    "gcc"
    "c++"
    "g++"
    "clang"
    "ld"
  ];

  makeStdenv =
    { hasCC }:
    let
      drv = derivation {
        name = "stdenv${lib.optionalString (!hasCC) "-no-cc"}";
        inherit system;
        initialPath = [ coreTools ];
        defaultNativeBuildInputs = lib.optional hasCC cc;
        setup = "${./setup.sh}";
        builder = shell;
        args = [
          "-e"
          "-c"
          ''
            "${coreTools}/bin/mkdir" "$out"
            {
              echo "initialPath='$initialPath'"
              echo "defaultNativeBuildInputs='$defaultNativeBuildInputs'"
              echo "export SHELL=${shell}"
              "${coreTools}/bin/cat" "$setup"
            } > "$out/setup"
          ''
        ];
      };
      platform = {
        inherit system;
        isLinux = lib.hasSuffix "-linux" system;
        isDarwin = lib.hasSuffix "-darwin" system;
        isx86_64 = lib.hasPrefix "x86_64-" system;
        isAarch64 = lib.hasPrefix "aarch64-" system;
      };
    in
    drv
    // {
      inherit shell system hasCC;
      hostPlatform = platform;
      buildPlatform = platform;
      targetPlatform = platform;
      inherit (platform)
        isLinux
        isDarwin
        isx86_64
        isAarch64
        ;
      mkDerivation = import ./make-derivation.nix {
        inherit
          lib
          system
          shell
          config
          ;
        stdenv = drv;
        checkMeta = import ./check-meta.nix { inherit lib config wording; };
      };
    }
    // lib.optionalAttrs hasCC {
      cc = cc // {
        cc = cc // {
          lib = cc;
        };
        libc = cc;
      };
    };
in
{
  inherit hostTools;
  stdenv = makeStdenv { hasCC = true; };
  stdenvNoCC = makeStdenv { hasCC = false; };
}
