import { describe, expect, it } from 'vitest';
import type { AskedJob } from '../../../../src/core/day/asked-job.ts';
import { DAY_RULES } from '../../../../src/core/day/day-evidence.ts';
import { laggingDifferences, unmadeDifferences } from '../../../../src/core/day/open-ends.ts';
import { kopecks } from '../../../../src/core/fiscal/money.ts';
import { type DayModel, evidenceOf, FN_A, FN_B, fiscalDocument, HOUR, job, MADE_AT } from './day-model.ts';

const NOBODY: DayModel = { fns: [], unmade: [], unacknowledged: [], undelivered: [] };
const MINUTE = 60_000;
const ago = (ms: number) => ({ receivedAt: MADE_AT - ms });
const open = (changes: Partial<AskedJob>) => job({ document: undefined, ...changes });

describe('a check without a receipt', () => {
  const look = (unmade: AskedJob[]) => unmadeDifferences(evidenceOf({ ...NOBODY, unmade }), DAY_RULES);

  it.each([
    ['received', 'waiting'],
    ['sent', 'waiting'],
    ['closing', 'waiting'],
    ['inDoubt', 'inDoubt'],
    ['parked', 'parked'],
    ['refused', 'refused'],
  ] as const)('that is %s is told as %s', (state, kind) => {
    expect(look([open({ state, ...ago(5 * MINUTE) })]).map((found) => found.kind)).toEqual([kind]);
  });

  it('that came a moment ago is waited for, but not one that needs somebody', () => {
    expect(look([open({ state: 'received', ...ago(5 * MINUTE - 1) })])).toEqual([]);
    expect(look([open({ state: 'parked', ...ago(1) })])).toHaveLength(1);
    expect(look([open({ state: 'refused', ...ago(1) })])).toHaveLength(1);
  });

  it('that a person ordered is told while it is open, and no longer when it was refused', () => {
    const ofPerson = { shopId: undefined, checkId: undefined, ...ago(5 * MINUTE) };
    expect(look([open({ state: 'parked', ...ofPerson })])).toHaveLength(1);
    expect(look([open({ state: 'refused', ...ofPerson })])).toEqual([]);
  });

  it('that has a document is none', () => {
    expect(look([job({ state: 'fiscal' })])).toEqual([]);
  });

  it('is told with its reason in the words of the catalog', () => {
    const [found] = look([
      open({ state: 'refused', jobId: 5, checkId: '55', reason: { code: 'CB-715', detail: 'строка 2' } }),
    ]);
    expect(found).toMatchObject({
      jobId: 5,
      checkId: '55',
      code: 'CB-715',
      totalKop: kopecks(10_000),
      fdNumber: undefined,
    });
    expect(found?.detail.ru).toContain('строка 2');
    expect(found?.detail.en).not.toBe(found?.detail.ru);
    expect(look([open({ state: 'parked' })])[0]?.detail).toEqual({ ru: '', en: '' });
  });
});

describe('a receipt somebody should know of', () => {
  const look = (model: Partial<DayModel>, fnSerial: string | undefined) => {
    const cashboxes = [{ cashboxId: 'kassa1', fnSerial, unsentCount: 0, fns: [] }];
    return laggingDifferences(evidenceOf({ ...NOBODY, ...model }, { cashboxes }), DAY_RULES);
  };
  const late = (changes: Partial<AskedJob> = {}) => [job({ ...ago(HOUR), delivered: false, ...changes })];

  it('is told when the shop has not confirmed it for five minutes', () => {
    expect(look({ unacknowledged: late(ago(5 * MINUTE - 1)) }, FN_A)).toEqual([]);
    expect(look({ unacknowledged: late(ago(5 * MINUTE)) }, FN_A).map(({ kind }) => kind)).toEqual(['notAcknowledged']);
  });

  it('says whether the program goes on or a person must', () => {
    const words = (acknowledgement: 'owed' | 'parked') =>
      look({ unacknowledged: late({ acknowledgement }) }, FN_A)[0]?.detail.ru;
    expect(words('owed')).toBe('сообщаем, ответа нет');
    expect(words('parked')).toBe('ждёт решения человека');
  });

  it('is told when the FN has had no ticket of the OFD for half an hour', () => {
    expect(look({ undelivered: late(ago(30 * MINUTE - 1)) }, FN_A)).toEqual([]);
    const [found] = look({ undelivered: late(ago(30 * MINUTE)) }, FN_A);
    expect(found).toMatchObject({ kind: 'undelivered', fnSerial: FN_A, fdNumber: 1 });
    expect(found?.detail.ru).toBe('квитанции ОФД в ФН нет');
  });

  it('on an FN that is gone is told as last known', () => {
    const old = late({ document: fiscalDocument({ fnSerial: FN_B }) });
    expect(look({ undelivered: old }, FN_A)[0]?.detail.ru).toContain('ФН заменён');
    // Which FN is in the cashbox now nobody knows.
    expect(look({ undelivered: old }, undefined)[0]?.detail.ru).toContain('касса не отвечает');
  });
});
