/**
 * Makes the key of whoever releases.
 *
 * @returns the public one, as the settings name it (`updates.publicKey`)
 */
export function makeKey(path: string): string;

/** Writes a `.sig` beside every `latest*.yml` of a folder. */
export function signFeeds(folder: string, keyPath: string): { readonly files: string[]; readonly publicKey: string };
