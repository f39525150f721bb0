import { describe, expect, it } from 'vitest';
import { judgeAll } from '../../../../src/core/alarms/judge-all.ts';
import type { CashboxForAlarms } from '../../../../src/core/alarms/readings.ts';
import { ALARM_RULES } from '../../../../src/core/alarms/rules.ts';
import { alarmsLikeLight } from '../../../../src/core/alarms/same-as-light.ts';
import { ERRORS, isErrorCode } from '../../../../src/core/errors.ts';
import { isTraining } from '../../../../src/core/health/cashbox-lights.ts';
import { cashboxLights } from '../../../../src/core/health/lights.ts';
import { HEALTH_RULES } from '../../../../src/core/health/readings.ts';
import { siteLight } from '../../../../src/core/health/site-light.ts';
import type { CashboxCondition } from '../../../../src/core/ports/cashbox-driver.ts';
import { backlog, box, CONDITION, HOUR, NOW, readings, site } from './rig.ts';

const REAL_FN = '9280440300000001';
const real = (changes: Partial<CashboxForAlarms> = {}, condition: Partial<CashboxCondition> = {}) =>
  box(changes, { fnSerial: REAL_FN, ...condition });
const warns = (name: keyof CashboxCondition['fnWarnings']) => ({
  fnWarnings: { ...CONDITION.fnWarnings, [name]: true },
});

/** Alarms about that cashbox that say the same as one of its lights. */
function spokenFor(one: CashboxForAlarms, part: 'cashbox' | 'fn' | 'ofd'): readonly string[] {
  const light = cashboxLights(one, NOW)[part];
  expect(light.state).not.toBe('fine');
  const { findings } = judgeAll(readings({ cashboxes: [one] }), ALARM_RULES, new Set());
  const alike = alarmsLikeLight(part, light, isTraining(one));
  return findings.map(({ kind }) => kind).filter((kind) => alike.includes(kind));
}

describe('alarms that say the same as a light', () => {
  it('are known for whatever stops a cashbox', () => {
    // A pause is told an hour later, by its own alarm.
    for (const code of Object.keys(ERRORS)
      .filter(isErrorCode)
      .filter((one) => one !== 'CB-320')) {
      const { remedy } = ERRORS[code];
      if (remedy === 'park' || remedy === 'reject') continue;
      const stopped = real({ trouble: { code, detail: '', since: NOW - HOUR } });
      expect(spokenFor(stopped, 'cashbox'), code).not.toEqual([]);
    }
  });

  it.each([
    ['cashbox', real({}, { paper: 'out' }), ['paper-out']],
    ['cashbox', real({}, { coverOpen: true }), ['cover-open']],
    ['cashbox', real({}, { printerFault: true }), ['printer-fault']],
    ['cashbox', real({}, { shift: { state: 'expired', number: 3 } }), ['shift-long']],
    ['cashbox', real({ inDoubtCount: 1 }), ['receipt-in-doubt']],
    ['cashbox', real({ condition: { value: CONDITION, at: NOW - HOUR } }), ['cashbox-silent']],
    ['fn', real({}, { fnPhase: 'closed' }), ['fn-phase']],
    ['fn', real({}, warns('critical')), ['fn-critical']],
    ['fn', real({}, warns('replaceUrgently')), ['fn-urgent']],
    ['fn', real({}, warns('replaceSoon')), ['fn-soon']],
    ['fn', real({}, warns('memoryFull90')), ['fn-memory']],
    ['ofd', real({}, warns('ofdTooLong')), ['fn-ofd-too-long']],
    ['ofd', real(backlog(2, HOUR)), ['ofd-backlog']],
  ] as const)('are known for each sign: %s', (part, one, kinds) => {
    expect(spokenFor(one, part)).toEqual(kinds);
  });

  it('are known for a site', () => {
    const failing = site({ state: 'CB-701', failingSince: NOW - HOUR });
    expect(siteLight(failing, NOW, HEALTH_RULES).state).toBe('trouble');
    const { findings } = judgeAll(readings({ sites: [failing] }), ALARM_RULES, new Set());
    expect(alarmsLikeLight('site', siteLight(failing, NOW, HEALTH_RULES), false)).toEqual(
      findings.map(({ kind }) => kind),
    );
  });

  it('are none where no alarm tells of it: the light has to speak for itself', () => {
    const expiring = real({ fnLife: { validUntil: '2026-11-30', registrationsLeft: 5, freeMemory: undefined } });
    const unfinished = real({}, { printUnfinished: true });
    expect(spokenFor(unfinished, 'cashbox')).toEqual([]);
    const testFn = { ...expiring, condition: { value: CONDITION, at: NOW } };
    expect(spokenFor(testFn, 'fn')).toEqual([]);
  });
});
