import { expect } from 'vitest';
import type { FISCAL_TASKS } from '../../../../../../src/adapters/cashbox/atol-dto/tasks/fiscal.ts';
import type { Case } from './cases.ts';
import { DEVICE, plain, type TaskBox } from './task-box.ts';

const OPERATOR = { name: 'Иванова А. П.', vatin: '123654789507' };
const KEY = { type: 'userAttribute', name: 'KB', value: 'site:812', print: false } as const;

const position = ({ isFfd12 }: TaskBox) =>
  ({
    type: 'position',
    name: 'Брелок',
    price: 150.5,
    quantity: 2,
    amount: 301,
    measurementUnit: isFfd12 ? 11 : 'кг',
    paymentMethod: 'fullPayment',
    paymentObject: '1',
    tax: { type: 'vat20' },
  }) as const;

const head = {
  taxationType: 'osn',
  electronically: true,
  ignoreNonFiscalPrintErrors: true,
  operator: OPERATOR,
  paymentsPlace: 'https://shop.example',
  payments: [{ type: 'electronically', sum: 301 }],
  total: 301,
} as const;

/** What every document of 301.00 paid by card has. 20 % inside 301.00 is 50.17. */
const HEAD_TAGS = {
  1020: 30_100,
  1021: 'Иванова А. П.',
  1031: 0,
  1041: DEVICE.fnSerial,
  1055: 1,
  1081: 30_100,
  1084: { 1085: 'KB', 1086: 'site:812' },
  1102: 5_017,
  1187: 'https://shop.example',
  1203: '123654789507',
};

const itemTags = ({ isFfd12 }: TaskBox) => ({
  1023: 2,
  1030: 'Брелок',
  1043: 30_100,
  1079: 15_050,
  1199: 1,
  1212: 1,
  1214: 4,
  ...(isFfd12 ? { 2108: 11 } : { 1197: 'кг' }),
});

const receipt =
  (name: 'sell' | 'sellReturn' | 'buy' | 'buyReturn', operation: number): Case =>
  async (box) => {
    await box.openShift();
    const items = [KEY, position(box)];
    const request = { ...head, items, internet: true, clientInfo: { emailOrPhone: 'guest@example.org' } } as const;
    const { document, answer } = await box.oneDocument(() => box.run(name, request));
    expect(document).toMatchObject({ type: 3, operation, sumKop: 30_100, electronically: true });
    expect(plain(document.tags)).toMatchObject({
      ...HEAD_TAGS,
      1008: 'guest@example.org',
      1054: operation,
      1125: true,
      1059: itemTags(box),
    });
    expect(document.tags.find(({ tag }) => tag === 1084)?.nonPrintable).toBe(true);
    expect(answer?.fiscalParams).toMatchObject({
      fiscalDocumentNumber: document.number,
      fiscalDocumentSign: String(document.sign),
      fnNumber: DEVICE.fnSerial,
      registrationNumber: DEVICE.rnm,
      shiftNumber: document.shift,
      total: 301,
    });
  };

/** Positions from FFD 1.1 on, sums alone before; the reason in 1173 and 1174. Source: dto10-driver 2.2, fiscal-domain 1.8. */
const correction =
  (
    name: 'sellCorrection' | 'sellReturnCorrection' | 'buyCorrection' | 'buyReturnCorrection',
    operation: number,
  ): Case =>
  async (box) => {
    await box.openShift();
    const content = box.isFfd12
      ? { items: [KEY, position(box)] }
      : { items: [KEY], taxes: [{ type: 'vat20', sum: 50.17 } as const] };
    const own = { ...head, ...content, correctionType: 'self', correctionBaseDate: '2026.01.30' } as const;
    const { document, answer } = await box.oneDocument(() => box.run(name, own));
    expect(document).toMatchObject({ type: 31, operation, sumKop: 30_100 });
    const tags = plain(document.tags);
    expect(tags).toMatchObject({ ...HEAD_TAGS, 1054: operation, 1173: 0, 1174: { 1178: '2026-01-30T00:00:00' } });
    if (box.isFfd12) expect(tags[1059]).toMatchObject(itemTags(box));
    else expect(tags[1059]).toBeUndefined();
    expect(answer?.fiscalParams).toMatchObject({ fiscalDocumentNumber: document.number, total: 301 });

    const order = { ...own, correctionType: 'instruction', correctionBaseNumber: '12-АБ/2026' } as const;
    const named = box.isFfd12 ? order : { ...order, correctionBaseName: 'Предписание' };
    const { document: ordered } = await box.oneDocument(() => box.run(name, named));
    expect(plain(ordered.tags)).toMatchObject({
      1173: 1,
      1174: { 1178: '2026-01-30T00:00:00', 1179: '12-АБ/2026', ...(!box.isFfd12 && { 1177: 'Предписание' }) },
    });
    const { correctionBaseNumber: _, ...withoutNumber } = order;
    await box.noDocument(() => expect(box.run(name, withoutNumber)).rejects.toThrow('correctionBaseNumber'));
  };

