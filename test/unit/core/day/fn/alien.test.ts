import { describe, expect, it } from 'vitest';
import { alien } from '../../../../../src/core/day/fn/alien.ts';
import type { FnEvidence } from '../../../../../src/core/day/fn/evidence.ts';
import type { FnDocument } from '../../../../../src/core/day/fn-document.ts';
import { FN_DOCUMENT_TYPES, type FnDocumentType } from '../../../../../src/core/fiscal/fiscal-document.ts';
import { documentInFn, FN_A, job, receiptInFn } from '../day-model.ts';

const evidence = (changes: Partial<FnEvidence> = {}): FnEvidence => ({
  ...{ cashboxId: 'kassa1', fnSerial: FN_A, after: 0, to: 10, lastFd: 10, absent: undefined },
  ...{ documents: [], jobs: [], sameKey: new Map(), unmadeByKey: new Map() },
  ...changes,
});

const UNWATCHED = new Set(['registration', 'reRegistration', 'fnClose', 'ofdConfirmation', 'settlementReport']);

describe('a document of somebody else', () => {
  it.each([...(Object.keys(FN_DOCUMENT_TYPES) as FnDocumentType[]), 'unknown' as const])('of type %s', (type) => {
    expect(alien(documentInFn(type), evidence()).length).toBe(UNWATCHED.has(type) ? 0 : 1);
  });

  it('is told with what it is, what it settles and when it was made', () => {
    const [found] = alien(receiptInFn({ operation: 'sellReturn', fdNumber: 7 }, 'stranger'), evidence());
    expect(found?.detail).toEqual({
      ru: 'чек, возврат прихода от 27.11.2026 12:30',
      en: 'a receipt, return of a sale of 27.11.2026 12:30',
    });
    expect(found).toMatchObject({ kind: 'alien', fdNumber: 7, fnSerial: FN_A, jobId: undefined, checkId: undefined });
  });

  it('is told without an operation where the FN says none', () => {
    expect(alien(documentInFn('correction'), evidence())[0]?.detail.ru).toBe('чек коррекции от 27.11.2026 12:30');
  });

  it('that carries the key of a check not known as made is told together with that check', () => {
    const owner = job({ jobId: 12, checkId: '345', state: 'parked', document: undefined });
    const unmadeByKey = new Map([['shop:345', owner]]);
    const look = (one: FnDocument) => alien(one, evidence({ unmadeByKey }))[0];
    expect(look(receiptInFn({ fdNumber: 7 }, 'shop:345'))).toMatchObject({
      jobId: 12,
      checkId: '345',
      fdNumber: 7,
      fnSerial: FN_A,
    });
    expect(look(receiptInFn({}, 'shop:345'))?.detail.ru).toContain('несёт метку нашего заказа 345');
    expect(look(receiptInFn({}, 'shop:346'))?.jobId).toBe(undefined);
    expect(look({ ...receiptInFn({}), tags: { key: { read: false }, tenders: undefined } })?.jobId).toBe(undefined);
  });
});
