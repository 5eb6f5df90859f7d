# The part of nixpkgs' `lib` that environments for Python lean on.
let
  inherit (builtins)
    attrNames
    concatMap
    concatStringsSep
    elemAt
    filter
    foldl'
    head
    isAttrs
    isString
    listToAttrs
    map
    ;

  lib = import ./overriding.nix lib // {
    inherit (builtins)
      all
      any
      attrNames
      attrValues
      concatLists
      concatMap
      concatStringsSep
      elem
      filter
      foldl'
      functionArgs
      hasAttr
      head
      isAttrs
      isFunction
      isList
      isString
      length
      listToAttrs
      map
      mapAttrs
      readFile
      replaceStrings
      seq
      tail
      toJSON
      ;

    id = x: x;
    const = x: _: x;
    flip =
      f: a: b:
      f b a;

    # Lists and strings.
    optional = condition: element: if condition then [ element ] else [ ];
    optionals = condition: elements: if condition then elements else [ ];
    optionalString = condition: text: if condition then text else "";
    optionalAttrs = condition: set: if condition then set else { };
    toList = x: if builtins.isList x then x else [ x ];
    flatten = x: if builtins.isList x then concatMap lib.flatten x else [ x ];
    unique = foldl' (seen: x: if builtins.elem x seen then seen else seen ++ [ x ]) [ ];
    subtractLists = unwanted: filter (x: !(builtins.elem x unwanted));
    concatStrings = concatStringsSep "";
    concatMapStrings = f: list: lib.concatStrings (map f list);
    concatMapStringsSep =
      separator: f: list:
      concatStringsSep separator (map f list);
    hasPrefix = prefix: text: builtins.substring 0 (builtins.stringLength prefix) text == prefix;
    hasSuffix =
      suffix: text:
      let
        extra = builtins.stringLength text - builtins.stringLength suffix;
      in
      extra >= 0 && builtins.substring extra (-1) text == suffix;
    splitString = separator: text: filter isString (builtins.split (lib.escapeRegex separator) text);
    escapeRegex = builtins.replaceStrings [ "." "+" "*" ] [ "\\." "\\+" "\\*" ];
    escapeShellArg = text: "'${builtins.replaceStrings [ "'" ] [ "'\\''" ] (toString text)}'";
    versionOlder = a: b: builtins.compareVersions b a == 1;
    versionAtLeast = a: b: !(lib.versionOlder a b);
    versions = {
      major = version: elemAt (builtins.splitVersion version) 0;
      minor = version: elemAt (builtins.splitVersion version) 1;
      majorMinor = version: "${lib.versions.major version}.${lib.versions.minor version}";
    };

    # Attribute sets.
    genAttrs =
      names: f:
      listToAttrs (
        map (name: {
          inherit name;
          value = f name;
        }) names
      );
    nameValuePair = name: value: { inherit name value; };
    mapAttrs' = f: set: listToAttrs (map (name: f name set.${name}) (attrNames set));
    mapAttrsToList = f: set: map (name: f name set.${name}) (attrNames set);
    filterAttrs =
      f: set: builtins.removeAttrs set (filter (name: !(f name set.${name})) (attrNames set));
    getAttrs = names: set: lib.genAttrs names (name: set.${name});
    attrByPath =
      path: default: set:
      if path == [ ] then
        set
      else if isAttrs set && builtins.hasAttr (head path) set then
        lib.attrByPath (builtins.tail path) default set.${head path}
      else
        default;
    hasAttrByPath = path: set: lib.attrByPath path null set != null;
    isDerivation = x: x.type or null == "derivation";
    recurseIntoAttrs = set: set // { recurseForDerivations = true; };
    dontRecurseIntoAttrs = set: set // { recurseForDerivations = false; };
    recursiveUpdate =
      left: right:
      left
      // builtins.mapAttrs (
        name: value:
        if isAttrs value && isAttrs (left.${name} or null) then
          lib.recursiveUpdate left.${name} value
        else
          value
      ) right;

    # Packages.
    getName =
      x:
      if isString x then
        (builtins.parseDrvName x).name
      else
        x.pname or (builtins.parseDrvName x.name).name;
    getVersion =
      x:
      if isString x then
        (builtins.parseDrvName x).version
      else
        x.version or (builtins.parseDrvName x.name).version;
    getBin = lib.getOutput "bin";
    getLib = lib.getOutput "lib";
    getDev = lib.getOutput "dev";
    getOutput = output: package: package.${output} or package.out or package;
    getExe =
      package:
      "${lib.getBin package}/bin/${package.meta.mainProgram or package.pname or (lib.getName package)}";
    makeSearchPath = folder: paths: concatStringsSep ":" (map (path: "${path}/${folder}") paths);
    makeLibraryPath = packages: lib.makeSearchPath "lib" (map lib.getLib packages);
    makeBinPath = packages: lib.makeSearchPath "bin" (map lib.getBin packages);

    warn = message: value: builtins.trace "evaluation warning: ${message}" value;
    warnIf = condition: message: if condition then lib.warn message else lib.id;
    throwIf =
      condition: message: value:
      if condition then throw message else value;
    assertMsg = condition: message: condition || throw message;
    fakeHash = "sha256-AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";
    fakeSha256 = "0000000000000000000000000000000000000000000000000000000000000000";
    licenses = import ./licenses.nix;
    platforms = {
      all = lib.systems.flakeExposed;
      unix = lib.systems.flakeExposed;
      linux = filter (lib.hasSuffix "-linux") lib.systems.flakeExposed;
      darwin = filter (lib.hasSuffix "-darwin") lib.systems.flakeExposed;
    };
    maintainers = { };
    systems.flakeExposed = [
      "x86_64-linux"
      "aarch64-linux"
      "x86_64-darwin"
      "aarch64-darwin"
    ];
    trivial = {
      release = "26.05";
      version = "26.05pre-git";
      codeName = "Test";
    };
    inherit (lib.trivial) version;
    inherit (lib.trivial) release;
    lists = lib;
    strings = lib;
    attrsets = lib;
  };
in
lib
