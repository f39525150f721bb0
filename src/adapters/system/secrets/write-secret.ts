import { writePrivateFile } from '../private-file.ts';
import { systemProtector } from './system-protector.ts';
import { wrap } from './wrapped-text.ts';

/** Writes a secret of our own into a file only this user can read, wrapped where the system can. Whole or not at all. */
export function writeSecret(path: string, text: string, protector = systemProtector()): void {
  writePrivateFile(path, closedSecret(text, protector));
}

/** A secret as its file holds it: wrapped where the system can. */
export function closedSecret(text: string, protector = systemProtector()): string {
  return protector ? wrap(text, protector) : text;
}
