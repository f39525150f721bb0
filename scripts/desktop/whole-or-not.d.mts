/** Fills an empty draft folder, and moves it to its place when it is whole. */
export function makeWhole(folder: string, make: (draft: string) => Promise<void>): Promise<void>;

/** Lets one process of this machine at a time do it; the lock goes with its process. Linux only. */
export function oneAtATime<T>(what: string, act: () => Promise<T>): Promise<T>;
