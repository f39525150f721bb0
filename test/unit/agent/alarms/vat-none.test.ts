import { expect, it } from 'vitest';
import { VatNoneWatch } from '../../../../src/agent/alarms/vat-none.ts';
import { kopecks, milli } from '../../../../src/core/fiscal/money.ts';
import type { Receipt } from '../../../../src/core/fiscal/receipt.ts';
import type { TaxationType } from '../../../../src/core/fiscal/terms.ts';
import type { VatRate } from '../../../../src/core/fiscal/vat.ts';
import type { Job } from '../../../../src/core/fiscalization/job.ts';

const NO_MONEY = kopecks(0);

function receipt(taxationType: TaxationType, rates: readonly VatRate[]): Receipt {
  return {
    operation: 'sell',
    taxationType,
    items: rates.map((vatRate) => ({
      itemName: vatRate === 'none' ? 'Доставка' : 'УЧЕБНЫЙ Чайник',
      priceKop: kopecks(100),
      quantityMilli: milli(1_000),
      lineSumKop: kopecks(100),
      vatRate,
      paymentMethod: 'fullPayment',
      paymentObject: 'commodity',
      measurementUnit: undefined,
      markingCode: undefined,
      agent: undefined,
      supplier: undefined,
    })),
    tenders: { cash: NO_MONEY, electronic: kopecks(100), prepaid: NO_MONEY, credit: NO_MONEY, otherPayment: NO_MONEY },
    totalKop: kopecks(100),
    clientContact: '',
    internetSign: true,
    paymentsPlace: 'https://shop.example',
  };
}

function check(checkId: string, receivedAt: number, changes: Partial<Job>): Job {
  return {
    id: receivedAt,
    version: 1,
    cashboxId: 'kassa1',
    kind: 'receipt',
    origin: { from: 'shop', shopId: 'main', kind: 'check', checkId },
    receivedAt,
    incoming: undefined,
    fingerprint: '',
    receipt: undefined,
    intent: undefined,
    life: { state: 'received', attempt: 1 },
    handOut: undefined,
    report: { state: 'none' },
    delivery: undefined,
    conflict: undefined,
    totals: undefined,
    ...changes,
  };
}

const watch = (jobs: readonly Job[] = []) => new VatNoneWatch({ recent: () => jobs });

it.each<[string, Partial<Job>, boolean]>([
  ['a line without VAT on the general system', { receipt: receipt('osn', ['vat20', 'none']) }, true],
  ['rates on the general system', { receipt: receipt('osn', ['vat20', 'vat0']) }, false],
  ['no VAT where there is none', { receipt: receipt('usnIncome', ['none']) }, false],
  ['one refused for it', { life: { state: 'refused', code: 'CB-426', detail: '' } }, true],
  ['one refused for something else', { life: { state: 'refused', code: 'CB-422', detail: '' } }, false],
])('sees %s', (_, changes, isNews) => {
  const vatNone = watch();
  vatNone.seen(check('17', 5, changes));
  const itemName = changes.receipt ? 'Доставка' : undefined;
  expect(vatNone.newest('main')).toEqual(isNews ? { checkId: '17', itemName, at: 5 } : undefined);
  expect(vatNone.newest('other')).toBeUndefined();
});

it('keeps the newest, whatever happens to older ones afterwards, and over a restart', () => {
  const older = check('16', 4, { receipt: receipt('osn', ['none']) });
  const newer = check('17', 5, { receipt: receipt('osn', ['none']) });
  const vatNone = watch([newer, older]);
  vatNone.seen({ ...older, version: 9 });
  expect(vatNone.newest('main')).toEqual({ checkId: '17', itemName: 'Доставка', at: 5 });
});
