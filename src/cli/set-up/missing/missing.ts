import { statSync } from 'node:fs';
import { formFault } from '../../../adapters/system/settings/form-faults.ts';
import type { SetUpAnswer, SetUpStep } from '../../../contract/set-up.ts';
import { errorInWords } from '../../screen/error-in-words.ts';
import type { SetUpParts } from '../parts.ts';
import { readStored, type Stored, stateDirOfStored } from '../settings/stored.ts';
import { step, words } from '../steps.ts';
import { journalBeside } from './journal-beside.ts';
import { type Life, lifeSteps } from './life-steps.ts';
import { settingsGaps } from './settings-gaps.ts';

const TITLE = words('Настройки', 'Settings');

/** What is still missing before real receipts are made, by what is known at this moment. */
export async function missing(
  { file, agentOf }: Pick<SetUpParts, 'file' | 'agentOf'>,
  tested: Life['tested'],
): Promise<SetUpAnswer<'missing'>> {
  const stored = readStored(file);
  if (stored.state !== 'found') return { steps: [noSettings(stored)] };
  const { settings } = stored;
  const stateDir = stateDirOfStored(file, stored);
  const known = journalBeside(
    stateDir,
    settings.cashboxes.map(({ id }) => id),
  );
  const agent = await agentOf(stateDir).then(
    (found) => ({ status: found?.status }),
    (error: unknown) => ({ fault: errorInWords(error) }),
  );
  const life = {
    status: 'status' in agent ? agent.status : undefined,
    settingsChangedAt: statSync(file).mtimeMs,
    shopsWithChecks: known.journal.shopsWithChecks,
    tested,
  };
  return {
    steps: [
      step('settings', 'fine', TITLE, words('записаны', 'written')),
      ...settingsGaps(file, settings, known.journal.pins),
      ...(known.fault ? [step('journal', 'trouble', words('Журнал', 'Journal'), known.fault)] : []),
      ...lifeSteps(settings, life).map((one) => ('fault' in agent ? silentAgent(one, agent.fault) : one)),
    ],
  };
}

function noSettings(stored: Exclude<Stored, { state: 'found' }>): SetUpStep {
  if (stored.state === 'none')
    return step(
      'settings',
      'trouble',
      TITLE,
      words('ещё не записаны', 'not written yet'),
      words('Пройдите настройку и сохраните.', 'Go through the set-up and save.'),
    );
  const faults = stored.faults.map((line) => formFault(line, stored.tree ?? {}));
  return step(
    'settings',
    'trouble',
    TITLE,
    words(
      faults.map(({ path, ru }) => `${path}: ${ru}`).join('; '),
      faults.map(({ path, en }) => `${path}: ${en}`).join('; '),
    ),
    words(
      'Исправьте файл или сохраните настройки заново: прежний файл останется рядом.',
      'Mend the file or save the settings anew: the old file stays beside it.',
    ),
  );
}

/** An agent that is there and does not answer is not taken for one that is not there. */
function silentAgent(one: SetUpStep, fault: { readonly ru: string; readonly en: string }): SetUpStep {
  return one.step === 'agent' ? { ...one, state: 'unknown', seen: fault } : one;
}
