/** Folders that hold the packages of a platform, fetched where npm has not installed them here. Rejects with one Russian sentence. */
export function modulesOf(platform: string, cache?: string): Promise<readonly string[]>;
/** Path of the licence of the Node we ship, fetched where npm has not installed it here. Rejects with one Russian sentence. */
export function nodeLicence(modules?: string, cache?: string): Promise<string>;
