import {type Attributes, collectAttributes, type Value} from './attributes.js';
import {type Dialect, nixToday} from './dialect.js';
import type {
	AttributeSet, Expression, Identifier, Lambda, LetIn, Node, With,
} from './node.js';
import type {SyntaxTree} from './parser.js';
import {excerpt, NixSyntaxError} from './syntax-error.js';
import {children} from './walk.js';

/** Names in scope now, each with how often it is; and how many `with` are around. */
type Scope = {readonly counts: Map<string, number>; withs: number};

type Checker = {
	readonly text: string;
	readonly dialect: Dialect;
	readonly scope: Scope;
	/** What is still to be done, last first: in place of recursion, so that a tree of any depth is fine. */
	readonly waiting: Task[];
};

type Task = () => void;

/** Puts tasks first in line, in their order. No spread: there may be more than fit a call. */
const later = (checker: Checker, tasks: readonly Task[]): void => {
	for (const task of tasks.toReversed()) {
		checker.waiting.push(task);
	}
};

const checkVariable = ({text, dialect, scope}: Checker, name: string, start: number): void => {
	if (scope.withs === 0 && !scope.counts.get(name) && !dialect.variables.has(name)) {
		throw new NixSyntaxError(text, start, `undefined variable \`${excerpt(name)}\``);
	}
};

const change = (counts: Map<string, number>, names: Iterable<string>, by: 1 | -1): void => {
	for (const name of names) {
		counts.set(name, (counts.get(name) ?? 0) + by);
	}
};

/** Does the tasks with more names in scope. */
const withNames = (checker: Checker, names: readonly string[], tasks: readonly Task[]): void => {
	const {counts} = checker.scope;
	const enter = (): void => {
		change(counts, names, 1);
	};

	const leave = (): void => {
		change(counts, names, -1);
	};

	later(checker, [enter, ...tasks, leave]);
};

const nodeTask = (checker: Checker, node: Node | undefined): Task => () => {
	if (node) {
		checkNode(checker, node);
	}
};

const valueTask = (checker: Checker, value: Value): Task => () => {
	if (value.kind === 'expression') {
		checkNode(checker, value.expression);
	} else if (value.kind === 'set') {
		checkAttributes(checker, value.set);
	}
};

/** What is plainly inherited comes from outside the set, everything else of a recursive one is looked up inside. */
const checkAttributes = (checker: Checker, attributes: Attributes, body?: Expression): void => {
	for (const [key, {start, value}] of attributes.named) {
		if (value.kind === 'inherited') {
			checkVariable(checker, key, start);
		}
	}

	withNames(checker, attributes.recursive ? [...attributes.named.keys()] : [], [
		...attributes.sources.map(source => nodeTask(checker, source)),
		...Array.from(attributes.named.values(), ({value}) => valueTask(checker, value)),
		...attributes.dynamic.flatMap(({name, value}) => [nodeTask(checker, name), valueTask(checker, value)]),
		nodeTask(checker, body),
	]);
};

const checkDefinitions = (checker: Checker, owner: AttributeSet | LetIn): void => {
	const isLet = owner.kind === 'let-in';
	const attributes = collectAttributes(checker, owner.definitions, isLet || owner.form !== 'plain');
	checkAttributes(checker, attributes, isLet ? owner.body : undefined);
};

const checkLambda = (checker: Checker, {parameter, formals, body}: Lambda): void => {
	const names = new Set<string>();
	for (const {name, start} of [...formals?.formals.map(formal => formal.name) ?? [], ...parameter ? [parameter] : []]) {
		if (names.has(name)) {
			throw new NixSyntaxError(checker.text, start, `argument \`${name}\` is already there`);
		}

		names.add(name);
	}

	const fallbacks = formals?.formals.map(formal => nodeTask(checker, formal.fallback)) ?? [];
	withNames(checker, [...names], [...fallbacks, nodeTask(checker, body)]);
};

const checkWith = (checker: Checker, {namespace, body}: With): void => {
	const {scope} = checker;
	const enter = (): void => {
		scope.withs++;
	};

	const leave = (): void => {
		scope.withs--;
	};

	later(checker, [nodeTask(checker, namespace), enter, nodeTask(checker, body), leave]);
};

/** `__curPos` is no variable but the place where it is written; only as a whole expression, though. */
const checkIdentifier = (checker: Checker, {name, start}: Identifier): void => {
	if (name !== '__curPos') {
		checkVariable(checker, name, start);
	}
};

const checkNode = (checker: Checker, node: Node): void => {
	if (node.kind === 'identifier') {
		checkIdentifier(checker, node);
		return;
	}

	if (node.kind === 'attribute-set' || node.kind === 'let-in') {
		checkDefinitions(checker, node);
		return;
	}

	if (node.kind === 'lambda') {
		checkLambda(checker, node);
		return;
	}

	if (node.kind === 'with') {
		checkWith(checker, node);
		return;
	}

	const isPath = node.kind === 'attribute-path';
	const below = children(node).filter(child => !(isPath && child.kind === 'identifier'));
	later(checker, below.map(child => nodeTask(checker, child)));
};

/**
Checks what Nix checks after the grammar and before evaluation: that no attribute and no argument is defined twice, and that every
variable is in scope (anything is, inside a `with`).

With `parseNix` this accepts exactly what `nix-instantiate --parse` does.

@param dialect - Whose rules: today's unless said otherwise.
@throws NixSyntaxError - For the first thing found, which need not be the first in the text.
*/
export const checkNames = (tree: SyntaxTree, dialect: Dialect = nixToday): void => {
	const checker: Checker = {
		text: tree.text, dialect, scope: {counts: new Map(), withs: 0}, waiting: [],
	};
	later(checker, [nodeTask(checker, tree.root)]);
	for (let task = checker.waiting.pop(); task; task = checker.waiting.pop()) {
		task();
	}
};
