/** What a helper needs of a test: that something is done once it has ended. */
export type Teardown = {readonly teardown: (handler: () => void | Promise<void>) => void};
