/** Folder of the pictures, from the root of the project. */
export const ICONS: string;

/** Every file by its path from the root of the project, with `/`. */
export function drawIcons(): Map<string, Buffer>;
