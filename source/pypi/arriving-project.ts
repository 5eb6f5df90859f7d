import type {HttpStream} from '../io/http.js';
import {unpack} from '../io/packed.js';
import {wholeOf} from '../io/whole.js';
import {readSliced} from '../sliced-json.js';
import type {
	ArrivingProject, DistributionFile, Project, ProjectPage, ProjectReader,
} from './project.js';
import {parseSimpleHtml} from './simple-html.js';
import {notAnIndex, parseSimpleJson} from './simple-json.js';

/** The files of a page in HTML are all there at once. */
const arrivingHtml = ({body, url}: HttpStream, name: string): ArrivingProject => {
	let page: ProjectPage | undefined;
	const read = async function * () {
		const {files, ...rest} = parseSimpleHtml(new TextDecoder().decode(await wholeOf(body)), url, name);
		page = rest;
		yield files;
	};

	return {files: read(), page: () => page!};
};

/** @throws `Failure` `not-an-index` for what is neither JSON nor HTML; what its files throw is that of their parsers. */
export const arrivingProject = (answer: HttpStream, name: string, signal: AbortSignal | undefined): ArrivingProject => {
	const {headers, body, url} = answer;
	const type = (headers['content-type'] ?? '').split(';', 1)[0]!.trim().toLowerCase();
	if (type === 'application/json' || /^application\/vnd\.pypi\.simple\.[\w.]+\+json$/.test(type)) {
		return parseSimpleJson(body, url, name, signal);
	}

	if (type === 'text/html' || type === 'application/xhtml+xml' || /^application\/vnd\.pypi\.simple\.[\w.]+\+html$/.test(type)) {
		return arrivingHtml(answer, name);
	}

	throw notAnIndex('it is neither JSON nor HTML');
};

/* eslint-disable @typescript-eslint/no-unsafe-type-assertion -- its checksum says we wrote it */
/** What was kept of an answer: the files and the page as `writeSliced` writes them. */
export const storedProject = (packed: Uint8Array, signal: AbortSignal | undefined): ArrivingProject => {
	const {batches, rest} = readSliced({chunks: unpack(packed), container: 'files', signal}, json => JSON.parse(json) as DistributionFile);
	return {
		files: batches,
		page() {
			const {files, ...page} = JSON.parse(rest()) as Project;
			return page;
		},
	};
};
/* eslint-enable @typescript-eslint/no-unsafe-type-assertion */

/** Shows files to the reader. */
export const show = (files: readonly DistributionFile[], reader: ProjectReader<unknown>): void => {
	for (const file of files) {
		reader.file(file);
	}
};

/** The files, each of them shown to the reader as it passes. */
export async function * shown({files}: ArrivingProject, reader: ProjectReader<unknown>): AsyncGenerator<readonly DistributionFile[]> {
	for await (const batch of files) {
		show(batch, reader);
		yield batch;
	}
}
