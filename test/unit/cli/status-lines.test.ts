import { describe, expect, it } from 'vitest';
import { statusLines } from '../../../src/cli/screen/status-lines.ts';
import { rubles } from '../../../src/cli/screen/words.ts';
import type { JobStatus, LightStatus, StatusSnapshot } from '../../../src/contract/snapshot.ts';

const FINE: LightStatus = { state: 'fine', ru: 'Хорошо.', en: 'Fine.', ageMs: 2_000 };

const RECEIPT: JobStatus = {
  jobId: 7,
  kind: 'receipt',
  cashboxId: 'kassa1',
  shopId: 'main',
  checkId: '15',
  operation: 'sell',
  totalKop: 348_005,
  receivedAt: Date.parse('2026-11-24T09:00:00Z'),
  states: ['received', 'fiscal', 'reported'],
  sides: [],
  document: { fnSerial: '9999078900001234', fdNumber: 42, fiscalSign: '0123456789', issuedAt: '2026-11-24T12:00' },
};

function status(changes: Partial<StatusSnapshot> = {}): StatusSnapshot {
  return {
    version: '0.1.0',
    startedAt: 0,
    at: 3 * 3_600_000,
    lights: {
      site: FINE,
      cashbox: FINE,
      fn: FINE,
      ofd: { ...FINE, state: 'trouble', ru: 'Не передано 3 док.', ageMs: 4_000 },
    },
    shops: [{ id: 'main', light: FINE }],
    cashboxes: [
      {
        id: 'kassa1',
        training: true,
        connected: true,
        shopIds: ['main'],
        lights: { cashbox: FINE, fn: FINE, ofd: FINE },
        shift: { state: 'open', number: 3, ageMinutes: 61 },
      },
    ],
    queue: { received: 9, fiscal: 8, reported: 7, delivered: 6, refused: 1, inDoubt: 0, parked: 1, waiting: 2 },
    recent: [RECEIPT],
    parked: [],
    damagedRows: 0,
    alarms: [],
    notCovered: [],
    waysOut: [],
    ...changes,
  };
}

