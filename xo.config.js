/** @type {import('xo').FlatXoConfig} */
const config = [
	{ignores: ['dist/**', '.tap/**']},
	{
		rules: {
			// TypeScript allows the `v` flag from es2024 on; our target is Node 20's es2022.
			'require-unicode-regexp': 'off',
			// `${` is Nix's syntax too, and much of our text is Nix.
			'no-template-curly-in-string': 'off',
			// Importing `node:process` touches every stream of the process: 7 ms at each start.
			'n/prefer-global/process': ['error', 'always'],
			// What stands in a loop here has an order that matters.
			'no-await-in-loop': 'off',
			// Environment variables, JSON fields and Nix attributes are spelled as others spell them.
			'@typescript-eslint/naming-convention': 'off',
		},
	},
	{
		files: ['test/**'],
		rules: {
			// Tap collects subtests itself; awaiting each would only say it twice.
			'@typescript-eslint/no-floating-promises': 'off',
			'@typescript-eslint/no-unsafe-type-assertion': 'off',
			// `(await ask()).answer` reads well where each line is one assertion.
			'unicorn/no-await-expression-member': 'off',
			// Tables of cases are easier to read a line a case.
			'@stylistic/max-len': 'off',
			'@stylistic/object-curly-newline': 'off',
			'@stylistic/curly-newline': 'off',
		},
	},
];

export default config;
