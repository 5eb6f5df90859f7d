# From the table in packages.nix: packages whose "sdist" is a JSON text that names every file (see build.py).
# Each is a function of its dependencies, so `pandas.override { numpy = ...; }` works.
{
  lib,
  self,
  table,
}:
let
  modulesOf =
    attribute: table.${attribute}.modules or [ (builtins.replaceStrings [ "-" ] [ "_" ] attribute) ];

  # A module imports the first module of everything that it requires, as most real ones do.
  contentOf =
    attribute: spec:
    lib.concatMapStrings (name: "import ${builtins.head (modulesOf name)}\n") (spec.requires or [ ])
    + ''
      __version__ = "${spec.version}"
    ''
    + spec.code or "";

  sourceOf =
    attribute: spec:
    builtins.toFile "${attribute}-${spec.version}.json" (
      builtins.toJSON {
        name = spec.distribution or attribute;
        inherit (spec) version;
        requires = map (name: table.${name}.distribution or name) (spec.requires or [ ]);
        extras = builtins.mapAttrs (_: map (name: table.${name}.distribution or name)) (spec.extras or { });
        files =
          lib.genAttrs (map (name: "${name}/__init__.py") (modulesOf attribute)) (_: contentOf attribute spec)
          // spec.files or { };
        scripts = spec.scripts or { };
      }
    );

  generate =
    attribute: spec:
    lib.makeOverridable
      (
        dependencies:
        self.buildPythonPackage (
          {
            pname = attribute;
            inherit (spec) version;
            src = sourceOf attribute spec;
            pyproject = true;
            build-system = lib.optional (
              attribute != "setuptools" && attribute != "wheel"
            ) dependencies.setuptools;
            dependencies = map (name: dependencies.${name}) (spec.requires or [ ]);
            optional-dependencies = builtins.mapAttrs (_: map (name: dependencies.${name})) (
              spec.extras or { }
            );
            pos = builtins.unsafeGetAttrPos attribute table;
          }
          // spec.attrs or { }
          // {
            meta = {
              description = "The tests' ${attribute}";
              license = lib.licenses.bsd3;
            }
            // spec.meta or { };
          }
        )
      )
      (
        lib.getAttrs (
          (spec.requires or [ ]) ++ [ "setuptools" ] ++ lib.concatLists (lib.attrValues (spec.extras or { }))
        ) self
      );
in
builtins.mapAttrs generate table
