import {Failure} from '../failure.js';
import {fieldsOf, isFields, type Fields} from '../fields.js';
import {readSliced} from '../sliced-json.js';
import {normaliseName} from './name.js';
import type {ArrivingProject, DistributionFile} from './project.js';
import {checkedFile, checkedStatus, isPlainVersion} from './simple-shape.js';

/** The answer is no package index's. `why` is ours, not the answer's. */
export const notAnIndex = (why: string): Failure => new Failure(
	'not-an-index',
	`The answer is not that of a package index: ${why}`,
	'the address must be that of a simple index (PEP 503), which mostly ends in `/simple/`',
);

/** Only major version 1 is understood; higher minor ones only add (PEP 629). */
export const checkApiVersion = (version: unknown): void => {
	if (typeof version === 'string' && !/^1\.\d+$/.test(version.trim())) {
		throw new Failure(
			'unsupported-index',
			'The index speaks a newer version of the simple API than this program knows (1.x)',
			'use a newer version of this program, or name another index with `--index-url`',
		);
	}
};

const readFile = (member: string, base: string, name: string): DistributionFile | undefined => {
	const file = fieldsOf(JSON.parse(member));
	return checkedFile({
		filename: file.filename,
		url: file.url,
		sha256: fieldsOf(file.hashes).sha256,
		requiresPython: file['requires-python'],
		yanked: file.yanked,
		uploadTime: file['upload-time'],
		// PEP 714: the first spelling wins where both are.
		metadata: file['core-metadata'] ?? file['data-dist-info-metadata'] ?? file['dist-info-metadata'],
	}, base, name);
};

const readPage = (text: string, name: string): Fields => {
	const page: unknown = JSON.parse(text);
	if (!isFields(page) || !Array.isArray(page.files)) {
		throw notAnIndex('it lists no files');
	}

	checkApiVersion(fieldsOf(page.meta)['api-version']);
	if (typeof page.name === 'string' && normaliseName(page.name) !== normaliseName(name)) {
		throw notAnIndex('it is about another project than the one asked for');
	}

	return page;
};

/**
Reads a project page in JSON (PEP 691, with the fields of PEP 700, 714 and 792). Files with unusable names or addresses are left out.
The largest pages have 7 MB: they are read file by file, in turns with whatever else there is to do.

@param chunks - Its bytes, as they come.
@param base - The address of the page, for relative links.
@param name - The project asked for.
@returns Throws `Failure` `not-an-index` or `unsupported-index` while it is read, and the signal's reason.
*/
export const parseSimpleJson = (chunks: AsyncIterable<Uint8Array>, base: string, name: string, signal?: AbortSignal): ArrivingProject => {
	const {batches, rest} = readSliced({chunks, container: 'files', signal}, member => readFile(member, base, name));
	const ofFiles = new Set<string | undefined>();
	let page: Fields = {};
	const files = async function * () {
		try {
			for await (const batch of batches) {
				for (const {version} of batch) {
					ofFiles.add(version);
				}

				yield batch;
			}

			page = readPage(rest(), name);
		} catch (error) {
			throw error instanceof SyntaxError || (error instanceof Failure && error.code === 'bad-json') ? notAnIndex('it is no valid JSON') : error;
		}
	};

	return {
		files: files(),
		page() {
			const status = fieldsOf(page['project-status']);
			const listed: Iterable<unknown> = Array.isArray(page.versions) ? new Set(page.versions) : ofFiles;
			return {
				name: normaliseName(name),
				status: checkedStatus(status.status, status.reason),
				versions: [...listed].filter(version => isPlainVersion(version)),
			};
		},
	};
};
