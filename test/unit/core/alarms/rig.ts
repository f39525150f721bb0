import { judgeAll } from '../../../../src/core/alarms/judge-all.ts';
import type { CashboxForAlarms, Readings, ShopForAlarms } from '../../../../src/core/alarms/readings.ts';
import { ALARM_RULES } from '../../../../src/core/alarms/rules.ts';
import { kopecks } from '../../../../src/core/fiscal/money.ts';
import type { CashboxCondition } from '../../../../src/core/ports/cashbox-driver.ts';

export const NOW = Date.parse('2026-11-24T12:00:00Z');
export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

export const CONDITION: CashboxCondition = {
  fnSerial: '9999078900001234',
  lastFdNumber: 41,
  fnPhase: 'fiscal',
  fnWarnings: { replaceUrgently: false, replaceSoon: false, memoryFull90: false, ofdTooLong: false, critical: false },
  shift: { state: 'open', number: 3 },
  openReceipt: undefined,
  paper: 'present',
  coverOpen: false,
  printerFault: false,
  printUnfinished: false,
  deviceTime: '2026-11-24T12:00:00',
  busy: false,
};

/** A cashbox with which all is well. */
export function box(
  changes: Partial<CashboxForAlarms> = {},
  condition: Partial<CashboxCondition> = {},
): CashboxForAlarms {
  return {
    cashboxId: 'kassa1',
    virtual: false,
    connected: true,
    condition: { value: { ...CONDITION, ...condition }, at: NOW },
    ofd: {
      value: { unsentCount: 0, firstUnsentFd: undefined, firstUnsentAt: undefined, lastError: undefined },
      at: NOW,
    },
    inDoubtCount: 0,
    fnLife: { validUntil: '2027-11-24', registrationsLeft: 5, freeMemory: undefined },
    shiftAgeMinutes: 60,
    clockOffsetS: 0,
    waiting: { oldestAt: undefined, parkedCount: 0 },
    alienCount: 0,
    linkLosses: 0,
    vatDifference: undefined,
    ...changes,
  };
}

/** So many documents wait for the OFD, the oldest since so long before the look. */
export const backlog = (unsentCount: number, waitsMs: number): Pick<CashboxForAlarms, 'ofd'> => ({
  ofd: {
    value: {
      unsentCount,
      firstUnsentFd: 7,
      firstUnsentAt: new Date(NOW - waitsMs).toISOString().slice(0, 16),
      lastError: undefined,
    },
    at: NOW,
  },
});

export const site = (changes: Partial<ShopForAlarms> = {}): ShopForAlarms => ({
  shopId: 'main',
  state: 'ok',
  detail: '',
  lastGoodAt: NOW,
  lastTryAt: NOW,
  signs: { clockOffsetS: 0, certificateUntil: NOW + 90 * DAY },
  vatNone: undefined,
  ...changes,
});

export function readings(changes: Partial<Readings> = {}): Readings {
  const agent = {
    cutShortAt: undefined,
    diskFree: { value: 100 * 1024 ** 3, at: NOW },
    damagedRows: 0,
    rolledBackFrom: undefined,
    lastUpdate: undefined,
    lastReport: { date: '2026-11-23', differenceCount: 0 },
    paused: undefined,
  };
  return { now: NOW, sites: [site()], cashboxes: [box()], agent, ...changes };
}

/** What a look finds, as `key level rung`. */
export function found(changes: Partial<Readings> = {}, standing: readonly string[] = []): readonly string[] {
  return judgeAll(readings(changes), ALARM_RULES, new Set(standing)).findings.map(
    ({ kind, level, rung }) => `${kind} ${level}${rung > 0 ? ` ${rung}` : ''}`,
  );
}

/** Kinds that cannot be judged now. */
export const unknown = (changes: Partial<Readings>): readonly string[] => [
  ...judgeAll(readings(changes), ALARM_RULES, new Set()).unknown,
];

export const KOP = kopecks;
