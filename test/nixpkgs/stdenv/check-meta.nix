# Refuses broken, unfree and insecure packages, in nixpkgs' words: those up to 2025, or those from 2026 on.
{
  lib,
  config,
  wording,
}:
attrs:
let
  meta = attrs.meta or { };
  name = attrs.name or "${attrs.pname}-${attrs.version}";
  position = if meta.position or null == null then "«unknown-file»" else meta.position;
  licences = lib.toList (meta.license or [ ]);
  problems = meta.knownVulnerabilities or [ ];
  unfree = lib.any (license: !(license.free or true)) licences;
  insecure = problems != [ ];

  # `phrase` is what is allowed, `attribute` the configuration that allows it.
  allowing = phrase: attribute: variable: ''
    a) To temporarily allow ${phrase}, you can use an environment variable
       for a single invocation of the nix tools.

         $ export ${variable}=1

       Note: When using `nix shell`, `nix build`, `nix develop`, etc with a flake,
             then pass `--impure` in order to allow use of environment variables.

    b) For `nixos-rebuild` you can set
      { nixpkgs.config.${attribute} = true; }
    in configuration.nix to override this.
  '';
  perUser = entry: ''
    For `nix-env`, `nix-build`, `nix-shell` or any other Nix command you can add
      ${entry}
    to ~/.config/nixpkgs/config.nix.
  '';
  licenceNames = builtins.concatStringsSep ", " (
    map (license: license.shortName or (toString license)) licences
  );

  recent = wording == "2026";
  quote = text: if recent then "'${text}'" else "‘${text}’";

  refusals =
    lib.optional (unfree && !config.allowUnfree && !(config.allowUnfreePredicate attrs)) {
      short = "has an unfree license (${quote licenceNames})";
      help = allowing "unfree packages" "allowUnfree" "NIXPKGS_ALLOW_UNFREE" + ''

        Alternatively you can configure a predicate to allow specific packages:
          { nixpkgs.config.allowUnfreePredicate = pkg: builtins.elem (lib.getName pkg) [
              "${lib.getName (attrs // { inherit name; })}"
            ];
          }

        c) ${perUser "{ allowUnfree = true; }"}'';
    }
    ++ lib.optional (meta.broken or false && !config.allowBroken) {
      short =
        if recent then "has problems:\n- broken: This package is broken." else "is marked as broken";
      help =
        allowing "broken packages" "allowBroken" "NIXPKGS_ALLOW_BROKEN"
        + "\nc) ${perUser "{ allowBroken = true; }"}";
    }
    ++
      lib.optional
        (
          insecure
          && !(builtins.elem name config.permittedInsecurePackages)
          && !(config.allowInsecurePredicate attrs)
        )
        {
          short = "is marked as insecure";
          help = ''
            Known issues:
            ${lib.concatMapStrings (problem: " - ${problem}\n") problems}
            You can install it anyway by allowing this package, using the
            following methods:

            a) To temporarily allow all insecure packages, you can use an environment
               variable for a single invocation of the nix tools:

                 $ export NIXPKGS_ALLOW_INSECURE=1

            b) for `nixos-rebuild` you can add ‘${name}’ to
               `nixpkgs.config.permittedInsecurePackages` in the configuration.nix,
               like so:

                 {
                   nixpkgs.config.permittedInsecurePackages = [
                     "${name}"
                   ];
                 }

            c) ${perUser "{ permittedInsecurePackages = [ \"${name}\" ]; }"}'';
        };

  refuse =
    { short, help }:
    throw (
      if recent then
        "Refusing to evaluate package '${name}' in ${position} because it ${short}\n\n${help}"
      else
        "Package ‘${name}’ in ${position} ${short}, refusing to evaluate.\n\n${help}"
    );
in
{
  inherit unfree insecure;
  valid = refusals == [ ];
  handled = refusals == [ ] || refuse (builtins.head refusals);
}
