/** Folders that hold the packages of a platform, fetched where npm has not installed them here. Rejects with one Russian sentence. */
export function modulesOf(platform: string, cache?: string): Promise<readonly string[]>;
