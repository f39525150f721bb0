import type { SetUpStep } from '../../../../src/contract/set-up.ts';
import type { Words } from '../../../words/words.ts';
import type { TextPath } from './draft.ts';
import type { RunState } from './long-run.ts';
import { ownMissing } from './own-missing.ts';
import { isInTheWay } from './rivals.ts';
import { STEPS, type Step, stepOfPath } from './steps.ts';
import { wizard } from './wizard.ts';
import type { WizardState } from './wizard-state.ts';

/** How far a step is. `open`: all was given, and something about it nobody has answered. `optional`: empty, and the program works without it. */
export type StepState = 'done' | 'running' | 'open' | 'missing' | 'optional' | 'switchedOff' | 'fault';

export const STEP_STATE_WORDS: Readonly<Record<StepState, Words>> = {
  done: { ru: 'готово', en: 'done' },
  running: { ru: 'идёт…', en: 'under way…' },
  open: { ru: 'есть вопрос', en: 'a question is open' },
  missing: { ru: 'не готово', en: 'not done' },
  optional: { ru: 'не настроено', en: 'not set up' },
  switchedOff: { ru: 'выключено в системе', en: 'switched off in the system' },
  fault: { ru: 'исправить', en: 'to be mended' },
};

/** How each step is, by what is known now and not by whether it was looked at. */
export function stepStates(state: WizardState): Readonly<Record<Step, StepState>> {
  const own: Readonly<Record<Step, StepState>> = {
    others: othersState(state),
    link: linkState(state),
    cashbox: cashboxState(state),
    people: state.draft.texts['shop.settlementPlace'].trim() === '' ? 'missing' : 'done',
    alarms: alarmsState(state),
    autostart: autostartState(state),
    save: saveState(state),
    missing: missingState(state),
  };
  const faulty = new Set(state.faults.map(({ path }) => stepOfPath(path)));
  return Object.fromEntries(STEPS.map((step) => [step, faulty.has(step) ? 'fault' : own[step]])) as Record<
    Step,
    StepState
  >;
}

function othersState({ others, othersFault }: WizardState): StepState {
  if (!others) return othersFault ? 'missing' : 'running';
  if (others.others.some(isInTheWay)) return 'fault';
  return others.notLooked.length === 0 ? 'done' : 'open';
}

function linkState({ draft, stored }: WizardState): StepState {
  const run = wizard.link.state;
  if (run.state === 'running') return 'running';
  if (isTroubled(run)) return 'fault';
  if (isOpen(run)) return 'open';
  return draft.texts['shop.link'].trim() !== '' || stored.link ? 'done' : 'missing';
}

function cashboxState({ draft }: WizardState): StepState {
  if (wizard.search.state.state === 'running') return 'running';
  return draft.texts['cashbox.port'].trim() === '' ? 'missing' : 'done';
}

/** A way that was switched on counts when nothing of it is left empty. */
function alarmsState({ draft, stored }: WizardState): StepState {
  const { texts, hasTelegram, hasMail } = draft;
  if (!hasTelegram && !hasMail) return 'optional';
  const isGiven = (path: TextPath) => texts[path].trim() !== '';
  const telegram = isGiven('telegram.chatId') && (stored.telegram || isGiven('telegram.botToken'));
  const mail = isGiven('mail.host') && isGiven('mail.from') && isGiven('mail.to');
  return (hasTelegram && !telegram) || (hasMail && !mail) ? 'missing' : 'done';
}

function autostartState({ autostart }: WizardState): StepState {
  const states = [autostart?.logOn.state, autostart?.beforeLogOn.state];
  if (states.includes('switchedOff')) return 'switchedOff';
  return states.includes('on') ? 'done' : 'optional';
}

function saveState({ file, isChanged, isSaved }: WizardState): StepState {
  if (wizard.trial.state.state === 'running') return 'running';
  if (isSaved && isTroubled(wizard.trial.state)) return 'fault';
  return file === 'found' && !isChanged ? 'done' : 'missing';
}

function missingState(state: WizardState): StepState {
  const { missing } = state;
  const all = [...missing, ...ownMissing(state, wizard.trial.state)];
  return missing.length > 0 && all.every((step) => step.state === 'fine') ? 'done' : 'missing';
}

/** It has ended, without trouble and without an answer to everything; or it did not end. */
function isOpen(run: RunState<{ readonly steps: readonly SetUpStep[] }>): boolean {
  if (run.state === 'ended') return run.answer.steps.some(({ state }) => state !== 'fine');
  return run.state === 'failed' || run.state === 'cancelled';
}

function isTroubled(run: RunState<{ readonly steps: readonly SetUpStep[] }>): boolean {
  return run.state === 'ended' && run.answer.steps.some(({ state }) => state === 'trouble');
}
