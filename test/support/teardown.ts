/** What a helper needs of a test: that something is done once it has ended. */
export type Teardown = {readonly teardown: (handler: () => void | Promise<void>) => void};

type WithChildren = {readonly beforeEach: (handler: (t: Teardown) => void) => void};

/**
Has whatever a test started end before its folder is taken away. tap takes the folder first where it was asked for before anything else was to
be done at the end; a program that is still writing there then makes that fail, and is never ended.
*/
export const foldersGoLast = (t: WithChildren): void => {
	t.beforeEach(child => {
		child.teardown(() => undefined);
	});
};
