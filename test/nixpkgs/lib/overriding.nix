# Fixed points, overlays, `override` and `callPackage`.
lib:
let
  inherit (builtins)
    foldl'
    functionArgs
    intersectAttrs
    isAttrs
    isFunction
    ;
in
{
  fix =
    f:
    let
      x = f x;
    in
    x;
  extends =
    overlay: f: final:
    let
      prev = f final;
    in
    prev // overlay final prev;
  composeExtensions =
    f: g: final: prev:
    let
      fApplied = f final prev;
    in
    fApplied // g final (prev // fApplied);
  composeManyExtensions = foldl' lib.composeExtensions (_: _: { });

  # `override`: calling again with some arguments replaced.
  makeOverridable =
    f: args:
    let
      result = f args;
      override =
        changes: lib.makeOverridable f (args // (if isFunction changes then changes args else changes));
    in
    if isAttrs result then
      result // { inherit override; }
    else if isFunction result then
      {
        inherit override;
        __functor = _: result;
        __functionArgs = lib.functionArgsOf result;
      }
    else
      result;
  functionArgsOf = f: f.__functionArgs or (functionArgs f);
  callPackageWith =
    scope: fileOrFunction: args:
    let
      f = if isFunction fileOrFunction then fileOrFunction else import fileOrFunction;
    in
    lib.makeOverridable f (intersectAttrs (functionArgs f) scope // args);
  # A function of the final attributes and the previous ones, however many of the two it takes.
  toExtension =
    f: final: prev:
    if !(isFunction f) then
      f
    else
      let
        result = f prev;
      in
      if isFunction result then f final prev else result;
}
