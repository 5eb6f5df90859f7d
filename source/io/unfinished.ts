/** How many pieces of work are under way that must not be cut off: files being written, programs that were started. */
let count = 0;

/** Does work that is to be finished, or ended in an orderly way, whatever signals come. */
export const finishing = async <T>(work: () => Promise<T>): Promise<T> => {
	count++;
	try {
		return await work();
	} finally {
		count--;
	}
};

/** Whether such work is under way. */
export const isUnfinished = (): boolean => count > 0;
