/**
The syntax tree of a Nix file. Every node knows its half-open range [start, end) in UTF-16 units of the text, without the trivia around
it; offsets of signs that an editor may need are named fields. `kind` tells the nodes apart.
*/
type Of<Kind extends string> = {readonly kind: Kind; readonly start: number; readonly end: number};

export type Identifier = Of<'identifier'> & {readonly name: string};
export type Literal = Of<'integer' | 'float' | 'uri' | 'search-path'>;

/** A piece of literal text, see the token kinds of the same names. */
export type Text = Of<'text' | 'escape'>;
/** `${expression}`, braces included. */
export type Interpolation = Of<'interpolation'> & {readonly expression: Expression};
export type Part = Text | Interpolation;
/** A string or path with its parts; quotes belong to the node and to no part. The first part of a path is always text. */
export type StringLiteral = Of<'string' | 'indented-string'> & {readonly parts: readonly Part[]};
export type Path = Of<'path'> & {readonly parts: readonly Part[]};

export type Parentheses = Of<'parentheses'> & {readonly expression: Expression};
export type List = Of<'list'> & {readonly elements: readonly Expression[]};

/** One step of an attribute path. Its static key, if it has one, is told by `staticKey`. */
export type AttributeName = Identifier | StringLiteral | Interpolation;
export type AttributePath = Of<'attribute-path'> & {readonly names: readonly AttributeName[]};

/** `path = value;`, the semicolon included as the last character. `equals` is the offset of `=`. */
export type Binding = Of<'binding'> & {
	readonly path: AttributePath;
	readonly equals: number;
	readonly value: Expression;
};

/** `inherit a b;` or `inherit (from) a b;`, the semicolon included as the last character. No name is dynamic. */
export type Inherit = Of<'inherit'> & {
	readonly from: Parentheses | undefined;
	readonly names: readonly AttributeName[];
};

export type Definition = Binding | Inherit;

/** `{ ... }`, `rec { ... }`, or the legacy `let { ..., body = ...; }`. `open` is the offset of `{`; the `}` is the last character. */
export type AttributeSet = Of<'attribute-set'> & {
	readonly form: 'plain' | 'rec' | 'let';
	readonly open: number;
	readonly definitions: readonly Definition[];
};

/** `let ... in body`. `in` is the offset of that keyword. */
export type LetIn = Of<'let-in'> & {
	readonly definitions: readonly Definition[];
	readonly in: number;
	readonly body: Expression;
};

/** `name` or `name ? fallback`, without the comma. */
export type Formal = Of<'formal'> & {readonly name: Identifier; readonly fallback: Expression | undefined};

/** `{ a, b ? 1, ... }`, braces included. `ellipsis` is the offset of `...`; `commas` are those of the commas. */
export type Formals = Of<'formals'> & {
	readonly formals: readonly Formal[];
	readonly commas: readonly number[];
	readonly ellipsis: number | undefined;
};

/** `x: body`, `{ a }: body`, `x@{ a }: body` or `{ a }@x: body`. `colon` is the offset of `:`. */
export type Lambda = Of<'lambda'> & {
	readonly parameter: Identifier | undefined;
	readonly formals: Formals | undefined;
	readonly colon: number;
	readonly body: Expression;
};

export type With = Of<'with'> & {readonly namespace: Expression; readonly body: Expression};
export type Assert = Of<'assert'> & {readonly condition: Expression; readonly body: Expression};
export type If = Of<'if'> & {readonly condition: Expression; readonly consequence: Expression; readonly alternative: Expression};

/** `target.path` or `target.path or fallback`. */
export type Select = Of<'select'> & {
	readonly target: Expression;
	readonly path: AttributePath;
	readonly fallback: Expression | undefined;
};

/** `target ? path`. */
export type HasAttribute = Of<'has-attribute'> & {readonly target: Expression; readonly path: AttributePath};

/** `function argument`; several arguments nest to the left. The legacy `f or` applies `f` to the identifier `or`. */
export type Apply = Of<'apply'> & {readonly function: Expression; readonly argument: Expression};

export type UnaryOperator = '!' | '-';
export type Unary = Of<'unary'> & {readonly operator: UnaryOperator; readonly operand: Expression};

export type BinaryOperator = '==' | '!=' | '<' | '>' | '<=' | '>=' | '&&' | '||' | '->' | '//' | '+' | '-' | '*' | '/' | '++';
/** `left operator right`. `at` is the offset of the operator. */
export type Binary = Of<'binary'> & {
	readonly operator: BinaryOperator;
	readonly at: number;
	readonly left: Expression;
	readonly right: Expression;
};

export type Expression = Identifier | Literal | StringLiteral | Path | Parentheses | List | AttributeSet | LetIn | Lambda
	| With | Assert | If | Select | HasAttribute | Apply | Unary | Binary;

export type Node = Expression | Text | Interpolation | AttributePath | Definition | Formal | Formals;
