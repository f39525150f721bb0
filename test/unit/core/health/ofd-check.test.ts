import { describe, expect, it } from 'vitest';
import { firstUnsentNow } from '../../../../src/core/health/first-unsent.ts';
import { ofdSteps } from '../../../../src/core/health/ofd-check.ts';
import type { OfdEvidence } from '../../../../src/core/health/ofd-evidence.ts';
import type { CashboxCondition, CashboxIdentity, OfdExchange } from '../../../../src/core/ports/cashbox-driver.ts';

const NOW = Date.parse('2026-11-24T09:00:00Z');
const MINUTE = 60_000;

const IDENTITY: CashboxIdentity = {
  modelName: 'АТОЛ 30Ф',
  modelNumber: 61,
  firmware: '5.8.2',
  kktSerial: '00106100000001',
  kktRegNumber: '0000000001000000',
  fnSerial: '9280440300000001',
  inn: '7725225244',
  ffdVersion: '1.05',
  taxationTypes: ['osn'],
  capabilities: { printer: true, vatRates: ['vat20'], markingCheck: false, corrections: false },
  ofd: { name: 'ПЕРВЫЙ ОФД', inn: '7709364346' },
};
const CONDITION: CashboxCondition = {
  fnSerial: IDENTITY.fnSerial,
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
const ALL_SENT: OfdExchange = {
  unsentCount: 0,
  firstUnsentFd: undefined,
  firstUnsentAt: undefined,
  lastError: undefined,
};
const TICKET = { fdNumber: 41, confirmedAt: '2026-11-24T12:00', ofdFiscalSign: '00' };
/** Three documents, the oldest of them since so many minutes. */
const waiting = (minutes: number, more: Partial<OfdExchange> = {}): OfdExchange => ({
  unsentCount: 3,
  firstUnsentFd: 39,
  firstUnsentAt: new Date(Date.parse('2026-11-24T12:00:00Z') - minutes * MINUTE).toISOString().slice(0, 16),
  lastError: undefined,
  ...more,
});

const STEPS = ['registered', 'travel', 'unsent', 'error', 'proof'] as const;

function check(more: Partial<Omit<OfdEvidence, 'box' | 'now'>> = {}) {
  const evidence = {
    identity: IDENTITY,
    condition: CONDITION,
    exchange: ALL_SENT,
    channel: undefined,
    firstUnsent: undefined,
    ticket: undefined,
    now: NOW,
    ...more,
  };
  const box = {
    cashboxId: 'kassa1',
    virtual: false,
    connected: true,
    inDoubtCount: 0,
    identity: evidence.identity,
    condition: { value: evidence.condition, at: NOW },
    ofd: { value: evidence.exchange, at: NOW },
  };
  const steps = ofdSteps({ ...evidence, box });
  const of = (name: (typeof STEPS)[number]) => {
    const step = steps[STEPS.indexOf(name)];
    if (!step) throw new Error(`No step ${name}`);
    return step;
  };
  return { of, states: steps.map(({ state }) => state) };
}

describe('the check of the way to the OFD', () => {
  it('is fine in every step only with the ticket of the last document', () => {
    expect(check({ ticket: TICKET }).states).toEqual(['fine', 'fine', 'fine', 'fine', 'fine']);
    const { of } = check();
    expect(of('proof').state).toBe('unknown');
    expect(of('travel').state).toBe('unknown');
  });

  it('names the OFD of the registration, and says so when the driver does not tell it', () => {
    expect(check().of('registered').ru).toContain('ПЕРВЫЙ ОФД');
    const { ofd: _, ...withoutOfd } = IDENTITY;
    expect(check({ identity: withoutOfd }).of('registered').state).toBe('unknown');
  });

  it('names who carries the documents', () => {
    const identity = { ...IDENTITY, carriesOfdExchange: true };
    expect(check({ identity }).of('travel').ru).toContain('внутри агента');
    expect(check({ channel: 'usb' }).of('travel').ru).toContain('По настройкам');
    expect(check({ channel: 'none' }).of('travel').ru).toContain('касса отправляет их сама');
  });

  it('calls nothing fine while a document waits', () => {
    const { of } = check({ exchange: waiting(2), ticket: undefined });
    expect([of('travel').state, of('unsent').state, of('proof').state]).toEqual(['unknown', 'unknown', 'unknown']);
  });

  it('tells count and age of what waits, and what to do about it', () => {
    const step = check({ exchange: waiting(45) }).of('unsent');
    expect(step.state).toBe('attention');
    expect(step.ru).toContain('3 док., начиная с ФД 39, старший ждёт 45 мин');
    expect(step.ru).toContain('Проверьте интернет у кассы');
    expect(check({ exchange: waiting(25 * 60) }).of('unsent').state).toBe('trouble');
  });

  it('tells the error of the exchange with advice while something waits, and as past when all is sent', () => {
    const lastError = 'сеть: код 3 (ФД 39)';
    const bad = check({ exchange: waiting(2, { lastError }) }).of('error');
    expect(bad.state).toBe('attention');
    expect(bad.ru).toContain(lastError);
    expect(bad.ru).toContain('проверьте интернет');
    expect(check({ exchange: { ...ALL_SENT, lastError } }).of('error')).toMatchObject({ state: 'fine' });
  });

  it('says whether the queue has moved, and takes a young look for no answer', () => {
    const of = (fdNumber: number, minutes: number) =>
      check({ exchange: waiting(45), firstUnsent: { fdNumber, since: NOW - minutes * MINUTE } }).of('proof');
    expect(of(37, 1)).toMatchObject({ state: 'fine', ru: expect.stringContaining('ФД 37, теперь ФД 39') });
    expect(of(39, 4.9).state).toBe('unknown');
    expect(of(39, 5)).toMatchObject({ state: 'attention', ru: expect.stringContaining('5 мин') });
    expect(check({ exchange: waiting(45) }).of('proof').state).toBe('unknown');
  });
});

describe('the first document that waits', () => {
  it('keeps since when it stands, until another one is the first', () => {
    const first = firstUnsentNow(undefined, 5, 100);
    expect(firstUnsentNow(first, 5, 200)).toEqual({ fdNumber: 5, since: 100 });
    expect(firstUnsentNow(first, 6, 200)).toEqual({ fdNumber: 6, since: 200 });
    expect(firstUnsentNow(first, undefined, 200)).toBe(undefined);
  });
});
