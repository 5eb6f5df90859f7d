import {literal, printable} from '../literal.js';
import {caretRange, tildeRange} from './poetry-range.js';

/** What is wrong with a requirement, and what was probably meant. */
export type Mistake = {readonly why: string; readonly hint: string};

type Groups = Readonly<Record<string, string>>;
type Known = readonly [pattern: RegExp, mistake: (groups: Groups) => Mistake];

const name = String.raw`(?<name>[A-Za-z\d][\w.-]*(?:\s*\[[\w\s.,-]*\])?)`;
const version = String.raw`v?(?<version>\d[\w.!+-]*(?:\.\*)?)`;
const shaped = (rest: string): RegExp => new RegExp(String.raw`^${name}\s*${rest}`);
const meant = (text: string): string => `did you mean ${literal(text)}?`;

const exact = ({name, version}: Groups): string => `${name}==${version}`;

/** The mistakes people bring from elsewhere, the most telling first. */
const known: readonly Known[] = [
	[/^(?:pip3?|uv|poetry|conda)\s+(?:pip\s+)?(?:install|add)\s+(?<rest>.+)$/, ({rest}) => ({why: 'it is a command', hint: meant(rest!)})],
	[/^["'“”‘’](?<rest>[^"'“”‘’]+)["'“”‘’]$/, ({rest}) => ({why: 'the quotes belong to a shell', hint: meant(rest!)})],
	[/^-/, () => ({why: 'it is an option', hint: 'a whole file is read by `--requirements FILE`; an option inside a requirement is not understood'})],
	[/^(?:(?:git|hg|svn|bzr)\+|[a-z]+:\/\/|git@|file:)/i, () => ({why: 'it is a URL without a name', hint: 'name the distribution it holds: `NAME @ URL`'})],
	[/^(?:\.{0,2}[/\\]|~[/\\]|[a-z]:[/\\]|\.{1,2}$)|\.(?:whl|tar\.gz|zip|egg)$/i, () => ({
		why: 'it is a path',
		hint: 'a local project is not to be had from nixpkgs; name a distribution, such as `numpy`',
	})],
	[/^[\w.-]+(?:\/[\w.-]+)+$/, () => ({why: 'it is a path', hint: 'name a distribution, such as `numpy`; a requirements file is read by `--requirements FILE`'})],
	[shaped(String.raw`=\s*${version}=(?<build>\S+)$`), groups => ({why: 'it is written as conda does, with a build', hint: meant(exact(groups))})],
	[shaped(String.raw`=\s*${version}$`), groups => ({why: 'one `=` compares nothing', hint: meant(exact(groups))})],
	[shaped(String.raw`=(?<sign>[<>])\s*${version}$`), ({name, sign, version}) => ({why: `\`=${sign}\` is no operator`, hint: meant(`${name}${sign}=${version}`)})],
	[shaped(String.raw`(?:≥|≤)`), () => ({why: 'operators are ASCII', hint: 'write `>=` for `≥` and `<=` for `≤`'})],
	[shaped(String.raw`@?\s*\^\s*${version}$`), ({name, version}) => ({why: '`^` is Poetry\'s and npm\'s, not PEP 440', hint: meant(name + caretRange(version!))})],
	[shaped(String.raw`@?\s*~\s*${version}$`), ({name, version}) => ({why: '`~` alone is Poetry\'s and npm\'s, not PEP 440', hint: meant(name + tildeRange(version!))})],
	[shaped(String.raw`@\s*latest$`), ({name}) => ({why: '`@` is followed by a URL', hint: meant(name!)})],
	[shaped(String.raw`@\s*${version}$`), groups => ({why: '`@` is followed by a URL', hint: meant(exact(groups))})],
	[shaped('@'), ({name}) => ({why: '`@` is followed by a URL', hint: `write ${literal(`${name} @ https://…`)}, or a version as ${literal(`${name}==1.2`)}`})],
	[shaped(String.raw`<>\s*${version}$`), ({name, version}) => ({why: '`<>` is no operator', hint: meant(`${name}!=${version}`)})],
	[shaped(String.raw`(?<operator>==|!=|>=|<=|>|<)\s*(?<start>\d+(?:\.\d+)*)\.[xX]$`), ({name, operator, start}) => ({
		why: '`.x` is no wildcard',
		hint: meant(name! + operator! + start! + (operator === '==' || operator === '!=' ? '.*' : '')),
	})],
	[/^(?<first>[^\s,;<>=!~]+)\s*,\s*[A-Za-z]/, () => ({why: 'it names more than one distribution', hint: 'give each requirement on its own'})],
	[shaped(String.raw`(?<specifier>(?:[<>=!~]=?=?\s*[\w.!+*-]+\s*,?\s*){2,})$`), ({name, specifier}) => ({
		why: 'a comma is missing between its clauses',
		hint: meant(name! + [...specifier!.matchAll(/[<>=!~]=?=?\s*[\w.!+*-]+/g)].map(([clause]) => clause.replaceAll(/\s/g, '')).join(',')),
	})],
	[/(?<operator>===|[~=!<>]=|[<>])\s*\)?$/, ({operator}) => ({why: `a version is missing after \`${operator!}\``, hint: 'such as `numpy>=1.26`'})],
	[/,\s*\)?$/, () => ({why: 'it ends with a comma', hint: 'clauses look like `numpy>=1.26,<3`'})],
	[shaped(String.raw`[\s:(]\s*${version}\)?$`), groups => ({why: 'an operator is missing before the version', hint: meant(exact(groups))})],
	[/^(?:import|from)\s+(?<word>[\w.]+)/, ({word}) => ({why: 'it is Python', hint: meant(word!)})],
	[/^[A-Za-z\d][\w.-]*\s*\[[^\]]*$/, () => ({why: 'a `]` is missing after its extras', hint: 'extras look like `requests[socks]`'})],
	[/^[A-Za-z\d][\w.-]*\s+[A-Za-z]/, () => ({why: 'it has more than one word', hint: 'give each requirement on its own'})],
];

/**
Why `text` is not a requirement, for somebody who meant one.

@param text - What stands before the marker, trimmed, no longer than `parseRequirement` admits.
*/
export const explainMistake = (text: string): Mistake => {
	if (text === '') {
		return {why: 'it is empty', hint: 'a requirement looks like `numpy`, `numpy==1.26.4` or `requests[socks]>=2.30,<3`'};
	}

	for (const [pattern, mistake] of known) {
		const match = pattern.exec(text);
		if (match) {
			return mistake(match.groups ?? {});
		}
	}

	const odd = /[^\w.\-[\],<>=!~ @;()]/u.exec(text)?.[0];
	return {
		why: odd ? `\`${printable(odd).replaceAll('`', '\'')}\` has no place in it` : 'it does not begin with a name, or something is left over',
		hint: 'a requirement looks like `numpy`, `numpy==1.26.4` or `requests[socks]>=2.30,<3`',
	};
};
