import {interpreterChoices, styleChoices} from './choices.js';
import {emptyField} from './text-field.js';
import type {
	Finder, PackagesScreen, Screen, State, StepBeforeWriting,
} from './types.js';

/** The list under an empty field: what has been chosen. */
export const chosenRows = ({chosen}: State, finder: Finder): PackagesScreen['rows'] =>
	chosen.packages.map(({name, label}) => ({...finder.rowOf(name, chosen), label}));

const screenOf = (state: State, step: StepBeforeWriting, finder: Finder): Screen => {
	const {chosen} = state;
	switch (step) {
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

/** Folds the options out; they lead back to where they were asked for. */
export const enterOptions = (state: State, from: StepBeforeWriting): State => ({
	...state,
	screen: {
		step: 'options', pane: 'menu', cursor: 0, field: emptyField, notice: undefined, from,
	},
});
