/** Writes the list of everybody whose work is in the package, with their licences whole. Returns how many they are. */
export function writeLicences(path: string): number;