describe('status on the screen', () => {
  it('shows the four lights, each with its state, its age and its evidence', () => {
    const lines = statusLines(status());
    for (const name of ['Сайт', 'Касса', 'ФН', 'ОФД'])
      expect(lines.filter((line) => line.startsWith(`${name} `))).toHaveLength(name === 'Касса' ? 2 : 1);
    expect(lines).toContain('ОФД     ■ НЕПОЛАДКА   4 с     Не передано 3 док.');
  });

  it('says what the last nightly report found, and nothing before the first', () => {
    const last = { date: '2026-11-27', madeAt: 1, differenceCount: 0 };
    const lines = (lastReport?: typeof last) =>
      statusLines(status(lastReport && { lastReport })).filter((line) => line.startsWith('Отчёт'));
    expect(lines()).toEqual([]);
    expect(lines(last)).toEqual(['Отчёт:   за 27.11.2026 различий нет']);
    expect(lines({ ...last, differenceCount: 3 })).toEqual([
      'Отчёт:   за 27.11.2026 различий 3: kassabridge report --date 2026-11-27',
    ]);
  });

  it('says that the receipts are paused, until when and by whom', () => {
    const until = new Date(2026, 10, 24, 15, 30).getTime();
    const at = until - 3_600_000;
    const lines = statusLines(status({ at, paused: { until, by: 'Петров', since: at - 600_000 } }));
    expect(lines).toContain(
      'ПАУЗА до 15:30:00, поставил Петров (уже 10 мин): чеки не пробиваются. Снять: kassabridge resume',
    );
    expect(statusLines(status()).join()).not.toContain('ПАУЗА');
  });

  it('says how long the FN is good for and who the OFD is, where the cashbox tells', () => {
    const [box] = status().cashboxes;
    if (!box) throw new Error('No cashbox');
    const identity = {
      ...{ modelName: 'АТОЛ 30Ф', firmware: '5.8', kktSerial: '00106100000001', kktRegNumber: '0000000001000000' },
      ...{ fnSerial: '9999078900001234', inn: '7700000000', printer: true, ofdName: 'УЧЕБНЫЙ ОФД' },
      ffdVersion: '1.05' as const,
    };
    const fnLife = { validUntil: '2028-03-01', registrationsLeft: 11 };
    const lines = statusLines(status({ cashboxes: [{ ...box, identity, fnLife }] }));
    expect(lines).toContain('  ФН действует до 01.03.2028, перерегистраций осталось 11; ОФД: УЧЕБНЫЙ ОФД');
  });

  it('says which way the agent chose, and that documents leave only while it runs', () => {
    const [box] = status().cashboxes;
    if (!box) throw new Error('No cashbox');
    const identity = {
      ...{ modelName: 'АТОЛ 30Ф', firmware: '5.8', kktSerial: '00106100000001', kktRegNumber: '0000000001000000' },
      ...{ fnSerial: '9999078900001234', inn: '7700000000', printer: true, ffdVersion: '1.05' as const },
      way: { driver: 'atol-dto', why: 'драйвер АТОЛ открыл кассу (USB)' },
      carriesOfdExchange: true,
    };
    const lines = statusLines(status({ cashboxes: [{ ...box, identity }] }));
    expect(lines).toContain('  путь: atol-dto — драйвер АТОЛ открыл кассу (USB)');
    expect(lines).toContain('  документы в ОФД передаёт агент: они уходят, только пока он работает');
  });

  it('marks a training cashbox so that nobody takes it for a real one', () => {
    expect(statusLines(status()).join('\n')).toContain('Касса «kassa1» [УЧЕБНАЯ]');
  });

  it('never says that a receipt has gone further than it has', () => {
    const line = statusLines(status()).find((one) => one.includes('main/15'));
    expect(line).toMatch(/чек main\/15 приход 3 480,05 ₽ ФД 42: получен → в ФН → в магазине$/);
  });

  it('tells a person what to do with a receipt that waits for a person', () => {
    const error = { code: 'CB-317' as const, ru: 'Похожий документ в ФН.', en: '' };
    const lines = statusLines(
      status({ parked: [{ ...RECEIPT, states: ['received'], sides: ['parked'], error }] }),
    ).join('\n');
    expect(lines).toContain('Похожий документ в ФН. [CB-317]');
    expect(lines).toContain('kassabridge decide 7 retry|refuse|made');
  });

  it('says of a document on an FN that is gone that its state is the last known one', () => {
    const lines = statusLines(status({ recent: [{ ...RECEIPT, fnReplaced: true }] }));
    const at = lines.findIndex((line) => line.includes('main/15'));
    expect(lines[at + 1]).toBe('    ФН заменён, состояние последнее известное: ФН 9999078900001234');
    expect(statusLines(status()).join()).not.toContain('ФН заменён');
  });

  it('shows until when a receipt that waits must be made', () => {
    const waiting: JobStatus = { ...RECEIPT, states: ['received'], refundAt: RECEIPT.receivedAt + 5 * 60_000 };
    const lines = statusLines(status({ recent: [waiting] }));
    const at = lines.findIndex((line) => line.includes('main/15'));
    expect(lines[at + 1]).toMatch(/^ {4}срок платёжной системы — \d\d:05:00: без чека она возвращает деньги$/);
  });

  it('says why a receipt was refused', () => {
    const error = { code: 'CB-403' as const, ru: 'Сумма оплат не равна сумме чека.', en: '' };
    const lines = statusLines(status({ recent: [{ ...RECEIPT, states: ['received'], sides: ['refused'], error }] }));
    const at = lines.findIndex((line) => line.endsWith('получен → отказ'));
    expect(lines[at + 1]).toBe('    Сумма оплат не равна сумме чека. [CB-403]');
  });

  it('writes money as people do', () => {
    expect([rubles(0), rubles(5), rubles(99_999), rubles(123_456_789)]).toEqual([
      '0,00 ₽',
      '0,05 ₽',
      '999,99 ₽',
      '1 234 567,89 ₽',
    ]);
  });
});
