import type { Glance } from '../../../../src/contract/glance.ts';

const FINE = { state: 'fine', ru: '', en: '' } as const;

/** A glance at an agent with nothing in hand. */
export function glanceOf(changes: Partial<Glance> = {}): Glance {
  return {
    version: '1.0.0',
    at: 0,
    lights: { site: FINE, cashbox: FINE, fn: FINE, ofd: FINE },
    training: false,
    waiting: 0,
    inDoubt: 0,
    parked: 0,
    unsent: 0,
    busy: false,
    alarms: [],
    cashboxes: [{ id: 'kassa1', connected: true, shift: 'open' }],
    ...changes,
  };
}
