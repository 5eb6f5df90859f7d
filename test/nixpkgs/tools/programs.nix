# Tools at the top level: each prints its own name and version.
final:
let
  inherit (final) lib stdenvNoCC;

  program =
    {
      pname,
      version,
      says ? "${pname} ${version}",
      binaries ? [ pname ],
      meta ? { },
    }:
    stdenvNoCC.mkDerivation {
      inherit pname version;
      buildCommand = ''
        mkdir -p "$out/bin"
        for name in ${toString binaries}; do
          printf '#!/bin/sh\necho "%s"\n' ${lib.escapeShellArg says} > "$out/bin/$name"
        done
        chmod +x "$out"/bin/*
      '';
      meta = {
        mainProgram = builtins.head binaries;
        license = lib.licenses.gpl3Plus;
      }
      // meta;
    };

  # Empty static archives: what runs here are the host's programs, which must not load a library of ours.
  library =
    pname: version: file:
    stdenvNoCC.mkDerivation {
      inherit pname version;
      buildCommand = ''
        mkdir -p "$out/lib"
        : > "$out/lib/${file}"
      '';
      meta.license = lib.licenses.mit;
    };
in
{
  git = program {
    pname = "git";
    version = "2.51.0";
    says = "git version 2.51.0";
  };
  hello = program {
    pname = "hello";
    version = "2.12.2";
    says = "Hello, world!";
  };
  jq = program {
    pname = "jq";
    version = "1.8.1";
    says = "jq-1.8.1";
  };
  nodejs = program {
    pname = "nodejs";
    version = "24.11.0";
    says = "v24.11.0";
    binaries = [ "node" ];
  };
  poetry = program {
    pname = "poetry";
    version = "2.2.1";
    says = "Poetry (version 2.2.1)";
  };
  postgresql = program {
    pname = "postgresql";
    version = "17.6";
    says = "psql (PostgreSQL) 17.6";
    binaries = [
      "psql"
      "postgres"
    ];
  };
  ripgrep = program {
    pname = "ripgrep";
    version = "15.1.0";
    binaries = [ "rg" ];
  };
  unfree-tool = program {
    pname = "unfree-tool";
    version = "1.0";
    meta.license = lib.licenses.unfree;
  };
  uv = program {
    pname = "uv";
    version = "0.9.7";
  };
  zlib = library "zlib" "1.3.1" "libz.a";
  libGL = library "libglvnd" "1.7.0" "libGL.a";

  bash = final.hostTools "bash-5.3p3" [
    "bash"
    "sh"
  ];
  # The shell that `nix-shell` and `nix develop` start. Like nixpkgs' own, and unlike most hosts', it does not make up a
  # PATH when it is given none: a pure shell must not find the host's programs.
  bashInteractive =
    final.runCommand "bash-interactive-5.3p3"
      {
        script = ''
          #!/bin/bash
          case "$(declare -p PATH)" in "declare -x"*) ;; *) export PATH=/no-such-path ;; esac
          exec -a "$0" /bin/bash "$@"
        '';
      }
      ''
        mkdir -p "$out/bin"
        printf '%s' "$script" > "$out/bin/bash"
        chmod +x "$out/bin/bash"
      '';
}
