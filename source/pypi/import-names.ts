import {wellKnownImports} from '../data/import-names.js';
import {normaliseName} from './name.js';

/** What a distribution is imported as, the main name first. Empty for one with nothing to import, such as type stubs. */
export type ImportNames = {
	readonly names: readonly string[];
	/** Whether the names are known, or only follow from the distribution's name by habit. */
	readonly guessed: boolean;
};

/** Families whose distributions share a namespace: the words after the prefix are a module each, or all of them one. */
const namespaces: ReadonlyArray<readonly [prefix: string, namespace: string, rest: 'nested' | 'joined']> = [
	['apache-airflow-providers-', 'airflow.providers.', 'nested'],
	['azure-', 'azure.', 'nested'],
	['backports-', 'backports.', 'joined'],
	['google-cloud-', 'google.cloud.', 'joined'],
	['jaraco-', 'jaraco.', 'joined'],
	['odoo-addon-', 'odoo.addons.', 'joined'],
	['opentelemetry-exporter-', 'opentelemetry.exporter.', 'nested'],
	['opentelemetry-instrumentation-', 'opentelemetry.instrumentation.', 'joined'],
	['repoze-', 'repoze.', 'joined'],
	['sphinxcontrib-', 'sphinxcontrib.', 'joined'],
	['zope-', 'zope.', 'joined'],
];

/**
Import names of a distribution: from a table of well-known ones, else by habit (`-` becomes `_`; `python-x` is `x`).

@param name - A normalised distribution name.
*/
export const importNamesOf = (name: string): ImportNames => {
	const known = wellKnownImports.get(name);
	if (known) {
		return {names: known, guessed: false};
	}

	if (name.startsWith('types-') || name.endsWith('-stubs')) {
		return {names: [], guessed: true};
	}

	const family = namespaces.find(([prefix]) => name.startsWith(prefix));
	if (family) {
		const [prefix, namespace, rest] = family;
		return {names: [namespace + name.slice(prefix.length).replaceAll('-', rest === 'nested' ? '.' : '_')], guessed: true};
	}

	return {names: [name.replace(/^python-(?=[a-z])/, '').replaceAll('-', '_')], guessed: true};
};

/** Where several distributions give the same module, the one that is meant unless somebody says otherwise. */
const usual: Readonly<Record<string, string>> = {
	clr: 'pythonnet',
	crypto: 'pycryptodome',
	cv2: 'opencv-python',
	docker: 'docker',
	faiss: 'faiss-cpu',
	igraph: 'igraph',
	kafka: 'kafka-python',
	levenshtein: 'levenshtein',
	magic: 'python-magic',
	mpd: 'python-mpd2',
	pil: 'pillow',
};

let byImport: ReadonlyMap<string, readonly string[]> | undefined;

const buildIndex = (): ReadonlyMap<string, readonly string[]> => {
	const index = new Map<string, string[]>();
	for (const [distribution, imports] of wellKnownImports) {
		for (const imported of imports) {
			const key = normaliseName(imported);
			if (key !== distribution) {
				index.set(key, [...index.get(key) ?? [], distribution]);
			}
		}
	}

	for (const [key, distribution] of Object.entries(usual)) {
		const others = index.get(key)?.filter(other => other !== distribution) ?? [];
		index.set(key, key === distribution ? others : [distribution, ...others]);
	}

	return index;
};

/** Well-known distributions by import name (normalised like a name: `PIL` is `pil`), the usual one first. */
export const distributionsByImport = (): ReadonlyMap<string, readonly string[]> => {
	byImport ??= buildIndex();
	return byImport;
};
