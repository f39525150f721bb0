import { describe, expect, it } from 'vitest';
import { PARAM } from '../../../../../src/adapters/cashbox/atol-dto/constants.ts';
import { checkBits } from '../../../../../src/adapters/cashbox/atol-dto/marking/check.ts';
import type { Receipt } from '../../../../../src/core/fiscal/receipt.ts';
import type { MemoryLibrary } from './memory-library.ts';
import { connected, ITEM, RECEIPT, sell } from './rig.ts';

const CODE = Buffer.from('0104607046163179215bPN8d').toString('base64');
const MARKED: Receipt = {
  ...RECEIPT,
  items: [
    {
      ...ITEM,
      paymentObject: 'commodityWithMarking',
      markingCode: { form: 'full', base64: CODE, estimatedStatus: 'itemPieceSold' },
    },
  ],
};
const GOOD = {
  imcCheckFlag: true,
  imcCheckResult: true,
  imcStatusInfo: true,
  imcEstimatedStatusCorrect: true,
  ecrStandAloneFlag: false,
};

/** A cashbox of FFD 1.2 whose server answers at the `after`-th question. */
function marks(
  library: MemoryLibrary,
  { after = 1, result = GOOD, fmOk = true, driverError = 0, version = '10.10.8.0' } = {},
) {
  let asked = 0;
  Object.assign(library, { ffd: 120, version });
  const answers: Readonly<Record<string, () => unknown>> = {
    clearMarkingCodeValidationResult: () => undefined,
    beginMarkingCodeValidation: () => ({ offlineValidation: { fmCheck: true, fmCheckResult: fmOk } }),
    getMarkingCodeValidationStatus: () =>
      ++asked < after
        ? { ready: false }
        : {
            ready: true,
            driverError: { code: driverError, description: 'нет связи' },
            ...(driverError === 0 && { onlineValidation: { itemInfoCheckResult: result } }),
          },
    acceptMarkingCode: () => ({ itemInfoCheckResult: result }),
    declineMarkingCode: () => undefined,
    cancelMarkingCodeValidation: () => undefined,
    checkMarkingCodeValidationsReady: () => undefined,
  };
  for (const [type, answer] of Object.entries(answers)) library.taskAnswers.set(type, answer);
}

type Marks = Parameters<typeof marks>[1];
const rig = (how: Marks = {}, options: Parameters<typeof connected>[1] = {}) =>
  connected((library) => marks(library, how), options);

const typesOf = (library: MemoryLibrary) => library.tasks.map(({ type }) => type);

