import { describe, expect, it } from 'vitest';
import { judgeAll } from '../../../../src/core/alarms/judge-all.ts';
import type { CashboxForAlarms, ShopForAlarms } from '../../../../src/core/alarms/readings.ts';
import { ALARM_RULES } from '../../../../src/core/alarms/rules.ts';
import { fnDaysLeft } from '../../../../src/core/alarms/table/fn.ts';
import { ERRORS, type ErrorCode } from '../../../../src/core/errors.ts';
import type { CashboxCondition } from '../../../../src/core/ports/cashbox-driver.ts';
import { backlog, box, CONDITION, DAY, found, HOUR, MINUTE, NOW, readings, site, unknown } from './rig.ts';

const cashbox = (changes: Partial<CashboxForAlarms>, condition?: Partial<CashboxCondition>) =>
  found({ cashboxes: [box(changes, condition)] });
const trouble = (code: ErrorCode, sinceMs: number) => ({ trouble: { code, detail: '', since: NOW - sinceMs } });

it('says of a cashbox that is silent or stands what is wrong, and what to do once, in the words for that very cause', () => {
  for (const code of ['CB-101', 'CB-105', 'CB-106', 'CB-303', 'CB-312'] as const) {
    const one = box({ connected: false, trouble: { code, detail: 'порт 1', since: NOW - HOUR } });
    const [finding] = judgeAll(readings({ cashboxes: [one] }), ALARM_RULES, new Set()).findings;
    expect(finding?.reason.ru, code).toMatch(/^Касса (?:не отвечает 1 ч|стоит, чеки не пробиваются)\.$/);
    expect(finding?.cure.ru, code).toContain(code === 'CB-101' ? 'закройте другие программы' : ERRORS[code].ru);
  }
});

it('nothing is found where all is well, and everything can be judged', () => {
  expect(found()).toEqual([]);
  expect(unknown({})).toEqual([]);
});

describe('the site', () => {
  it.each([
    [2 * MINUTE, []],
    [3 * MINUTE, ['site-unreachable attention']],
    [15 * MINUTE, ['site-unreachable trouble']],
  ])('that fails for %i ms', (ms, expected) => {
    const failing = site({ state: 'CB-701', failingSince: NOW - ms, lastGoodAt: NOW - ms });
    expect(found({ sites: [failing] })).toEqual(expected);
  });

  it('is named with the layer that failed', () => {
    const one = readings({ sites: [site({ state: 'CB-703', failingSince: NOW - HOUR })] });
    expect(one.sites[0]?.state).toBe('CB-703');
    expect(found(one)).toEqual(['site-unreachable trouble']);
  });

  it.each([
    [15, []],
    [14, ['site-certificate attention 1']],
    [3, ['site-certificate trouble 2']],
    [0, ['site-certificate trouble 3']],
    [-1, ['site-certificate trouble 3']],
  ])('whose certificate is good for %i days', (days, expected) => {
    expect(found({ sites: [site({ signs: { clockOffsetS: 0, certificateUntil: NOW + days * DAY } })] })).toEqual(
      expected,
    );
  });

  it.each([
    [-119, []],
    [120, ['site-clock-apart attention']],
    [-301, ['site-clock-apart trouble']],
  ])('whose clock is %i s from ours', (clockOffsetS, expected) => {
    expect(found({ sites: [site({ signs: { clockOffsetS, certificateUntil: undefined } })] })).toEqual(expected);
  });

  it.each([
    [1, ['vat-none trouble']],
    [DAY - 1, ['vat-none trouble']],
    [DAY, []],
  ])('that sent a receipt without VAT on the general system %i ms ago', (ms, expected) => {
    expect(found({ sites: [site({ vatNone: { checkId: '17', itemName: 'Доставка', at: NOW - ms } })] })).toEqual(
      expected,
    );
  });

  it('that sent one is told which check and which line', () => {
    const reason = (vatNone: ShopForAlarms['vatNone']) =>
      judgeAll(readings({ sites: [site({ vatNone })] }), ALARM_RULES, new Set()).findings[0]?.reason.ru;
    expect(reason({ checkId: '17', itemName: 'Доставка', at: NOW })).toMatch(/чек 17, «Доставка»\.$/);
    expect(reason({ checkId: '17', itemName: undefined, at: NOW })).toMatch(/чек 17\.$/);
  });

  it('that sells without VAT by law is not told so when the settings say 0 hours', () => {
    const sites = [site({ vatNone: { checkId: '17', itemName: 'Доставка', at: NOW } })];
    expect(judgeAll(readings({ sites }), { ...ALARM_RULES, vatNoneMs: 0 }, new Set()).findings).toEqual([]);
  });

  it('that was not asked yet, or long ago, is not known', () => {
    expect(unknown({ sites: [site({ state: 'notTried' })] })).toEqual(['site-unreachable:main']);
    expect(unknown({ sites: [site({ lastGoodAt: NOW - HOUR })] })).toEqual(['site-unreachable:main']);
  });
});

