import { describe, expect, it } from 'vitest';
import { connect } from '../../../../../src/adapters/cashbox/atol-dto/connect.ts';
import { TASKS } from '../../../../../src/adapters/cashbox/atol-dto/tasks/index.ts';
import { runTask } from '../../../../../src/adapters/cashbox/atol-dto/tasks/run.ts';
import { tagOf } from '../../../../support/double-cashbox.ts';
import { BY_TASK, FILE, freshCashbox } from './double-in-process.ts';
import { SIGNAL } from './rig.ts';

/** Base64 of `0104607046163179215bPN8d`, the page's own example (dto10-driver 2.5). */
const ASKED = {
  imcType: 'auto',
  imc: 'MDEwNDYwNzA0NjE2MzE3OTIxNWJQTjhk',
  itemEstimatedStatus: 'itemPieceSold',
  imcModeProcessing: 0,
} as const;
const GOOD = {
  imcCheckFlag: true,
  imcCheckResult: true,
  imcStatusInfo: true,
  imcEstimatedStatusCorrect: true,
  ecrStandAloneFlag: false,
};

const KEY_ITEM = { type: 'userAttribute', name: 'KB', value: 'site:812', print: false } as const;
const WATER = {
  type: 'position',
  name: 'Вода 0,5 л',
  price: 60,
  quantity: 1,
  amount: 60,
  measurementUnit: 0,
  paymentMethod: 'fullPayment',
  paymentObject: '33',
  tax: { type: 'vat20' },
  imcParams: { ...ASKED, itemInfoCheckResult: GOOD },
} as const;

/** A cashbox of FFD 1.2 in an open shift, where one code is being checked. */
async function checking() {
  const { cashbox, options } = freshCashbox(BY_TASK, { ffd: 120 });
  const { session } = await connect(options, SIGNAL);
  const run = { signal: SIGNAL };
  await runTask(session, TASKS.openShift, {}, run);
  await runTask(session, TASKS.beginMarkingCodeValidation, { params: ASKED }, run);
  const sell = () =>
    runTask(
      session,
      TASKS.sell,
      {
        taxationType: 'osn',
        electronically: false,
        ignoreNonFiscalPrintErrors: true,
        items: [KEY_ITEM, WATER],
        payments: [{ type: 'electronically', sum: 60 }],
        total: 60,
      },
      run,
    );
  return {
    cashbox,
    sell,
    accept: () => runTask(session, TASKS.acceptMarkingCode, {}, run),
    decline: () => runTask(session, TASKS.declineMarkingCode, {}, run),
    cancel: () => runTask(session, TASKS.cancelMarkingCodeValidation, {}, run),
    clear: () => runTask(session, TASKS.clearMarkingCodeValidationResult, {}, run),
  };
}

type Checking = Awaited<ReturnType<typeof checking>>;

/** 422: the code is not in the device's table of checked ones. 423: its check goes on. Source: dto10-driver 3. */
async function refusesToSell({ cashbox, sell }: Checking, code: number): Promise<void> {
  await expect(sell()).rejects.toMatchObject({ vendor: { code } });
  expect(cashbox.receipts()).toEqual([]);
}

describe.skipIf(FILE === undefined)("the cashbox's table of checked codes", () => {
  it('has a code that was accepted: it is sold with the result of its check', async () => {
    const on = await checking();
    expect(await on.accept()).toEqual({ itemInfoCheckResult: GOOD });
    await on.sell();
    const line = on.cashbox.receipts()[0]?.tags.find(({ tag }) => tag === 1059)?.value;
    const tags = Array.isArray(line) ? line : [];
    expect(tagOf(tags, 2000)).toBe('0104607046163179215bPN8d');
    expect(tagOf(tags, 2106)).toBe(15);
  });

  it('has none that was declined', async () => {
    const on = await checking();
    await on.decline();
    await refusesToSell(on, 422);
  });

  it('has none whose check was cancelled', async () => {
    const on = await checking();
    await on.cancel();
    await refusesToSell(on, 422);
  });

  it('has none that was accepted before it was cleared', async () => {
    const on = await checking();
    await on.accept();
    await on.clear();
    await refusesToSell(on, 422);
  });

  it('has none while its check goes on', async () => {
    await refusesToSell(await checking(), 423);
  });
});