describe('marking codes', () => {
  it('are checked before the sale, and what came of it goes into the receipt and into the time line', async () => {
    const cashbox = await rig({ after: 3 });
    const { document, notes } = await sell(cashbox, MARKED);
    expect((await document).fdNumber).toBe(2);
    expect(typesOf(cashbox.library)).toEqual([
      'clearMarkingCodeValidationResult',
      'beginMarkingCodeValidation',
      'getMarkingCodeValidationStatus',
      'getMarkingCodeValidationStatus',
      'getMarkingCodeValidationStatus',
      'acceptMarkingCode',
      'checkMarkingCodeValidationsReady',
      'sell',
    ]);
    const position = cashbox.library.tasks.at(-1)?.items?.[1];
    expect(position).toMatchObject({
      imcParams: {
        imcType: 'auto',
        imc: CODE,
        itemEstimatedStatus: 'itemPieceSold',
        imcModeProcessing: 0,
        itemInfoCheckResult: GOOD,
      },
    });
    expect(notes).toEqual(['markingChecked: строка 1: код верен, продать можно']);
  });

  it('go into a receipt by native calls with the same result, as bits', async () => {
    const cashbox = await rig({ version: '10.9.5.0' });
    await (await sell(cashbox, MARKED)).document;
    const line = cashbox.library.made.find(({ method }) => method === 'registration');
    const paramValue = (id: number) => line?.set?.find((param) => param.id === id)?.value;
    expect(paramValue(PARAM.MARKING_CODE)).toBe('0104607046163179215bPN8d');
    expect(paramValue(PARAM.MARKING_CODE_STATUS)).toBe(1);
    expect(paramValue(PARAM.MARKING_CODE_ONLINE_VALIDATION_RESULT)).toBe(15);
  });

  it('are the low bits of one number: all positive and online is 15', () => {
    expect(checkBits(GOOD)).toBe(15);
    expect(checkBits({ ...GOOD, ecrStandAloneFlag: true })).toBe(31);
    expect(checkBits({ ...GOOD, imcCheckFlag: false })).toBe(14);
  });

  it.each<[string, Marks]>([
    ['the FN knows to be false', { fmOk: false }],
    ['the server says may not be sold', { result: { ...GOOD, imcEstimatedStatusCorrect: false } }],
    ['the check found wrong', { result: { ...GOOD, imcCheckResult: false } }],
  ])('that %s stop the sale in words, before any receipt', async (_, how) => {
    const cashbox = await rig(how);
    const { document, closings } = await sell(cashbox, MARKED);
    await expect(document).rejects.toThrow('CB-603');
    expect(closings).toEqual([]);
    expect(typesOf(cashbox.library).at(-1)).toBe('declineMarkingCode');
    expect(cashbox.library.lastFd).toBe(1);
  });

  it('the server is silent about are not sold, unless the settings say so', async () => {
    const silent = await rig({ driverError: 421 });
    await expect((await sell(silent, MARKED)).document).rejects.toThrow('CB-604');
    expect(typesOf(silent.library).at(-1)).toBe('cancelMarkingCodeValidation');
    const allowed = await rig({ driverError: 421 }, { withoutMarkingAnswer: 'sell' });
    expect((await (await sell(allowed, MARKED)).document).fdNumber).toBe(2);
  });

  it('are waited for a minute and no longer', async () => {
    const cashbox = await rig({ after: 10_000 });
    await expect((await sell(cashbox, MARKED)).document).rejects.toThrow('CB-604');
    expect(cashbox.clock.monotonicMs()).toBeGreaterThanOrEqual(60_000);
    expect(cashbox.clock.monotonicMs()).toBeLessThan(62_000);
  });

  it('end a check that somebody left running, once', async () => {
    const cashbox = await rig();
    cashbox.library.before.push({ when: (_, task) => task === 'beginMarkingCodeValidation', trouble: 401 });
    expect((await (await sell(cashbox, MARKED)).document).fdNumber).toBe(2);
    expect(typesOf(cashbox.library)).toContain('cancelMarkingCodeValidation');
  });

  it.each([
    [403, 'CB-605'],
    [406, 'CB-606'],
    [409, 'CB-602'],
    [418, 'CB-607'],
  ])('that the device does not check (%i) are said in words', async (trouble, code) => {
    const cashbox = await rig();
    cashbox.library.before.push({ when: (_, task) => task === 'beginMarkingCodeValidation', trouble });
    await expect((await sell(cashbox, MARKED)).document).rejects.toThrow(code);
  });

  it('are not sold while the cashbox says that a check is not over', async () => {
    const cashbox = await rig();
    cashbox.library.taskAnswers.set('checkMarkingCodeValidationsReady', () => ({ ready: false }));
    await expect((await sell(cashbox, MARKED)).document).rejects.toThrow('CB-605');
    expect(cashbox.library.lastFd).toBe(1);
  });

  it('whose check is said to be lost, without a word about being ready, are not sold by any settings', async () => {
    const cashbox = await rig({}, { withoutMarkingAnswer: 'sell' });
    cashbox.library.taskAnswers.set('getMarkingCodeValidationStatus', () => ({
      driverError: { code: 410, error: 'imcCheckWrongState' },
    }));
    await expect((await sell(cashbox, MARKED)).document).rejects.toThrow('CB-605');
    expect(typesOf(cashbox.library).at(-1)).toBe('cancelMarkingCodeValidation');
  });

  it('cost nothing where there are none', async () => {
    const cashbox = await rig();
    await (await sell(cashbox)).document;
    expect(typesOf(cashbox.library)).toEqual(['sell']);
  });
});
