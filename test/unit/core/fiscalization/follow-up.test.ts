import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Kopecks, kopecks, milli, sumKop } from '../../../../src/core/fiscal/money.ts';
import type { Item, MarkingCode, Receipt } from '../../../../src/core/fiscal/receipt.ts';
import { receiptKey, returnKey } from '../../../../src/core/fiscal/receipt-key.ts';
import { TENDER_NAMES, type Tender } from '../../../../src/core/fiscal/terms.ts';
import { VAT_RATE_NAMES, VAT_RATES } from '../../../../src/core/fiscal/vat.ts';
import { type BesideOriginal, planReturn, stands } from '../../../../src/core/fiscalization/follow-up.ts';
import { returnNotes } from '../../../../src/core/fiscalization/follow-up-notes.ts';
import type { Job } from '../../../../src/core/fiscalization/job.ts';
import type { Life } from '../../../../src/core/fiscalization/life.ts';
import { noCorrection } from '../../../../src/core/fiscalization/no-correction.ts';
import { checkJob, fiscalDocument, LIVES, NOW, sampleReceipt } from '../../../contract/journal-samples.ts';

const FREE: BesideOriginal = { returns: [], seenReturn: undefined, vatDiffered: false, today: '2026-11-28' };

function made(receipt: Partial<Receipt> = {}, more: Partial<Job> = {}): Job {
  const job = checkJob('15', { receipt: { ...sampleReceipt(), ...receipt }, life: LIVES.fiscal });
  return { ...job, id: 7, version: 5, ...more };
}

function ordered(life: Life, id = 12): Job {
  return { ...made({}, { life }), id, origin: { from: 'person', author: 'Петров', reason: 'брак' } };
}

function planned(original: Job, beside: Partial<BesideOriginal> = {}) {
  const plan = planReturn(original, { ...FREE, ...beside });
  if (plan.kind === 'refused') throw new Error(plan.words.ru);
  return plan;
}

function refusal(original: Job, beside: Partial<BesideOriginal> = {}): string | undefined {
  const plan = planReturn(original, { ...FREE, ...beside });
  return plan.kind === 'refused' ? plan.words.ru : undefined;
}

const withItems = (change: (item: Item) => Partial<Item>): Partial<Receipt> => ({
  items: sampleReceipt().items.map((item) => ({ ...item, ...change(item) })),
});

