import { expect } from 'vitest';
import type { QUERY_TASKS } from '../../../../../../src/adapters/cashbox/atol-dto/tasks/queries.ts';
import type { Case } from './cases.ts';
import { FISCAL_CASES } from './fiscal-cases.ts';
import { DEVICE, type TaskBox } from './task-box.ts';

const ffdWord = ({ isFfd12 }: TaskBox) => (isFfd12 ? '1.2' : '1.05');
const NO_ERROR = { code: 0 };
const NO_WARNINGS = {
  criticalError: false,
  memoryOverflow: false,
  needReplacement: false,
  ofdTimeout: false,
  resourceExhausted: false,
};

/** A sale of 301.00 by card, the last document of the FN afterwards. */
const sale = FISCAL_CASES.sell;
const lastFd = ({ cashbox }: TaskBox) => cashbox.state().lastFd;

/** Tasks that ask; none leaves a document behind. */
export const QUERY_CASES: Readonly<Record<keyof typeof QUERY_TASKS, Case>> = {
  getDeviceInfo: async (box) => {
    const { deviceInfo } = await box.noDocument(() => box.run('getDeviceInfo', {}));
    expect(deviceInfo).toMatchObject({
      model: 61,
      serial: DEVICE.serial,
      firmwareVersion: '5.8.100',
      ffdVersion: ffdWord(box),
    });
  },
  getDeviceStatus: async (box) => {
    await box.openShift();
    box.cashbox.fault('cover');
    const { deviceStatus } = await box.noDocument(() => box.run('getDeviceStatus', {}));
    box.cashbox.heal();
    expect(deviceStatus).toMatchObject({
      blocked: false,
      coverOpened: true,
      fiscal: true,
      fnFiscal: true,
      fnPresent: true,
      paperPresent: true,
      shift: 'opened',
    });
    expect(deviceStatus.currentDateTime).toMatch(/^2026-11-24T12:00:00[+-]\d\d:\d\d$/);
  },
  getShiftStatus: async (box) => {
    await box.freshShift();
    const { shiftStatus } = await box.run('getShiftStatus', {});
    expect(shiftStatus).toMatchObject({ state: 'opened', number: box.cashbox.state().shift.number });
    expect(shiftStatus.expiredTime).toMatch(/^2026-11-25T12:00:00/);
    await box.run('closeShift', {});
    expect((await box.run('getShiftStatus', {})).shiftStatus.state).toBe('closed');
  },
  getShiftTotals: async (box) => {
    await box.freshShift();
    const hadKop = box.cashbox.state().cashKop ?? 0;
    await box.run('cashIn', { cashSum: 100 });
    await box.run('cashOut', { cashSum: 30 });
    await sale(box);
    const { shiftTotals } = await box.noDocument(() => box.run('getShiftTotals', {}));
    expect(shiftTotals).toMatchObject({
      shiftNumber: box.cashbox.state().shift.number,
      income: { count: 1, sum: 100 },
      outcome: { count: 1, sum: 30 },
    });
    expect(Math.round(shiftTotals.cashDrawer.sum * 100)).toBe(hadKop + 7_000);
  },
  getCashDrawerStatus: async (box) => {
    const { counters } = await box.noDocument(() => box.run('getCashDrawerStatus', {}));
    expect(Math.round(counters.cashSum * 100)).toBe(box.cashbox.state().cashKop ?? 0);
  },
  getFnInfo: async (box) => {
    const { fnInfo } = await box.noDocument(() => box.run('getFnInfo', {}));
    expect(fnInfo).toMatchObject({ serial: DEVICE.fnSerial, livePhase: 'fiscalMode', warnings: NO_WARNINGS });
    expect(fnInfo.validityDate).toMatch(/^2028-03-01T/);
  },
  getFnStatus: async (box) => {
    await box.freshShift();
    await sale(box);
    const { fnStatus } = await box.noDocument(() => box.run('getFnStatus', {}));
    expect(fnStatus).toEqual({ fiscalDocumentNumber: lastFd(box), fiscalReceiptNumber: 1, warnings: NO_WARNINGS });
  },
  getFnDocument: async (box) => {
    await sale(box);
    const fiscalDocumentNumber = lastFd(box) ?? 0;
    const { documentTLV } = await box.noDocument(() => box.run('getFnDocument', { fiscalDocumentNumber }));
    expect(documentTLV).toMatchObject({
      '1020': 301,
      '1040': fiscalDocumentNumber,
      '1054': 1,
      '1084': { '1085': 'KB', '1086': 'site:812' },
      '1125': true,
      fiscalDocumentType: 'receipt',
      short: false,
    });
    expect(documentTLV.qr).toContain(`s=301.00&fn=${DEVICE.fnSerial}&i=${fiscalDocumentNumber}&`);
    await expect(box.run('getFnDocument', { fiscalDocumentNumber: 9_999 })).rejects.toThrow('код 123');
  },
  ofdExchangeStatus: async (box) => {
    await sale(box);
    const count = box.cashbox.documents().length;
    box.cashbox.deliver((lastFd(box) ?? 0) - 1);
    const one = await box.noDocument(() => box.run('ofdExchangeStatus', {}));
    expect(count).toBeGreaterThan(1);
    expect(one.status).toMatchObject({ notSentCount: 1, notSentFirstDocNumber: lastFd(box) });
    expect(one.status.notSentFirstDocDateTime).toMatch(/^2026-11-24T12:00:00/);
    expect(one.errors).toMatchObject({ network: NO_ERROR, ofd: NO_ERROR, fn: NO_ERROR });
    box.cashbox.deliver('all');
    expect((await box.run('ofdExchangeStatus', {})).status.notSentCount).toBe(0);
  },
  ismExchangeStatus: async (box) => {
    if (!box.isFfd12) {
      await expect(box.run('ismExchangeStatus', {})).rejects.toThrow('код 413');
      return;
    }
    const { status, errors } = await box.noDocument(() => box.run('ismExchangeStatus', {}));
    expect(status.notSentCount).toBe(0);
    expect(errors).toMatchObject({ network: NO_ERROR, fn: NO_ERROR });
  },
  getRegistrationInfo: async (box) => {
    const { organization, device, ofd } = await box.noDocument(() => box.run('getRegistrationInfo', {}));
    expect(organization).toMatchObject({ vatin: DEVICE.inn, taxationTypes: ['osn', 'usnIncome'] });
    expect(device).toMatchObject({ registrationNumber: DEVICE.rnm, ffdVersion: ffdWord(box) });
    expect(ofd.vatin).toMatch(/^\d{10}$/);
  },
};
