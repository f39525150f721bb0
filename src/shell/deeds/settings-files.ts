import { join } from 'node:path';
import type { SetUpAnswer } from '../../contract/set-up.ts';
import type { Answered, Preferences, WindowOutcome } from '../../contract/window.ts';
import type { Words } from '../../core/health/light.ts';
import { DEED_WORDS } from '../words/deed-words.ts';
import type { Person } from './ask-person.ts';

export interface SettingsFilesParts {
  readonly person: Person;
  readonly language: () => Preferences['language'];
  readonly documents: () => string;
  readonly exportTo: (path: string) => Promise<Answered<SetUpAnswer<'exportSettings'>>>;
  readonly importFrom: (path: string) => Promise<Answered<SetUpAnswer<'importSettings'>>>;
}

/** Asks where, then writes the settings without any secret. */
export async function exportSettings(parts: SettingsFilesParts): Promise<WindowOutcome> {
  const title = DEED_WORDS.exportTitle[parts.language()];
  const offered = join(parts.documents(), 'kassabridge-settings.json');
  const path = await parts.person.whereTo({ title, path: offered, extension: 'json' });
  if (path === undefined) return { state: 'cancelled' };
  const answered = await parts.exportTo(path);
  if (!answered.ok) return { state: 'failed', words: answered.words };
  return answered.answer.done ? { state: 'done', detail: path } : { state: 'failed', words: answered.answer };
}

/** Asks which, then takes it. What it names as missing is told in the outcome, a line each. */
export async function importSettings(parts: SettingsFilesParts): Promise<WindowOutcome> {
  const language = parts.language();
  const path = await parts.person.which({ title: DEED_WORDS.importTitle[language], extension: 'json' });
  if (path === undefined) return { state: 'cancelled' };
  const answered = await parts.importFrom(path);
  if (!answered.ok) return { state: 'failed', words: answered.words };
  if (!answered.answer.done) return { state: 'failed', words: joined(answered.answer.faults) };
  const missing = joined(answered.answer.missing)[language];
  return missing === '' ? { state: 'done' } : { state: 'done', detail: missing };
}

function joined(all: readonly Words[]): Words {
  return { ru: all.map(({ ru }) => ru).join('\n'), en: all.map(({ en }) => en).join('\n') };
}
