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
		},
	},
];

export default config;
