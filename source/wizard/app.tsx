import {useEffect, useSyncExternalStore} from 'react';
import type {Store} from './store.js';
import type {State} from './state/types.js';
import type {Theme} from './terminal/theme.js';
import {EditView} from './views/edit-view.js';
import {Frame} from './views/frame.js';
import {InterpreterView} from './views/interpreter-view.js';
import {OptionsView} from './views/options-view.js';
import {PackagesView} from './views/packages-view.js';
import {PreviewView} from './views/preview-view.js';
import {ShellView} from './views/shell-view.js';
import {StyleView} from './views/style-view.js';
import {ThemeContext} from './views/theme.js';
import {VerifyView} from './views/verify-view.js';
import {WriteView} from './views/write-view.js';

const Body = ({state}: {readonly state: State}) => {
	const {screen, size} = state;
	switch (screen.step) {
		case 'style': {
			return <StyleView screen={screen} size={size}/>;
		}

		case 'interpreter': {
			return <InterpreterView screen={screen} state={state}/>;
		}

		case 'packages': {
			return <PackagesView screen={screen} state={state}/>;
		}

		case 'options': {
			return <OptionsView screen={screen} state={state}/>;
		}

		case 'preview': {
			return <PreviewView screen={screen} state={state}/>;
		}

		case 'write':
		case 'writing': {
			return <WriteView screen={screen} size={size}/>;
		}

		case 'shell': {
			return <ShellView screen={screen} state={state}/>;
		}

		case 'edit': {
			return <EditView screen={screen} state={state}/>;
		}

		case 'verify': {
			return <VerifyView screen={screen} state={state}/>;
		}

		case 'ended': {
			return null;
		}
	}
};

type Props = {
	readonly state: State;
	readonly theme: Theme;
	/** The folder, as a person would say it. */
	readonly place: string;
	/** Called when it is taken off the screen, for whatever reason: a signal, too. */
	readonly onGone: () => void;
};

/** The wizard on the screen: a picture of its state, and nothing else. */
export const App = ({state, theme, place, onGone}: Props) => {
	useEffect(() => onGone, [onGone]);
	return (
		<ThemeContext.Provider value={theme}>
			<Frame state={state} place={place}>
				<Body state={state}/>
			</Frame>
		</ThemeContext.Provider>
	);
};

/**
The wizard as it goes on. It draws itself anew, instead of being given to Ink again for each change: Ink then has every text on the screen
look whether somebody has begun to listen to it, which takes longer than to draw what changed.
*/
export const LiveApp = ({store, ...fixed}: Omit<Props, 'state'> & {readonly store: Store}) => <App {...fixed} state={useSyncExternalStore(store.subscribe, store.state)}/>;
