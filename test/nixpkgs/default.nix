# A small nixpkgs for the tests: the real one's shapes, with packages that build in a fraction of a second from files in
# this folder alone. Nothing refers to a file but through a copy that the store names by its content (`"${./file}"`),
# so the derivations do not depend on where this folder lies.
{
  system ? builtins.currentSystem,
  localSystem ? { inherit system; },
  config ? (import ./impure.nix).config,
  overlays ? (import ./impure.nix).overlays,
  # Which of nixpkgs' wordings refusals have: "2025" or "2026".
  wording ? "2025",
}:
import ./top-level.nix {
  system = if builtins.isString localSystem then localSystem else localSystem.system;
  inherit overlays wording;
  config = {
    allowAliases = true;
    allowBroken = builtins.getEnv "NIXPKGS_ALLOW_BROKEN" == "1";
    allowUnfree = builtins.getEnv "NIXPKGS_ALLOW_UNFREE" == "1";
    allowUnfreePredicate = _: false;
    allowInsecurePredicate = _: builtins.getEnv "NIXPKGS_ALLOW_INSECURE" == "1";
    permittedInsecurePackages = [ ];
    packageOverrides = _: { };
  }
  // (if builtins.isFunction config then config { } else config);
}
