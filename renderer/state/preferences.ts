import type { Preferences } from '../../src/contract/window.ts';
import { bridge } from '../bridge.ts';
import { told } from './told.ts';

const USUAL: Preferences = { language: 'ru', theme: 'system' };

const chosen = told(() => bridge.shell.preferences({}), bridge.on.preferences);

export const firstPreferences = chosen.first;

/** What the person has chosen for the screen. */
export function usePreferences(): Preferences {
  return chosen.use() ?? USUAL;
}