describe('the return of a stored receipt', () => {
  it('is the receipt with the opposite operation, and nothing else of it changes', () => {
    const original = made();
    const { receipt, intent } = planned(original);
    expect(receipt).toEqual({ ...original.receipt, operation: 'sellReturn' });
    expect(intent).toMatchObject({ operation: 'sellReturn', totalKop: 50_000, key: 'shop-1/15' });
    expect(intent.partialSumsKop).toEqual([0, 10_000, 20_000, 30_000, 40_000, 50_000]);
    expect(planned(made({ operation: 'buy' })).receipt.operation).toBe('buyReturn');
  });

  it.each(['sellReturn', 'buyReturn'] as const)('is not made of a return (%s)', (operation) => {
    expect(refusal(made({ operation }))).toContain('возврата возврата');
  });

  it('is not made of a return that a person ordered', () => {
    expect(refusal(ordered(LIVES.fiscal))).toContain('возврата возврата');
  });

  it.each(Object.values(LIVES).filter(({ state }) => state !== 'fiscal'))(
    'is not made of a receipt that is $state',
    (life) => {
      expect(refusal(made({}, { life }))).toContain('не пробит');
    },
  );

  it('is not made of a shift', () => {
    expect(refusal(made({}, { kind: 'openShift', receipt: undefined, intent: { kind: 'openShift' } }))).toContain(
      'не пробит',
    );
  });

  it('waits while a person must decide about the receipt, and is none where the FN holds other VAT', () => {
    const conflict = { code: 'CB-713', detail: '', at: NOW, incoming: undefined, fingerprint: 'b' } as const;
    expect(refusal(made({}, { conflict }))).toContain('Сначала решите');
    expect(refusal(made(), { vatDiffered: true })).toContain('не та ставка НДС');
  });

  it("is not made without the buyer's contact, and none is invented", () => {
    expect(refusal(made({ clientContact: '' }))).toContain('в магазине');
    expect(refusal(made({}, { contactsErasedAt: NOW }))).toContain('стёрт');
  });

  it.each(VAT_RATE_NAMES)('keeps %s from its first day on, for ever', (vatRate) => {
    const { since } = VAT_RATES[vatRate];
    const original = made(withItems(() => ({ vatRate })));
    const before = new Date(Date.parse(since) - 86_400_000).toISOString().slice(0, 10);
    expect(refusal(original, { today: before })).toContain(since);
    for (const today of [since, '2099-01-01'])
      expect(planned(original, { today }).receipt.items.map((item) => item.vatRate)).toEqual(
        original.receipt?.items.map(() => vatRate),
      );
  });

  it('returns a marking code as it is, with its state turned', () => {
    const code = (more: Partial<MarkingCode>): MarkingCode => {
      return { form: 'full', base64: 'AAAA', estimatedStatus: undefined, ...more };
    };
    const returned = (markingCode: MarkingCode) =>
      planned(made(withItems(() => ({ markingCode })))).receipt.items[0]?.markingCode;
    expect(returned(code({ estimatedStatus: 'itemPieceSold' }))).toEqual(code({ estimatedStatus: 'itemPieceReturn' }));
    expect(returned(code({ form: 'tag1162' }))).toEqual(code({ form: 'tag1162' }));
    const bought = made({ operation: 'buy', ...withItems(() => ({ markingCode: code({}) })) });
    expect(refusal(bought)).toContain('кодом маркировки');
  });

  it('has a key of its own that no check of any shop can have', () => {
    expect(returnKey('shop-1', '15')).not.toBe(receiptKey('shop-1', '15'));
    expect(returnKey('a'.repeat(16), 'b'.repeat(15))).toHaveLength(32);
    expect(() => returnKey('shop', 'a/b')).toThrow(RangeError);
    expect(() => receiptKey('shop', 'a/b')).toThrow(RangeError);
    expect(() => receiptKey('shop/a', 'b')).toThrow(RangeError);
  });
});

describe('a second return', () => {
  it.each(Object.values(LIVES).filter(({ state }) => state !== 'refused'))('is refused while one is $state', (life) => {
    expect(refusal(made(), { returns: [ordered(life)] })).toMatch(/запись 12.*Второго возврата/);
  });

  it('may be ordered after one that was refused', () => {
    expect(planned(made(), { returns: [ordered(LIVES.refused)] }).receipt.operation).toBe('sellReturn');
  });

  it('is refused where an FN holds one, or the journal has lost one', () => {
    expect(refusal(made(), { seenReturn: fiscalDocument(99) })).toContain('ФД 99');
    expect(refusal(made(), { returns: undefined })).toContain('неизвестно');
  });

  it('is never planned beside one that stands, whatever else there is', () => {
    const life = fc.constantFrom(...Object.values(LIVES));
    fc.assert(
      fc.property(fc.array(life, { maxLength: 5 }), (lives) => {
        const returns = lives.map((one, i) => ordered(one, 20 + i));
        expect(planReturn(made(), { ...FREE, returns }).kind).toBe(returns.some(stands) ? 'refused' : 'return');
      }),
    );
  });
});

