import { existsSync } from 'node:fs';
import { faultInEnglish } from '../../adapters/system/settings/english-faults.ts';
import { loadSettings, SettingsError } from '../../adapters/system/settings/load-settings.ts';
import type { Words } from '../../core/health/light.ts';
import { faultyWords } from '../words/agent-words.ts';

/** Where the agent's state is, or why there can be no agent. */
export type FoundSettings =
  | { readonly kind: 'found'; readonly stateDir: string }
  | { readonly kind: 'none' }
  | { readonly kind: 'faulty'; readonly words: Words };

/** Reads the settings file, only to know where the agent of it is to be found. */
export function findSettings(path: string): FoundSettings {
  if (!existsSync(path)) return { kind: 'none' };
  try {
    return { kind: 'found', stateDir: loadSettings(path).stateDir };
  } catch (error) {
    if (!(error instanceof SettingsError)) throw error;
    return { kind: 'faulty', words: faultyWords(error.faults.map(bothLanguages)) };
  }
}

const bothLanguages = (ru: string): Words => ({ ru, en: faultInEnglish(ru) });
