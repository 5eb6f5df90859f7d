import type {Lambda} from '../syntax/node.js';
import {lambdaOf, listsIn, type Lists} from './lists.js';
import type {Meanings} from './meaning.js';
import {literalSet, valueAt} from './source.js';
import type {Value} from './value.js';

type Environment = Extract<Value, {kind: 'environment'}>;

/** The function that `withPackages` is called with, if it is written out in the file; `ps: ...`. */
export const packageLambda = (meanings: Meanings, {argument, form}: Environment): Lambda | undefined =>
	form === 'function' ? lambdaOf(meanings, argument) : undefined;

/** The lists of packages that an interpreter is given. */
export const argumentLists = (meanings: Meanings, environment: Environment): Lists | undefined => {
	if (environment.form === 'function') {
		const lambda = packageLambda(meanings, environment);
		return lambda && listsIn(meanings, lambda.body);
	}

	const set = literalSet(meanings, environment.argument);
	const libraries = set && valueAt(meanings, set, 'extraLibs');
	return libraries && listsIn(meanings, libraries);
};