describe('whatever the receipt', () => {
  const sum = fc.integer({ min: 1, max: 1_000_000 }).map(kopecks);
  const item = sum.map((lineSumKop): Item => {
    const [pattern] = sampleReceipt(1).items;
    if (!pattern) throw new Error('No line');
    return { ...pattern, priceKop: lineSumKop, quantityMilli: milli(1000), lineSumKop };
  });
  const receipts = fc
    .tuple(fc.array(item, { minLength: 1, maxLength: 6 }), fc.constantFrom(...TENDER_NAMES), fc.boolean())
    .map(([items, tender, isBuy]): Receipt => {
      const totalKop = sumKop(items.map(({ lineSumKop }) => lineSumKop));
      const tenders = Object.fromEntries(TENDER_NAMES.map((name) => [name, kopecks(name === tender ? totalKop : 0)]));
      return {
        ...{ ...sampleReceipt(), items, totalKop, operation: isBuy ? 'buy' : 'sell' },
        tenders: tenders as Record<Tender, Kopecks>,
      };
    });

  it('the return has its sums to the kopeck, and is itself not returned', () => {
    fc.assert(
      fc.property(receipts, (receipt) => {
        const { receipt: returned, intent } = planned(made(receipt));
        expect(returned.operation).toBe(receipt.operation === 'sell' ? 'sellReturn' : 'buyReturn');
        expect(sumKop(returned.items.map(({ lineSumKop }) => lineSumKop))).toBe(receipt.totalKop);
        expect(sumKop(TENDER_NAMES.map((name) => returned.tenders[name]))).toBe(receipt.totalKop);
        expect([intent.totalKop, intent.partialSumsKop.at(-1)]).toEqual([receipt.totalKop, receipt.totalKop]);
        expect(refusal(made(returned))).toContain('возврата возврата');
      }),
    );
  });
});

describe('what a person is told before a return', () => {
  const calm = { trouble: undefined, cashInDrawerKop: kopecks(0), today: '2026-11-28' };
  const told = (receipt: Partial<Receipt> = {}, beside: Partial<Parameters<typeof returnNotes>[1]> = {}) =>
    returnNotes({ ...planned(made(receipt)).receipt }, { ...calm, ...beside })
      .map(({ ru }) => ru)
      .join('\n');
  const paid = (more: Partial<Receipt['tenders']>): Partial<Receipt> => ({
    tenders: { ...sampleReceipt().tenders, electronic: kopecks(0), ...more },
  });

  it('always: the shop is not told, it repairs nothing, it gives no money back', () => {
    const words = told();
    expect(words).toContain('Магазин об этом возврате не узнает');
    expect(words).toContain('1192');
    expect(words).toMatch(/безналичными 500,00.₽/);
    expect(words).not.toMatch(/предоплат|ящик|прежней|маркировк|подождёт/);
  });

  const marked = { form: 'tag1162', base64: 'AAAA', estimatedStatus: undefined } as const;
  it.each<[string, string, RegExp]>([
    ['a prepayment that was set off', told(paid({ prepaid: kopecks(50_000) })), /на саму предоплату/],
    [
      'too little cash in the drawer',
      told(paid({ cash: kopecks(50_000) }), { cashInDrawerKop: kopecks(49_999) }),
      /В ящике кассы.*499,99/,
    ],
    ['a rate of before', told(withItems(() => ({ vatRate: 'vat20' }))), /останется прежней/],
    ['marking codes', told(withItems(() => ({ markingCode: marked }))), /Коды маркировки/],
    ['a cashbox that waits', told({}, { trouble: { code: 'CB-320', detail: 'до 15:30' } }), /подождёт.*15:30/],
  ])('of %s', (_, words, expected) => {
    expect(words).toMatch(expected);
  });

  it('nothing of a drawer that holds enough, nor of a rate of its own day', () => {
    expect(told(paid({ cash: kopecks(50_000) }), { cashInDrawerKop: kopecks(50_000) })).not.toContain('В ящике');
    expect(
      told(
        withItems(() => ({ vatRate: 'vat20' })),
        { today: '2025-12-31' },
      ),
    ).not.toContain('прежней');
  });

  it("never the buyer's contact", () => {
    expect(told()).not.toContain('buyer@');
  });
});

describe('a correction', () => {
  it('is refused with the rule of the FFD and the place where it is made', () => {
    expect(noCorrection('1.05').ru).toMatch(/обычным возвратом.*1192.*тестом драйвера/);
    expect(noCorrection('1.2').ru).toMatch(/обратным признаком.*1192.*тестом драйвера/);
    expect(noCorrection(undefined).ru).not.toContain('ФФД');
  });
});
