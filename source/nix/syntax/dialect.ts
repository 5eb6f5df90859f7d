/**
What versions of Nix disagree on while parsing, as far as a file meets it.

- `mergesDeeply`: an attribute may be given twice if both values are attribute sets. Today so at every depth; older versions refuse
  `{ a = { b = { c = 1; }; }; a = { b = { d = 2; }; }; }` for `b`.
- `forgets`: older versions (before 2.17) drop the dynamic attributes of the second of two such sets, and the source of an `inherit (x);`
  without names; so they miss an undefined variable there.
- `variables`: what is in scope everywhere.
*/
export type Dialect = {readonly mergesDeeply: boolean; readonly forgets: boolean; readonly variables: ReadonlySet<string>};

/** Builtins that are variables by their own name. */
const plain = `
	abort baseNameOf builtins derivation derivationStrict dirOf false fetchGit fetchMercurial fetchTarball fetchTree fromTOML import isNull
	map null placeholder removeAttrs scopedImport throw toString true
`;

/** Builtins that are variables only with two underscores in front. */
const prefixed = `
	add addErrorContext all any appendContext attrNames attrValues bitAnd bitOr bitXor catAttrs ceil compareVersions concatLists
	concatMap concatStringsSep currentSystem currentTime deepSeq div elem elemAt fetchurl filter filterSource findFile floor foldl'
	fromJSON functionArgs genList genericClosure getAttr getContext getEnv groupBy hasAttr hasContext hashFile hashString head
	intersectAttrs isAttrs isBool isFloat isFunction isInt isList isPath isString langVersion length lessThan listToAttrs mapAttrs match
	mul nixPath nixVersion parseDrvName partition path pathExists readDir readFile replaceStrings seq sort split splitVersion storeDir
	storePath stringLength sub substring tail toFile toJSON toPath toXML trace tryEval typeOf unsafeDiscardOutputDependency
	unsafeDiscardStringContext unsafeGetAttrPos zipAttrsWith
`;

const words = (list: string): string[] => list.trim().split(/\s+/);

const underscored = (list: string): string[] => words(list).map(word => `__${word}`);

const old = [...words(plain), ...underscored(prefixed)];

/** Later than 2.8, or only with an experimental feature. */
const later = ['break', ...underscored(`
	addDrvOutputDependencies convertHash fetchClosure flakeRefToString getFlake outputOf parseFlakeRef readFileType
	traceVerbose unsafeDiscardStringContextDependency warn
`)];

/** Nix 2.8, as in Debian 12. */
export const nix28: Dialect = {mergesDeeply: false, forgets: true, variables: new Set(old)};

/** Nix of today, with the builtins of every experimental feature. */
export const nixToday: Dialect = {mergesDeeply: true, forgets: false, variables: new Set([...old, ...later])};
