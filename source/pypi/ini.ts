/**
A value of an INI file as Python's configparser reads it, as far as pip's files go: `key = value` or `key: value`, comments on lines of their
own, keys without regard to case or to `-` and `_`. Of a value that goes on over indented lines, the first line that says something.
*/
export const iniValue = (text: string, section: string, key: string): string | undefined => {
	const wanted = key.toLowerCase().replaceAll('_', '-');
	let found: string | undefined;
	let current = '';
	let open = false;
	for (const line of text.replace(/^\uFEFF/, '').split(/\r?\n/)) {
		const content = line.trim();
		if (content === '' || content.startsWith('#') || content.startsWith(';')) {
			continue;
		}

		if (/^\s/.test(line)) {
			if (open && found === '') {
				found = content;
			}

			continue;
		}

		const heading = /^\[([^\]]+)]$/.exec(content)?.[1];
		const [, name, value] = /^([^=:]+?)\s*[=:]\s*(.*)$/.exec(content) ?? [];
		current = heading ?? current;
		open = heading === undefined && current === section && name?.toLowerCase().replaceAll('_', '-') === wanted;
		if (open) {
			found = value;
		}
	}

	return found === '' ? undefined : found;
};
