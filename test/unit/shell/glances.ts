import type { AlarmStatus } from '../../../src/contract/alarm-status.ts';
import type { Glance } from '../../../src/contract/glance.ts';
import type { LightState } from '../../../src/core/health/light.ts';

export const NOON = new Date(2026, 10, 28, 12, 0).getTime();

const light = (state: LightState) => ({ state, ru: state, en: state });

/** A glance at a shop where all is well, with what differs. */
export function glanceOf(changes: Partial<Glance> = {}): Glance {
  return {
    version: '1',
    at: NOON,
    lights: { site: light('fine'), cashbox: light('fine'), fn: light('fine'), ofd: light('fine') },
    training: false,
    waiting: 0,
    inDoubt: 0,
    parked: 0,
    unsent: 0,
    busy: false,
    alarms: [],
    cashboxes: [{ id: 'kassa', connected: true, printer: true, shift: 'open' }],
    ...changes,
  };
}

/** All lights fine but this one. */
export function withLight(name: keyof Glance['lights'], state: LightState): Glance {
  return glanceOf({ lights: { ...glanceOf().lights, [name]: light(state) } });
}

export function alarmOf(key: string, changes: Partial<AlarmStatus> = {}): AlarmStatus {
  const words = (text: string) => ({ ru: `${text} ру`, en: `${text} en` });
  return {
    key,
    level: 'attention',
    about: words(key),
    since: NOON,
    reason: words('reason'),
    cure: words('cure'),
    ...changes,
  };
}