const shift =
  (name: 'openShift' | 'closeShift', type: number): Case =>
  async (box) => {
    const isOpen = name === 'openShift';
    if (isOpen) await box.run('closeShift', {}).catch(() => undefined);
    else await box.freshShift();
    if (!isOpen) await receipt('sell', 1)(box);
    const { document, answer } = await box.oneDocument(() => box.run(name, { operator: OPERATOR }));
    expect(document.type).toBe(type);
    expect(box.cashbox.state().shift.open).toBe(isOpen);
    expect(plain(document.tags)).toMatchObject({ 1021: OPERATOR.name, 1038: document.shift, 1203: OPERATOR.vatin });
    expect(answer?.fiscalParams).toMatchObject({ fiscalDocumentNumber: document.number, shiftNumber: document.shift });
    await box.noDocument(() => expect(box.run(name, {})).rejects.toThrow('CB-315'));
  };

const cash =
  (name: 'cashIn' | 'cashOut', movedKop: number): Case =>
  async (box) => {
    await box.openShift();
    await box.run('cashIn', { cashSum: 100 });
    const before = box.cashbox.state().cashKop ?? 0;
    const answer = await box.noDocument(() => box.run(name, { cashSum: 10.01, operator: OPERATOR }));
    expect(box.cashbox.state().cashKop).toBe(before + movedKop);
    expect(Math.round((answer?.counters?.cashSum ?? 0) * 100)).toBe(before + movedKop);
  };

/** Tasks that make something. */
export const FISCAL_CASES: Readonly<Record<keyof typeof FISCAL_TASKS, Case>> = {
  sell: receipt('sell', 1),
  sellReturn: receipt('sellReturn', 2),
  buy: receipt('buy', 3),
  buyReturn: receipt('buyReturn', 4),
  sellCorrection: correction('sellCorrection', 1),
  sellReturnCorrection: correction('sellReturnCorrection', 2),
  buyCorrection: correction('buyCorrection', 3),
  buyReturnCorrection: correction('buyReturnCorrection', 4),
  openShift: shift('openShift', 2),
  closeShift: shift('closeShift', 5),
  cashIn: cash('cashIn', 1_001),
  cashOut: cash('cashOut', -1_001),
  reportX: async (box) => {
    await box.openShift();
    expect(await box.noDocument(() => box.run('reportX', { operator: OPERATOR }))).toBeUndefined();
    expect(box.cashbox.state().shift.open).toBe(true);
  },
  nonFiscal: async (box) => {
    const before = box.cashbox.state().nonFiscal ?? 0;
    const items = [{ type: 'text', text: 'Слип эквайринга', alignment: 'center' } as const];
    expect(await box.noDocument(() => box.run('nonFiscal', { printFooter: false, items }))).toBeUndefined();
    expect(box.cashbox.state().nonFiscal).toBe(before + 1);
  },
  continuePrint: async (box) => {
    await box.openShift();
    box.cashbox.fault('paper', { when: 'close', times: 1 });
    const printed = { ...head, electronically: false, items: [KEY, position(box)] };
    const { document, answer } = await box.oneDocument(() => box.run('sell', printed));
    expect(answer?.warnings).toEqual({ notPrinted: true });
    expect(box.cashbox.state().unprinted).toBe(document.number);
    box.cashbox.heal();
    expect(await box.noDocument(() => box.run('continuePrint', {}))).toBeUndefined();
    expect(box.cashbox.state().unprinted).toBeUndefined();
  },
};
