import type {DistributionFile, Project, ProjectStatus} from '../../source/pypi/project.js';
import {checkedFile} from '../../source/pypi/simple-shape.js';

export type FileTraits = {
	readonly requiresPython?: string;
	readonly yanked?: boolean | string;
	readonly sha256?: string;
};

/** A sha256 that differs from version to version. */
export const hexOf = (text: string): string => [...text].map(character => character.codePointAt(0)!.toString(16)).join('').padEnd(64, '0').slice(0, 64);

/** A file of project `thing`, read from its name as the parsers do. */
export const fileOf = (filename: string, {requiresPython, yanked = false, sha256 = hexOf(filename)}: FileTraits = {}): DistributionFile => {
	const file = checkedFile({
		filename, url: `https://files.example/${filename}`, sha256, requiresPython, yanked, metadata: undefined,
	}, 'https://index.example/', 'thing');
	if (file === undefined) {
		throw new Error(`${filename} is no file name`);
	}

	return file;
};

/**
Project `thing` from a short notation, one release a word: `1.0` has an sdist and a wheel, `1.0:sdist`, `1.0:wheel` or `1.0:none` one or
neither; `1.0:yanked`; `1.0:py>=3.14` says what it requires; `1.0:nohash`.
*/
export const projectOf = (notation: string, status?: ProjectStatus): Project => {
	const releases = notation.split(' ').filter(word => word !== '').map(word => word.split(':'));
	const files = releases.flatMap(([version = '', ...traits]) => {
		const of: FileTraits = {
			requiresPython: traits.find(trait => trait.startsWith('py'))?.slice(2) ?? '>=3.8',
			yanked: traits.includes('yanked') ? `${version} was a mistake` : false,
			...(traits.includes('nohash') && {sha256: ''}),
		};
		return [
			...(traits.includes('wheel') || traits.includes('none') ? [] : [fileOf(`thing-${version}.tar.gz`, of)]),
			...(traits.includes('sdist') || traits.includes('none') ? [] : [fileOf(`thing-${version}-py3-none-any.whl`, of)]),
		];
	});
	return {
		name: 'thing', status: status ?? {status: 'active'}, files, versions: releases.map(([version]) => version!),
	};
};
