import type { AlarmStatus } from '../../../src/contract/alarm-status.ts';
import type { CashboxStatus, LightStatus, StatusSnapshot } from '../../../src/contract/snapshot.ts';
import { type AlarmSubject, alarmKey } from '../../../src/core/alarms/alarm.ts';
import { alarmsLikeLight, type LightPart } from '../../../src/core/alarms/same-as-light.ts';
import type { LightState } from '../../../src/core/health/light.ts';
import type { Step } from './step.ts';
import { lightStep, OPEN_RECEIPTS } from './step-words.ts';

/** A pause has a bar of its own, which says until when and ends it. */
const OF_PAUSE = { alarm: 'paused', code: 'CB-320' };
const PARKED_ALARM = 'receipt-parked';
const DOUBT_ALARM = 'receipt-in-doubt';
const DOUBT_CODE = 'CB-102';

/** Standing alarms, without what is said already by the bar of a pause or by the receipts themselves that wait for a person. */
export function alarmSteps({ alarms, parked }: StatusSnapshot): readonly AlarmStatus[] {
  const decided = new Set(parked.map(({ cashboxId }) => alarmKey(PARKED_ALARM, { of: 'cashbox', id: cashboxId })));
  return alarms.filter(({ key }) => key !== OF_PAUSE.alarm && !decided.has(key));
}

/** Every light that is not fine and that no alarm speaks for, and receipts in doubt; the worst first. */
export function lightSteps(snapshot: StatusSnapshot): readonly Step[] {
  const { shops, cashboxes, lights } = snapshot;
  const steps = [
    ...shops.flatMap(({ id, light }) => stepOf(snapshot, 'site', { of: 'shop', id }, light)),
    ...cashboxes.flatMap((box) => cashboxSteps(snapshot, box)),
    ...(shops.length === 0 ? stepOf(snapshot, 'site', { of: 'agent' }, lights.site) : []),
    ...(cashboxes.length === 0 ? stepOf(snapshot, 'cashbox', { of: 'agent' }, lights.cashbox) : []),
    ...doubtSteps(snapshot),
  ];
  return steps.toSorted((a, b) => WEIGHT.indexOf(b.state) - WEIGHT.indexOf(a.state));
}
const WEIGHT: readonly LightState[] = ['fine', 'unknown', 'attention', 'trouble'];

function cashboxSteps(snapshot: StatusSnapshot, { id, lights, training }: CashboxStatus): readonly Step[] {
  const subject = { of: 'cashbox', id } as const;
  const steps = stepOf(snapshot, 'cashbox', subject, lights.cashbox);
  const parts = ['fn', 'ofd'] as const;
  // A cashbox that does not answer says nothing of its FN either: that is one trouble, and it has its step.
  const asked = parts.filter((part) => lights[part].state !== 'unknown' || lights.cashbox.state === 'fine');
  return [...steps, ...asked.flatMap((part) => stepOf(snapshot, part, subject, lights[part], training))];
}

function stepOf(
  { alarms }: StatusSnapshot,
  part: LightPart,
  subject: AlarmSubject,
  light: LightStatus,
  training = false,
): readonly Step[] {
  if (light.state === 'fine' || light.code === OF_PAUSE.code || light.code === DOUBT_CODE) return [];
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
