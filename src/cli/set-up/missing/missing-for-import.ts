import { dirname, resolve } from 'node:path';
import { defaultStateDir } from '../../../adapters/system/settings/load-settings.ts';
import type { Settings } from '../../../adapters/system/settings/schema.ts';
import type { SetUpStep } from '../../../contract/set-up.ts';
import type { Words } from '../../../core/health/light.ts';
import { words } from '../steps.ts';
import { journalBeside } from './journal-beside.ts';
import { settingsGaps } from './settings-gaps.ts';

/** What has still to be given after settings came from a file: secrets, numbers of the cashbox, the leave to make live receipts. */
export function missingForImport(file: string, settings: Settings): readonly Words[] {
  return gapsOf(file, settings)
    .filter(({ state }) => state !== 'fine')
    .map(({ title, seen, cure }) => words(inOne(title.ru, seen.ru, cure?.ru), inOne(title.en, seen.en, cure?.en)));
}

function gapsOf(file: string, settings: Settings): readonly SetUpStep[] {
  const { stateDir } = settings;
  const folder = stateDir === undefined ? defaultStateDir() : resolve(dirname(file), stateDir);
  const { journal } = journalBeside(
    folder,
    settings.cashboxes.map(({ id }) => id),
  );
  return settingsGaps(file, settings, journal.pins);
}

function inOne(title: string, seen: string, cure: string | undefined): string {
  return cure === undefined ? `${title}: ${seen}.` : `${title}: ${seen}. ${cure}`;
}
