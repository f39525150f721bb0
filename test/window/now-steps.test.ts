import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { partsOf } from '../../renderer/screens/now/hour-parts.ts';
import { nextSteps } from '../../renderer/screens/now/steps.ts';
import { evidenceNow } from '../../renderer/words/evidence-now.ts';
import { overallState, signsOf } from '../../src/contract/overall-state.ts';
import type { CashboxStatus, LightStatus, StatusSnapshot } from '../../src/contract/snapshot.ts';
import { LIGHT_STATES } from '../../src/core/health/light.ts';
import { AT, FINE_SNAPSHOT, TROUBLE_SNAPSHOT } from './fixtures/pictures.ts';

const said = (snapshot: StatusSnapshot) => nextSteps(snapshot).steps.map(({ key, state }) => `${key} ${state}`);
const withLights = (lights: Partial<CashboxStatus['lights']>, more: Partial<CashboxStatus> = {}): StatusSnapshot => ({
  ...FINE_SNAPSHOT,
  lights: { ...FINE_SNAPSHOT.lights, ...lights },
  cashboxes: FINE_SNAPSHOT.cashboxes.map((box) => ({ ...box, ...more, lights: { ...box.lights, ...lights } })),
});
const alarm = (key: string): StatusSnapshot['alarms'][number] => ({
  ...{ key, level: 'attention', since: AT },
  ...{ about: { ru: '', en: '' }, reason: { ru: '', en: '' }, cure: { ru: '', en: '' } },
});
const UNFINISHED: LightStatus = { state: 'attention', ru: 'Допечатан не весь.', en: '', ageMs: 1 };
const SILENT: LightStatus = { state: 'trouble', ru: 'Касса не отвечает.', en: '', code: 'CB-101' };
const STALE: LightStatus = { state: 'unknown', ru: 'Устарело.', en: '' };

describe('The steps below the verdict', () => {
  it('are there whenever the verdict says that there is something to do', () => {
    const light = fc.constantFrom(...LIGHT_STATES).map((state): LightStatus => ({ state, ru: 'x', en: 'x' }));
    fc.assert(
      fc.property(light, light, light, light, fc.nat(1), (site, cashbox, fn, ofd, inDoubt) => {
        const snapshot: StatusSnapshot = {
          ...withLights({ cashbox, fn, ofd }),
          lights: { site, cashbox, fn, ofd },
          shops: [{ id: 'main', light: site }],
          queue: { ...FINE_SNAPSHOT.queue, inDoubt },
        };
        const isFine = overallState(signsOf(snapshot), 'running') === 'fine';
        expect(said(snapshot).length === 0).toBe(isFine);
      }),
    );
  });

  it('come from what no alarm says: print cut off, a test FN, a receipt in doubt', () => {
    expect(said(withLights({ cashbox: UNFINISHED }))).toEqual(['cashbox kassa1 attention']);
    const testFn = withLights({ fn: { state: 'attention', ru: 'Тестовый ФН', en: '' } }, { training: true });
    expect(said({ ...testFn, alarms: [alarm('fn-days:kassa1')] })).toContain('fn kassa1 attention');
    expect(said({ ...FINE_SNAPSHOT, queue: { ...FINE_SNAPSHOT.queue, inDoubt: 1 } })).toEqual([
      'receipt-in-doubt attention',
    ]);
  });

  it('are none where an alarm about the same cashbox says it already', () => {
    const silent = withLights({ cashbox: SILENT, fn: STALE, ofd: STALE });
    expect(said(silent)).toEqual(['cashbox kassa1 trouble']);
    expect(said({ ...silent, alarms: [alarm('cashbox-silent:kassa1')] })).toEqual(['cashbox-silent:kassa1 attention']);
    expect(said({ ...silent, alarms: [alarm('cashbox-silent:kassa2')] })).toContain('cashbox kassa1 trouble');
    expect(said({ ...withLights({ cashbox: UNFINISHED }), alarms: [alarm('shift-long:kassa1')] })).toHaveLength(2);
  });

  it('say neither a pause nor a parked receipt twice', () => {
    const paused = withLights({ cashbox: { state: 'attention', ru: 'На паузе.', en: '', code: 'CB-320' } });
    const alarms = [alarm('paused')];
    expect(said({ ...paused, alarms, paused: { until: AT + 1, by: 'Анна', since: AT } })).toEqual([]);
    // Ended a moment ago: the bar is gone, and the alarm and the light still stand.
    expect(said({ ...paused, alarms })).toContain('paused attention');
    expect(said(TROUBLE_SNAPSHOT)).toEqual([
      'cashbox-silent:kassa1 trouble',
      'job 213 trouble',
      'receipt-in-doubt:kassa1 attention',
      'ofd-backlog:kassa1 attention',
    ]);
    expect(said({ ...TROUBLE_SNAPSHOT, parked: [] })).toContain('receipt-parked:kassa1 trouble');
  });

  it('are the worst ones, with a count of the alarms and receipts there are besides', () => {
    const alarms = ['a', 'b', 'c', 'd', 'e'].map(alarm);
    const [job] = TROUBLE_SNAPSHOT.parked;
    if (!job) throw new RangeError('The picture has a parked receipt');
    const parked = [1, 2, 3, 4, 5, 6].map((jobId) => ({ ...job, jobId }));
    const bad = { ...alarm('z'), level: 'trouble' } as const;
    const { steps, moreAlarms, moreParked } = nextSteps({ ...FINE_SNAPSHOT, alarms: [...alarms, bad], parked });
    expect(steps.map(({ key }) => key)).toEqual(['z', 'job 1', 'job 2', 'job 3', 'job 4', 'a', 'b', 'c']);
    expect([moreAlarms, moreParked]).toEqual([2, 2]);
  });
});

describe('The evidence of a light', () => {
  it('grows old in its own sentence, and is not said a second time', () => {
    const light = { ru: 'Касса ответила 2 с назад.', en: 'The cashbox answered 2 s ago.', ageMs: 2_000 };
    expect(evidenceNow(light, 100_000)).toEqual({
      words: { ru: 'Касса ответила 1 мин назад.', en: 'The cashbox answered 1 min ago.' },
      ageMs: undefined,
    });
  });

  it('has its age beside it where the sentence does not say it, whatever other spans it says', () => {
    const light = { ru: 'Старший ждёт 12 с, всего 2 смены.', en: 'The oldest waits for 12 s.', ageMs: 2_000 };
    expect(evidenceNow(light, 1_000)).toEqual({ words: { ru: light.ru, en: light.en }, ageMs: 3_000 });
    expect(evidenceNow({ ru: 'Нет.', en: 'None.' }, 1_000).ageMs).toBeUndefined();
  });
});

describe('The parts of an hour', () => {
  it('hold each receipt once, late ones that wait still among the late and not among the made', () => {
    const hour = { at: AT, received: 10, fiscal: 6, refused: 2, late: 3, lateWaiting: 1 };
    expect(partsOf(hour)).toEqual({ made: 4, late: 3, refused: 2, open: 1 });
  });
});
