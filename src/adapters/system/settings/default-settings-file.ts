import { join } from 'node:path';
import { userFolder } from '../user-folder.ts';

/** The settings file of this user when nobody names another. */
export function defaultSettingsFile(): string {
  return join(userFolder(), 'kassabridge.json');
}
