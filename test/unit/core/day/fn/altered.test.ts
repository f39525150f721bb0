import { describe, expect, it } from 'vitest';
import type { AskedJob } from '../../../../../src/core/day/asked-job.ts';
import { altered } from '../../../../../src/core/day/fn/altered.ts';
import type { FnDocument } from '../../../../../src/core/day/fn-document.ts';
import { kopecks } from '../../../../../src/core/fiscal/money.ts';
import { documentInFn, fiscalDocument, job, receiptInFn, tendersOf } from '../day-model.ts';

const PAID = tendersOf({ cash: 4_000, electronic: 6_000 });
const ASKED = { operation: 'sell', totalKop: kopecks(10_000), tenders: PAID, key: 'shop:1' } as const;
const IN_FN = receiptInFn({}, 'shop:1', PAID);

function remarks(changes: Partial<AskedJob>, found: FnDocument = IN_FN): string | undefined {
  const one = job({ asked: ASKED, ...changes });
  const [difference, second] = altered(one, new Map([[found.document.fdNumber, found]]));
  expect(second).toBe(undefined);
  return difference?.detail.ru;
}

describe('what the FN holds instead of what was asked', () => {
  it('is nothing when both say the same', () => {
    expect(remarks({})).toBe(undefined);
    expect(altered(job({ asked: ASKED }), new Map())).toEqual([]);
    expect(altered(job({ asked: ASKED, document: undefined }), new Map([[1, IN_FN]]))).toEqual([]);
  });

  it.each<[string, Partial<NonNullable<AskedJob['asked']>>]>([
    ['сумма: должно быть 100,01\u00a0₽, а здесь 100,00\u00a0₽', { totalKop: kopecks(10_001) }],
    ['признак расчёта: должно быть возврат прихода, а здесь приход', { operation: 'sellReturn' }],
    ['метка заказа: должно быть shop:2, а здесь shop:1', { key: 'shop:2' }],
    [
      'наличными: должно быть 60,00\u00a0₽, а здесь 40,00\u00a0₽; безналичными: должно быть 40,00\u00a0₽, а здесь 60,00\u00a0₽',
      { tenders: tendersOf({ cash: 6_000, electronic: 4_000 }) },
    ],
  ])('%s', (text, changes) => {
    expect(remarks({ asked: { ...ASKED, ...changes } })).toBe(text);
  });

  it('is a document of another type, or with another sign', () => {
    expect(remarks({ document: fiscalDocument({ fiscalSign: '0000000001' }) })).toBe(
      'ФПД: должно быть 0000000001, а здесь 0123456789',
    );
    expect(remarks({ kind: 'closeShift', asked: undefined }, documentInFn('shiftOpen'))).toBe(
      'вид документа: должно быть закрытие смены, а здесь открытие смены',
    );
  });

  it('is said as nothing where the FN says nothing', () => {
    expect(remarks({}, receiptInFn({}, undefined, PAID))).toBe('метка заказа: должно быть shop:1, а здесь не указано');
    expect(remarks({}, receiptInFn({ totalKop: undefined }, 'shop:1', PAID))).toContain('а здесь не указано');
  });

  it('cannot be its key or tenders where the FN does not show the tags', () => {
    const blind = { key: { read: false }, tenders: undefined } as const;
    expect(remarks({}, { ...IN_FN, tags: undefined })).toBe(undefined);
    expect(remarks({}, { ...IN_FN, tags: blind })).toBe(undefined);
    expect(remarks({ asked: { ...ASKED, tenders: undefined } })).toBe(undefined);
  });
});
