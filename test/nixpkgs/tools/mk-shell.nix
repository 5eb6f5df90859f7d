# `mkShell`: a derivation to enter, not to build. `packages` becomes `nativeBuildInputs`.
{ lib, stdenv }:
{
  name ? "nix-shell",
  packages ? [ ],
  inputsFrom ? [ ],
  buildInputs ? [ ],
  nativeBuildInputs ? [ ],
  propagatedBuildInputs ? [ ],
  propagatedNativeBuildInputs ? [ ],
  ...
}@attrs:
let
  # The inputs of the packages in `inputsFrom`, except for those packages themselves.
  merge =
    kind:
    (attrs.${kind} or [ ])
    ++ lib.subtractLists inputsFrom (lib.flatten (map (package: package.${kind} or [ ]) inputsFrom));
in
stdenv.mkDerivation (
  {
    inherit name;
    phases = [ "buildPhase" ];
    buildPhase = ''
      { echo "------------------------------------------------------------"
        echo " WARNING: the existence of this path is not guaranteed."
        echo " It is an internal implementation detail for pkgs.mkShell."
        echo "------------------------------------------------------------"
        echo
        export
      } >> "$out"
    '';
    preferLocalBuild = true;
  }
  // builtins.removeAttrs attrs [
    "packages"
    "inputsFrom"
  ]
  // {
    buildInputs = merge "buildInputs";
    nativeBuildInputs = packages ++ merge "nativeBuildInputs";
    propagatedBuildInputs = merge "propagatedBuildInputs";
    propagatedNativeBuildInputs = merge "propagatedNativeBuildInputs";
    shellHook = builtins.concatStringsSep "\n" (
      lib.concatMap (package: lib.optional (package ? shellHook) package.shellHook) (
        inputsFrom ++ [ attrs ]
      )
    );
  }
)
