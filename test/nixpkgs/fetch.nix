# Fetchers: fixed-output derivations as in nixpkgs, whose "network" is the folder pypi/. A file that is not there fails in
# the builder, as a 404 does, and never at evaluation.
{ lib, system }:
let
  fetch =
    {
      name,
      url,
      hash ? "",
      sha256 ? "",
    }:
    let
      given = if hash != "" then hash else sha256;
      wanted =
        if given == "" then lib.warn "found empty hash, assuming '${lib.fakeHash}'" lib.fakeHash else given;
    in
    derivation (
      {
        inherit name system url;
        mirror = "${./pypi}";
        builder = "/bin/bash";
        args = [
          "-e"
          "${./fetch.sh}"
        ];
        outputHashMode = "flat";
        outputHash = wanted;
        preferLocalBuild = true;
      }
      # An SRI hash names its algorithm itself.
      // lib.optionalAttrs (!(lib.hasPrefix "sha" wanted)) { outputHashAlgo = "sha256"; }
    )
    // {
      urls = [ url ];
    };

  wheelName =
    {
      pname,
      version,
      dist ? "py2.py3",
      python ? "py2.py3",
      abi ? "none",
      platform ? "any",
    }:
    {
      folder = "${dist}/${builtins.substring 0 1 pname}/${pname}";
      file = "${pname}-${version}-${python}-${abi}-${platform}.whl";
    };
  sdistName =
    {
      pname,
      version,
      extension ? "tar.gz",
    }:
    {
      folder = "source/${builtins.substring 0 1 pname}/${pname}";
      file = "${pname}-${version}.${extension}";
    };
in
{
  fetchurl =
    {
      url ? builtins.head urls,
      urls ? [ url ],
      name ? baseNameOf url,
      hash ? "",
      sha256 ? "",
    }:
    fetch {
      inherit
        name
        url
        hash
        sha256
        ;
    };

  fetchPypi = lib.makeOverridable (
    {
      format ? "setuptools",
      hash ? "",
      sha256 ? "",
      ...
    }@arguments:
    let
      nameOf =
        if format == "wheel" then
          wheelName
        else if format == "setuptools" then
          sdistName
        else
          throw "Unsupported format ${format}";
      named = nameOf (
        builtins.removeAttrs arguments [
          "format"
          "hash"
          "sha256"
        ]
      );
    in
    fetch {
      name = named.file;
      url = "mirror://pypi/${named.folder}/${named.file}";
      inherit hash sha256;
    }
  );
}
