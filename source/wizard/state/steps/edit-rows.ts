export type EditRow = 'packages' | 'interpreter' | 'style' | 'options' | 'preview';

/** What can be changed of files that are there, and at last the way on. */
export const editRows: readonly EditRow[] = ['packages', 'interpreter', 'style', 'options', 'preview'];