describe('the cashbox', () => {
  it.each<[string, Partial<CashboxForAlarms>, Partial<CashboxCondition>, string[]]>([
    ['silent just now', { connected: false, ...trouble('CB-101', 1_000) }, {}, ['cashbox-silent attention']],
    ['silent for a minute', { connected: false, ...trouble('CB-101', MINUTE) }, {}, ['cashbox-silent trouble']],
    [
      'in the middle of something for a minute',
      { condition: { value: CONDITION, at: NOW - MINUTE } },
      {},
      ['cashbox-silent attention'],
    ],
    [
      'in the middle of something for five',
      { condition: { value: CONDITION, at: NOW - 5 * MINUTE } },
      {},
      ['cashbox-silent trouble'],
    ],
    ['stopped by a person’s matter', trouble('CB-312', 1_000), {}, ['cashbox-stopped trouble']],
    ['paused by a person', trouble('CB-320', HOUR), {}, []],
    ['out of paper', {}, { paper: 'out' }, ['paper-out attention']],
    ['without a printer', {}, { paper: 'none' }, []],
    ['open', {}, { coverOpen: true }, ['cover-open attention']],
    ['with a broken printer', {}, { printerFault: true }, ['printer-fault attention']],
    ['with a shift of 21 hours', { shiftAgeMinutes: 21 * 60 }, {}, []],
    ['with a shift of 22 hours', { shiftAgeMinutes: 22 * 60 }, {}, ['shift-long attention']],
    ['with an expired shift', {}, { shift: { state: 'expired', number: 3 } }, ['shift-long trouble']],
    ['with a closed shift of old', { shiftAgeMinutes: 40 * 60 }, { shift: { state: 'closed', number: 3 } }, []],
    ['with a clock two minutes fast', { clockOffsetS: 120 }, {}, ['clock-apart attention']],
    ['with a clock six minutes slow', { clockOffsetS: -360 }, {}, ['clock-apart trouble']],
    ['with a receipt of 1 minute', { waiting: { oldestAt: NOW - MINUTE, parkedCount: 0 } }, {}, []],
    [
      'with a receipt of 2 minutes',
      { waiting: { oldestAt: NOW - 2 * MINUTE, parkedCount: 0 } },
      {},
      ['receipt-late attention'],
    ],
    [
      'with a receipt of 4 minutes',
      { waiting: { oldestAt: NOW - 4 * MINUTE, parkedCount: 0 } },
      {},
      ['receipt-late trouble'],
    ],
    ['with two parked', { waiting: { oldestAt: undefined, parkedCount: 2 } }, {}, ['receipt-parked trouble 2']],
    ['with one in doubt', { inDoubtCount: 1 }, {}, ['receipt-in-doubt attention']],
    ['with a stranger’s document', { alienCount: 1 }, {}, ['alien-documents attention 1']],
    ['whose line broke twice', { linkLosses: 2 }, {}, []],
    ['whose line broke three times', { linkLosses: 3 }, {}, ['cashbox-link-losses attention']],
    ['whose line broke ten times', { linkLosses: 10 }, {}, ['cashbox-link-losses trouble']],
    [
      'that wrote another VAT: it is not silent',
      { vatDifference: 'ФД 7', ...trouble('CB-462', HOUR) },
      {},
      ['vat-differs trouble'],
    ],
  ])('%s', (_, changes, condition, expected) => {
    expect(cashbox(changes, condition)).toEqual(expected);
  });

  it('that was stopped before its cable came out is not known to work', () => {
    const away = box({ connected: false, ...trouble('CB-101', MINUTE) });
    expect(unknown({ cashboxes: [away] })).toContain('cashbox-stopped:kassa1');
    expect(unknown({ cashboxes: [{ ...away, connected: true }] })).not.toContain('cashbox-stopped:kassa1');
  });

  it('says to close the shift before its clock is set', () => {
    const [clock] = judgeAll(readings({ cashboxes: [box({ clockOffsetS: 130 })] }), ALARM_RULES, new Set()).findings;
    expect(clock?.cure.ru).toContain('сначала закройте смену');
    expect(ERRORS['CB-308'].ru).toContain('сначала закройте смену');
  });

  it('names the receipt where it is about one', () => {
    const jobIds = { oldest: 5, parked: 6, doubt: 7 };
    const waiting = { oldestAt: NOW - HOUR, parkedCount: 1, jobIds };
    const one = readings({ cashboxes: [box({ inDoubtCount: 1, waiting })] });
    const { findings } = judgeAll(one, ALARM_RULES, new Set());
    expect(findings.map(({ kind, jobId }) => [kind, jobId])).toEqual([
      ['receipt-late', 5],
      ['receipt-parked', 6],
      ['receipt-in-doubt', 7],
    ]);
  });

  it('whose evidence is old is not known: neither well nor ill', () => {
    const old = box({ condition: { value: { ...CONDITION, paper: 'out' }, at: NOW - HOUR } });
    expect(found({ cashboxes: [old] })).toEqual(['cashbox-silent trouble']);
    expect(unknown({ cashboxes: [old] })).toContain('paper-out:kassa1');
  });
});

