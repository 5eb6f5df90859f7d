# The trivial builders.
final:
let
  inherit (final) lib stdenvNoCC;
in
{
  runCommand =
    name: env: buildCommand:
    stdenvNoCC.mkDerivation (
      {
        inherit name buildCommand;
        passthru = env.passthru or { };
      }
      // builtins.removeAttrs env [ "passthru" ]
    );
  writeText =
    name: text:
    final.runCommand name { inherit text; } ''
      printf '%s' "$text" > "$out"
    '';
  writeShellScriptBin =
    name: text:
    final.runCommand name
      {
        script = "#!/bin/bash\n${text}\n";
        meta.mainProgram = name;
      }
      ''
        mkdir -p "$out/bin"
        printf '%s' "$script" > "$out/bin/${name}"
        chmod +x "$out/bin/${name}"
      '';
  symlinkJoin =
    { name, paths }:
    final.runCommand name { inherit paths; } ''
      mkdir "$out"
      for path in $paths; do
        (cd "$path" && find . -type d -exec mkdir -p "$out/{}" \; && find . ! -type d -exec ln -s "$path/{}" "$out/{}" \;)
      done
    '';
  buildEnv =
    { name, paths, ... }:
    final.symlinkJoin { inherit name paths; };
  linkFarm =
    name: entries:
    final.runCommand name { } (
      "mkdir $out\n" + lib.concatMapStrings (entry: "ln -s ${entry.path} $out/${entry.name}\n") entries
    );
}
