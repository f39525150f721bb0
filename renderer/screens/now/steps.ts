import type { AlarmStatus } from '../../../src/contract/alarm-status.ts';
import type { CashboxStatus, LightStatus, StatusSnapshot } from '../../../src/contract/snapshot.ts';
import { type AlarmSubject, alarmKey } from '../../../src/core/alarms/alarm.ts';
import { alarmsLikeLight, type LightPart } from '../../../src/core/alarms/same-as-light.ts';
import type { LightState } from '../../../src/core/health/light.ts';
import type { Step } from './step.ts';
import { alarmStep, lightStep, OPEN_RECEIPTS, parkedStep } from './step-words.ts';

/** A pause has a bar of its own, which says until when and ends it. */
const OF_PAUSE = { alarm: 'paused', code: 'CB-320' };
const PARKED_ALARM = 'receipt-parked';
const DOUBT_ALARM = 'receipt-in-doubt';
const DOUBT_CODE = 'CB-102';

/** More alarms than that are on their own screen, and more receipts on theirs. */
const SHOWN = 4;

/** What is to be done, the worst first, and how many alarms and receipts there are besides. */
export interface NextSteps {
  readonly steps: readonly Step[];
  readonly moreAlarms: number;
  readonly moreParked: number;
}

/** One step for each trouble: what stands as an alarm, what a person has to decide, what only a light says so far. */
export function nextSteps(snapshot: StatusSnapshot): NextSteps {
  const alarms = worstFirst(alarmsUnsaid(snapshot).map(alarmStep));
  const { parked } = snapshot;
  const shown = [...alarms.slice(0, SHOWN), ...parked.slice(0, SHOWN).map(parkedStep), ...lightSteps(snapshot)];
  return {
    steps: worstFirst(shown),
    moreAlarms: Math.max(0, alarms.length - SHOWN),
    moreParked: Math.max(0, parked.length - SHOWN),
  };
}

function worstFirst(steps: readonly Step[]): readonly Step[] {
  return steps.toSorted((a, b) => WEIGHT.indexOf(b.state) - WEIGHT.indexOf(a.state));
}
const WEIGHT: readonly LightState[] = ['fine', 'unknown', 'attention', 'trouble'];

/** Without what the bar of a pause says, or the receipts themselves that wait for a person. */
function alarmsUnsaid({ alarms, parked, paused }: StatusSnapshot): readonly AlarmStatus[] {
  const said = new Set(parked.map(({ cashboxId }) => alarmKey(PARKED_ALARM, { of: 'cashbox', id: cashboxId })));
  return alarms.filter(({ key }) => !(paused && key === OF_PAUSE.alarm) && !said.has(key));
}

function lightSteps(snapshot: StatusSnapshot): readonly Step[] {
  const { shops, cashboxes, lights } = snapshot;
  return [
    ...shops.flatMap(({ id, light }) => stepOf(snapshot, 'site', { of: 'shop', id }, light)),
    ...cashboxes.flatMap((box) => cashboxSteps(snapshot, box)),
    ...(shops.length === 0 ? stepOf(snapshot, 'site', { of: 'agent' }, lights.site) : []),
    ...(cashboxes.length === 0 ? stepOf(snapshot, 'cashbox', { of: 'agent' }, lights.cashbox) : []),
    ...doubtSteps(snapshot),
  ];
}

function cashboxSteps(snapshot: StatusSnapshot, { id, lights, training }: CashboxStatus): readonly Step[] {
  const subject = { of: 'cashbox', id } as const;
  const steps = stepOf(snapshot, 'cashbox', subject, lights.cashbox);
  const parts = ['fn', 'ofd'] as const;
  // A cashbox that does not answer says nothing of its FN either: that is one trouble, and it has its step.
  const asked = parts.filter((part) => lights[part].state !== 'unknown' || lights.cashbox.state === 'fine');
  return [...steps, ...asked.flatMap((part) => stepOf(snapshot, part, subject, lights[part], training))];
}

function stepOf(
  { alarms, paused, queue }: StatusSnapshot,
  part: LightPart,
  subject: AlarmSubject,
  light: LightStatus,
  training = false,
): readonly Step[] {
  if (light.state === 'fine') return [];
  if (paused && light.code === OF_PAUSE.code) return [];
  if (queue.inDoubt > 0 && light.code === DOUBT_CODE) return [];
  const told = new Set(alarms.map(({ key }) => key));
  if (alarmsLikeLight(part, light, training).some((kind) => told.has(alarmKey(kind, subject)))) return [];
  return [{ key: `${part} ${subject.of === 'agent' ? '' : subject.id}`, ...lightStep(part, subject, light) }];
}

function doubtSteps({ queue, alarms }: StatusSnapshot): readonly Step[] {
  const isTold = alarms.some(({ key }) => key.startsWith(DOUBT_ALARM));
  if (queue.inDoubt === 0 || isTold) return [];
  return [
    {
      key: DOUBT_ALARM,
      state: 'attention',
      todo: {
        ru: 'Ничего не пробивайте вручную: агент прочитает ФН и решит сам, как только касса ответит.',
        en: 'Make nothing by hand: the agent reads the FN and decides as soon as the cashbox answers.',
      },
      why: { ru: `Чеков под вопросом: ${queue.inDoubt}`, en: `Receipts in doubt: ${queue.inDoubt}` },
      way: { words: OPEN_RECEIPTS, place: { screen: 'receipts' } },
    },
  ];
}