describe('the FN', () => {
  // A record of all of them: a bit that is added to the port and not here does not compile.
  const bits: Readonly<Record<keyof CashboxCondition['fnWarnings'], string>> = {
    replaceUrgently: 'fn-urgent trouble',
    replaceSoon: 'fn-soon attention',
    memoryFull90: 'fn-memory attention',
    ofdTooLong: 'fn-ofd-too-long trouble',
    critical: 'fn-critical trouble',
  };

  it.each(Object.entries(bits))('has its warning bit %s', (bit, expected) => {
    expect(cashbox({}, { fnWarnings: { ...CONDITION.fnWarnings, [bit]: true } })).toEqual([expected]);
  });

  it('may warn of everything at once', () => {
    const all = { replaceUrgently: true, replaceSoon: true, memoryFull90: true, ofdTooLong: true, critical: true };
    expect(cashbox({}, { fnWarnings: all }).toSorted()).toEqual(Object.values(bits).toSorted());
  });

  it.each([
    ['2026-12-25', []],
    ['2026-12-24', ['fn-days attention 1']],
    ['2026-12-04', ['fn-days trouble 2']],
    ['2026-11-27', ['fn-days trouble 3']],
    ['2026-11-20', ['fn-days trouble 3']],
  ])('good until %s', (validUntil, expected) => {
    expect(cashbox({ fnLife: { validUntil, registrationsLeft: 1, freeMemory: undefined } })).toEqual(expected);
  });

  it('counts the days by the clock of the device, over months and years', () => {
    expect(fnDaysLeft('2027-01-01', '2026-12-31T23:59:59')).toBe(1);
    expect(fnDaysLeft('2026-12-31', '2026-12-31T00:00:01')).toBe(0);
    expect(fnDaysLeft('2028-03-01', '2028-02-28T12:00:00')).toBe(2);
  });

  it('that is closed makes no receipts', () => {
    expect(cashbox({}, { fnPhase: 'closed' })).toEqual(['fn-phase trouble']);
    expect(unknown({ cashboxes: [box({}, { fnPhase: 'unknown' })] })).toEqual(['fn-phase:kassa1']);
  });
});

