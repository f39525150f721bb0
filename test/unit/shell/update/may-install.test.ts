import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  GRACE_MS,
  type Hindrance,
  hindrance,
  type Moment,
  QUIET_MS,
} from '../../../../src/shell/update/may-install.ts';
import { QuietWatch } from '../../../../src/shell/update/quiet-watch.ts';
import { glanceOf } from './glance.ts';

const NOW = Date.parse('2026-11-24T12:00:00Z');
const good: Moment = {
  now: NOW,
  agent: 'running',
  quietMs: QUIET_MS,
  isWindowOpen: false,
  toldAt: NOW - GRACE_MS,
  postponedUntil: undefined,
};

describe('a version is installed', () => {
  it('in a quiet minute of which a person was told in time', () => {
    expect(hindrance(good)).toBeUndefined();
    expect(hindrance({ ...good, postponedUntil: NOW })).toBeUndefined();
  });

  it.each<[string, Partial<Moment>, Hindrance]>([
    ['a person has postponed it', { postponedUntil: NOW + 1 }, 'postponed'],
    ['no agent tells what is in hand', { agent: 'absent' }, 'agent'],
    ['somebody else has the agent', { agent: 'foreign' }, 'agent'],
    ['a receipt is open, or nobody knows', { quietMs: undefined }, 'receipts'],
    ['the last receipt was a moment ago', { quietMs: QUIET_MS - 1 }, 'notQuiet'],
    ['somebody looks at the window', { isWindowOpen: true }, 'window'],
    ['nobody was told', { toldAt: undefined }, 'grace'],
    ['a person was told a moment ago', { toldAt: NOW - GRACE_MS + 1 }, 'grace'],
  ])('not while %s', (_, changes, expected) => {
    expect(hindrance({ ...good, ...changes })).toBe(expected);
  });
});

describe('quiet', () => {
  it.each([
    ['a receipt is being made', { busy: true }],
    ['a receipt waits', { waiting: 1 }],
    ['a receipt is in doubt', { waiting: 1, inDoubt: 1 }],
    ['a shift is about to be closed', { cashboxes: [{ id: 'kassa1', connected: true, shift: 'expired' as const }] }],
  ])('it is not while %s', (_, changes) => {
    const quiet = new QuietWatch();
    quiet.heard(glanceOf(), 0);
    expect(quiet.quietMs(1_000)).toBe(1_000);
    quiet.heard(glanceOf(changes), 2_000);
    expect(quiet.quietMs(3_000)).toBeUndefined();
  });

  it('begins anew after silence: nobody knows what was meanwhile', () => {
    const quiet = new QuietWatch();
    quiet.heard(glanceOf(), 0);
    quiet.heard(undefined, 5_000);
    quiet.heard(glanceOf(), 6_000);
    expect(quiet.quietMs(7_000)).toBe(1_000);
  });

  it('whatever comes in whatever order: nothing is installed within two minutes of a receipt', () => {
    const event = fc.record({
      afterMs: fc.integer({ min: 1, max: 200_000 }),
      glance: fc.option(
        fc.record({ busy: fc.boolean(), waiting: fc.nat(1), inDoubt: fc.nat(1) }).map((some) => glanceOf(some)),
        { nil: undefined },
      ),
    });
    fc.assert(
      fc.property(fc.array(event, { maxLength: 30 }), (events) => {
        const quiet = new QuietWatch();
        let nowMs = 0;
        let loudAt = 0;
        for (const { afterMs, glance } of events) {
          nowMs += afterMs;
          quiet.heard(glance, nowMs);
          if (!glance || glance.busy || glance.waiting + glance.inDoubt > 0) loudAt = nowMs;
          const hinders = hindrance({ ...good, quietMs: quiet.quietMs(nowMs) });
          if (nowMs - loudAt < QUIET_MS) expect(hinders).toBeDefined();
        }
      }),
    );
  });
});
