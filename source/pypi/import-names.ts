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

/** A module that somebody may write instead of a distribution. */
export type ImportedName = {
	/** As it is written in Python: `PIL`, `google.protobuf`. */
	readonly spelled: string;
	/** Distributions that give it, the usual one first. */
	readonly distributions: readonly string[];
};

let byImport: ReadonlyMap<string, ImportedName> | undefined;

const buildIndex = (): ReadonlyMap<string, ImportedName> => {
	const index = new Map<string, ImportedName>();
	for (const [distribution, imports] of wellKnownImports) {
		for (const spelled of imports) {
			const key = normaliseName(spelled);
			if (key !== distribution) {
				index.set(key, {spelled, distributions: [...index.get(key)?.distributions ?? [], distribution]});
			}
		}
	}

	for (const [key, first] of Object.entries(usual)) {
		const {spelled, distributions} = index.get(key) ?? {spelled: key, distributions: []};
		const others = distributions.filter(other => other !== first);
		index.set(key, {spelled, distributions: key === first ? others : [first, ...others]});
	}

	return index;
};

/** Well-known distributions by import name, normalised like a name: `PIL` is found under `pil`. */
export const distributionsByImport = (): ReadonlyMap<string, ImportedName> => {
	byImport ??= buildIndex();
	return byImport;
};
