import type { SetUpAnswer, SetUpStep } from '../../../../src/contract/set-up.ts';
import type { Autostart } from '../../../../src/contract/window.ts';
import type { Words } from '../../../words/words.ts';
import type { RunState } from './long-run.ts';
import { isInTheWay } from './rivals.ts';
import type { WizardState } from './wizard-state.ts';

type Seen = Pick<SetUpStep, 'state' | 'seen' | 'cure'>;

const OTHERS: Words = { ru: 'Другие программы для касс', en: 'Other programs for cashboxes' };
const AUTOSTART: Words = { ru: 'Запуск вместе с компьютером', en: 'Start with the computer' };
const TRIAL: Words = { ru: 'Проба на учебной кассе', en: 'Trial on the virtual cashbox' };
const SEEN = {
  looking: { ru: 'смотрим, кто здесь работает…', en: 'looking who works here…' },
  nobody: { ru: 'никто не мешает', en: 'nobody is in the way' },
  reading: { ru: 'читаем, включён ли…', en: 'reading whether it is on…' },
  noStart: {
    ru: 'выключен: после перезагрузки чеки пробивать будет некому',
    en: 'off: after a restart nobody makes receipts',
  },
  notTried: { ru: 'не делалась, пока открыто это окно', en: 'not made while this window is open' },
  trying: { ru: 'идёт', en: 'under way' },
  stopped: { ru: 'остановлена', en: 'stopped' },
  tried: { ru: 'прошла до конца', en: 'went through to its end' },
} as const satisfies Readonly<Record<string, Words>>;
const NOT_LOOKED: Words = { ru: 'посмотреть не удалось:', en: 'could not be looked at:' };
const SWITCH_ON: Words = {
  ru: 'Включите на шаге «Автозапуск».',
  en: 'Switch it on at the step "Autostart".',
};
const TRY: Words = {
  ru: 'Попробуйте на шаге «Сохранить и попробовать»: настоящих чеков проба не делает.',
  en: 'Try it at the step "Save and try": the trial makes no real receipt.',
};

/**
 * What is missing besides that which the settings and the agent tell: it was looked at by this window.
 *
 * @param trial how the trial of this window went
 */
export function ownMissing(
  { others, othersFault, autostart }: Pick<WizardState, 'others' | 'othersFault' | 'autostart'>,
  trial: RunState<SetUpAnswer<'trial'>>,
): readonly SetUpStep[] {
  return [
    ...othersSteps(others, othersFault),
    { step: 'autostart', title: AUTOSTART, ...autostartSeen(autostart) },
    { step: 'trial', title: TRIAL, ...trialSeen(trial) },
  ];
}

function othersSteps(others: WizardState['others'], fault: Words | undefined): readonly SetUpStep[] {
  const rivals = others?.others.filter(isInTheWay) ?? [];
  if (rivals.length === 0) return [{ step: 'others', title: OTHERS, ...othersSeen(others, fault) }];
  return rivals.map(({ name, evidence, cure }) => ({
    step: 'others',
    state: 'trouble',
    title: { ru: `${OTHERS.ru}: ${name}`, en: `${OTHERS.en}: ${name}` },
    seen: evidence,
    cure,
  }));
}

function othersSeen(others: WizardState['others'], fault: Words | undefined): Seen {
  if (!others) return { state: 'unknown', seen: fault ?? SEEN.looking };
  const { notLooked } = others;
  if (notLooked.length === 0) return { state: 'fine', seen: SEEN.nobody };
  const all = (language: keyof Words) =>
    `${NOT_LOOKED[language]} ${notLooked.map((words) => words[language]).join('; ')}`;
  return { state: 'unknown', seen: { ru: all('ru'), en: all('en') } };
}

/** Switched off by somebody in the system counts before the other way being on: it was wanted. */
function autostartSeen(autostart: Autostart | undefined): Seen {
  if (!autostart) return { state: 'unknown', seen: SEEN.reading };
  const ways = [autostart.logOn, autostart.beforeLogOn];
  const withState = (state: Autostart['logOn']['state']) => ways.find((way) => way.state === state);
  const off = withState('switchedOff');
  if (off) return { state: 'attention', seen: off.words, cure: SWITCH_ON };
  const on = withState('on');
  if (on) return { state: 'fine', seen: on.words };
  const unknown = ways.find((way) => way.state === 'unknown' && way.possible);
  if (unknown) return { state: 'unknown', seen: unknown.words, cure: SWITCH_ON };
  return { state: 'attention', seen: SEEN.noStart, cure: SWITCH_ON };
}

function trialSeen(trial: RunState<SetUpAnswer<'trial'>>): Seen {
  switch (trial.state) {
    case 'idle':
      return { state: 'unknown', seen: SEEN.notTried, cure: TRY };
    case 'running':
      return { state: 'unknown', seen: SEEN.trying };
    case 'cancelled':
      return { state: 'unknown', seen: SEEN.stopped, cure: TRY };
    case 'failed':
      return { state: 'unknown', seen: trial.words, cure: TRY };
    case 'ended':
      return endedSeen(trial.answer.steps);
  }
}

/** The step that broke stands for the whole. */
function endedSeen(steps: readonly SetUpStep[]): Seen {
  const broken = steps.find(({ state }) => state === 'trouble') ?? steps.find(({ state }) => state !== 'fine');
  if (!broken) return { state: 'fine', seen: SEEN.tried };
  const { state, title, seen, cure } = broken;
  return {
    state,
    seen: { ru: `${title.ru}: ${seen.ru}`, en: `${title.en}: ${seen.en}` },
    cure: cure ?? TRY,
  };
}
