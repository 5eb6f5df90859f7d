import type {OverrideSet} from './override-sets.js';
import {overrideOfElement, overridesIn, type OverrideReading} from './overrides.js';
import type {Reading} from './read.js';
import type {PackageElement, ShellReading} from './shell.js';
import type {Python} from './value.js';

type Place = {readonly reading: Reading; readonly shell: ShellReading};

const elementsOf = ({shell}: Place, attribute: string): readonly PackageElement[] => shell.packages.filter(one => one.attribute === attribute);

/** Whether two mean the same interpreter, wherever they are named. */
const isSamePython = (a: Python, b: Python): boolean => a.attribute === b.attribute
	&& a.isBySet === b.isBySet
	&& a.packages.argument === b.packages.argument
	&& a.calls.length === b.calls.length
	&& a.calls.every((call, index) => call === b.calls[index]);

/** The interpreters whose sets a package is taken from; that of the shell where it is not listed. */
export const pythonsOf = (place: Place, attribute: string): readonly Python[] => {
	const pythons = elementsOf(place, attribute).map(({python}) => python);
	return pythons.length > 0
		? pythons.filter((one, index) => pythons.findIndex(other => isSamePython(one, other)) === index)
		: [place.shell.python];
};

/** The sets of overrides that a package is made with, wherever it is listed; the one that has the last word comes last. */
export const setsFor = (place: Place, attribute: string): readonly OverrideSet[] => {
	const [first, ...rest] = pythonsOf(place, attribute).map(python => place.reading.reach(python).sets);
	return first!.filter(set => rest.every(sets => sets.includes(set)));
};

const readingsOf = ({reading: {meanings, reach}}: Place, attribute: string, python: Python): readonly OverrideReading[] => reach(python).sets
	.flatMap(set => overridesIn(meanings, set))
	.filter(one => one.attribute === attribute);

/** Every override of a package, wherever it is listed; that of an element itself comes last. */
export const overridesOf = (place: Place, attribute: string): readonly OverrideReading[] => {
	const found = pythonsOf(place, attribute).flatMap(python => readingsOf(place, attribute, python));
	const inPlace = elementsOf(place, attribute).filter(({changed}) => changed).map(({element}) => overrideOfElement(place.reading.meanings, attribute, element));
	return [...found.filter((one, index) => found.findIndex(({node}) => node === one.node) === index), ...inPlace];
};

/** The version that a package comes in, for each place where it is listed; undefined for the pin's own, or one that is not understood. */
export const versionsOf = (place: Place, attribute: string): ReadonlyArray<string | undefined> => {
	const elements = elementsOf(place, attribute);
	const {meanings} = place.reading;
	return elements.map(({element, python, changed}) => {
		const readings = changed ? [overrideOfElement(meanings, attribute, element)] : readingsOf(place, attribute, python);
		return readings.findLast(({source}) => source)?.source?.sourceVersion.text;
	});
};
