/** @type {import('xo').FlatXoConfig} */
const config = [
	{ignores: ['dist/**', '.tap/**', 'test/fixtures/**']},
];

export default config;
