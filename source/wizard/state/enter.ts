import {interpreterChoices, styleChoices} from './choices.js';
import {editRows} from './steps/edit-rows.js';
import {isTakeable} from './row.js';
import {emptyField} from './text-field.js';
import type {
	ChosenPackage, Finder, PackagesScreen, Screen, State, StepBeforeWriting,
} from './types.js';

/** The version that was asked for, where it is a single one. */
const exactVersion = (one: ChosenPackage): string | undefined =>
	one.kind === 'own' ? one.package.override?.version : /^===?\s*([^,*\s]+)$/.exec(one.requirement.specifier)?.[1];

/** The list under an empty field: what has been chosen. */
export const chosenRows = ({chosen}: State, finder: Finder): PackagesScreen['rows'] =>
	chosen.packages.map(one => {
		const row = {...finder.rowOf(one.name, chosen), label: one.label};
		const version = exactVersion(one);
		// What the pin does not have is an override, whatever the pin has of that name.
		return version === undefined || version === row.version || !isTakeable(row) ? row : {...row, version, mark: 'compiles'};
	});

const screenOf = (state: State, step: StepBeforeWriting, finder: Finder): Screen => {
	const {chosen} = state;
	switch (step) {
		case 'edit': {
			// One comes back to it to go on.
			const isFirst = state.screen.step === 'edit' || state.screen.step === 'shell';
			return {step, cursor: isFirst ? 0 : editRows.length - 1};
		}

		case 'style': {
			return {step, cursor: styleChoices.findIndex(({style}) => style === chosen.style)};
		}

		case 'interpreter': {
			const place = interpreterChoices(chosen.channel).findIndex(({interpreter}) => interpreter === chosen.interpreter);
			return {step, cursor: Math.max(0, place)};
		}

		case 'packages': {
			return {
				step, field: emptyField, rows: chosenRows(state, finder), cursor: -1, notice: undefined, picker: undefined, pasted: undefined,
			};
		}

		case 'preview': {
			return {step, content: {kind: 'loading'}, shows: 'diff'};
		}
	}
};

/** Goes to a step, with what was chosen there highlighted. */
export const enter = (state: State, step: StepBeforeWriting, finder: Finder): State => ({...state, screen: screenOf(state, step, finder)});

/** Goes from an answer to the next question, or back to the one before; where files are already, to what else of them could be changed. */
export const goOn = (state: State, next: StepBeforeWriting, finder: Finder): State => enter(state, state.editing ? 'edit' : next, finder);

/** Folds the options out; they lead back to where they were asked for. */
export const enterOptions = (state: State, from: StepBeforeWriting): State => ({
	...state,
	screen: {
		step: 'options', pane: 'menu', cursor: 0, field: emptyField, notice: undefined, from,
	},
});
