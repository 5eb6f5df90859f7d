# The caller's own configuration, which is read only when `config` or `overlays` is not given.
let
  home = builtins.getEnv "HOME";
  firstFile =
    default: paths:
    let
      found = builtins.filter (path: path != "" && builtins.pathExists path) paths;
    in
    if found == [ ] then default else import (builtins.head found);
in
{
  config = firstFile { } [
    (builtins.getEnv "NIXPKGS_CONFIG")
    "${home}/.config/nixpkgs/config.nix"
  ];
  overlays = firstFile [ ] [ "${home}/.config/nixpkgs/overlays.nix" ];
}