describe('the way to the OFD', () => {
  it.each([
    [29 * MINUTE, []],
    [30 * MINUTE, ['ofd-backlog attention 1']],
    [DAY, ['ofd-backlog trouble 2']],
    [5 * DAY, ['ofd-backlog trouble 3']],
    [10 * DAY, ['ofd-backlog trouble 4']],
    [20 * DAY, ['ofd-backlog trouble 5']],
    [25 * DAY, ['ofd-backlog trouble 6']],
  ])('with the oldest document waiting for %i ms', (ms, expected) => {
    expect(cashbox(backlog(3, ms))).toEqual(expected);
  });

  it.each([
    [19, []],
    [20, ['ofd-backlog-count attention']],
    [200, ['ofd-backlog-count trouble']],
  ])('with %i documents waiting', (count, expected) => {
    expect(cashbox(backlog(count, MINUTE))).toEqual(expected);
  });

  it('is well again only when nothing waits', () => {
    const shrinking = { cashboxes: [box(backlog(1, MINUTE))] };
    expect(found(shrinking, ['ofd-backlog:kassa1'])).toEqual(['ofd-backlog attention']);
    expect(found({}, ['ofd-backlog:kassa1'])).toEqual([]);
  });

  it('is not known while the exchange was not read lately', () => {
    expect(unknown({ cashboxes: [box({ ofd: undefined })] })).toContain('ofd-backlog:kassa1');
  });
});

describe('the agent', () => {
  const agent = (changes: object) => found({ agent: { ...readings().agent, ...changes } });
  const mib = 1024 * 1024;
  const update = (result: 'done' | 'failed' | 'rolledBack') => ({
    result,
    version: '0.2.0',
    words: { ru: '', en: '' },
  });
  it.each([
    [{ cutShortAt: NOW - MINUTE }, ['agent-cut-short attention']],
    [{ cutShortAt: NOW - 2 * HOUR }, []],
    [{ diskFree: { value: 1024 * mib, at: NOW } }, ['disk-space attention']],
    [{ diskFree: { value: 400 * mib, at: NOW } }, ['disk-space trouble']],
    [{ damagedRows: 1 }, ['journal-damaged trouble']],
    [{ rolledBackFrom: '0.2.0' }, ['agent-rolled-back attention']],
    [{ lastUpdate: update('failed') }, ['update-failed attention']],
    [{ lastUpdate: update('rolledBack') }, ['update-failed attention']],
    [{ lastUpdate: update('done') }, []],
    // One alarm for one thing.
    [{ rolledBackFrom: '0.2.0', lastUpdate: update('rolledBack') }, ['update-failed attention']],
    [
      { rolledBackFrom: '0.3.0', lastUpdate: update('rolledBack') },
      ['agent-rolled-back attention', 'update-failed attention'],
    ],
    [{ lastReport: { date: '2026-11-23', differenceCount: 2 } }, ['day-differs attention']],
    [{ paused: { until: NOW + HOUR, by: 'Петров', since: NOW - 59 * MINUTE } }, []],
    [{ paused: { until: NOW + HOUR, by: 'Петров', since: NOW - HOUR } }, ['paused attention']],
  ])('%j', (changes, expected) => {
    expect(agent(changes)).toEqual(expected);
  });
});
