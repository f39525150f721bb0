import { describe, expect, it } from 'vitest';
import { jobStatus } from '../../../src/contract/job-status.ts';
import { JobStatusSchema } from '../../../src/contract/snapshot.ts';
import type { FiscalDocument } from '../../../src/core/fiscal/fiscal-document.ts';
import { kopecks, milli } from '../../../src/core/fiscal/money.ts';
import type { Job } from '../../../src/core/fiscalization/job.ts';
import { LIVES } from '../core/fiscalization/any-job.ts';

const CONTACT = 'buyer@example.com';
const DOCUMENT: FiscalDocument = {
  fnSerial: '9999078900001234',
  fdNumber: 42,
  fiscalSign: '0123456789',
  issuedAt: '2026-11-24T12:00',
  type: 'receipt',
  operation: 'sell',
  totalKop: kopecks(10_000),
};

function job(changes: Partial<Job> = {}): Job {
  return {
    id: 7,
    version: 1,
    cashboxId: 'kassa1',
    kind: 'receipt',
    origin: { from: 'shop', shopId: 'main', kind: 'check', checkId: '15' },
    receivedAt: 1_000,
    incoming: { contact: CONTACT },
    fingerprint: 'f',
    receipt: {
      operation: 'sell',
      taxationType: 'osn',
      items: [
        {
          itemName: 'Чайник',
          priceKop: kopecks(10_000),
          quantityMilli: milli(1_000),
          lineSumKop: kopecks(10_000),
          vatRate: 'vat20',
          paymentMethod: 'fullPayment',
          paymentObject: 'commodity',
          measurementUnit: undefined,
          markingCode: undefined,
          agent: undefined,
          supplier: undefined,
        },
      ],
      tenders: {
        cash: kopecks(0),
        electronic: kopecks(10_000),
        prepaid: kopecks(0),
        credit: kopecks(0),
        otherPayment: kopecks(0),
      },
      totalKop: kopecks(10_000),
      clientContact: CONTACT,
      internetSign: true,
      paymentsPlace: 'https://shop.example',
    },
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

const MADE = { kind: 'receiptMade', document: DOCUMENT, totalKop: kopecks(10_000), kktRegNumber: '1' } as const;

describe('status of a job', () => {
  it('carries the moment the money goes back while a sale is not made, and no longer', () => {
    const limits = { maxAgeMs: 9_000, refundAfterMs: 300 };
    expect(jobStatus(job(), { limits }).refundAt).toBe(1_300);
    expect(jobStatus(job(), { limits: { maxAgeMs: 9_000 } })).not.toHaveProperty('refundAt');
    expect(jobStatus(job({ life: { state: 'fiscal', document: DOCUMENT } }), { limits })).not.toHaveProperty(
      'refundAt',
    );
  });

  it('never merges the five states', () => {
    expect(jobStatus(job()).states).toEqual(['received']);
    expect(jobStatus(job({ life: { state: 'fiscal', document: DOCUMENT } })).states).toEqual(['received', 'fiscal']);
    const delivered = job({
      life: { state: 'fiscal', document: DOCUMENT },
      delivery: { ticket: { fdNumber: 42, confirmedAt: '2026-11-24T12:01', ofdFiscalSign: '1' }, at: 2_000 },
    });
    expect(jobStatus(delivered).states).toEqual(['received', 'fiscal', 'delivered']);
    expect(jobStatus({ ...delivered, report: { state: 'acked', result: MADE, at: 3_000 } }).states).toEqual([
      'received',
      'fiscal',
      'reported',
      'delivered',
    ]);
  });

  it('says that the FN was replaced, of a document nobody can ask about any more', () => {
    const fiscal = job({ life: { state: 'fiscal', document: DOCUMENT } });
    const delivery = { ticket: { fdNumber: 42, confirmedAt: '2026-11-24T12:01', ofdFiscalSign: '1' }, at: 2_000 };
    const status = jobStatus(fiscal, { fnNow: '9999078900009999' });
    expect(status.fnReplaced).toBe(true);
    expect(JobStatusSchema.strict().parse(status)).toEqual(status);
    for (const other of [
      jobStatus(fiscal, { fnNow: DOCUMENT.fnSerial }),
      jobStatus(fiscal),
      jobStatus({ ...fiscal, delivery }, { fnNow: '9999078900009999' }),
      jobStatus(job(), { fnNow: '9999078900009999' }),
    ])
      expect(other).not.toHaveProperty('fnReplaced');
  });

  it('says why a receipt was refused, in words', () => {
    const status = jobStatus(job({ life: { state: 'refused', code: 'CB-805', detail: 'возврат' } }));
    expect(status.sides).toEqual(['refused']);
    expect(status.error?.ru).toBe('Человек решил не пробивать этот чек. (возврат)');
  });

  it('shows a fiscal receipt that the shop never acks as parked too', () => {
    const report = { state: 'parked', result: MADE, code: 'CB-712', detail: '' } as const;
    const status = jobStatus(job({ life: { state: 'fiscal', document: DOCUMENT }, report }));
    expect(status).toMatchObject({ states: ['received', 'fiscal'], sides: ['parked'], error: { code: 'CB-712' } });
  });

  it.each([
    ['received', false],
    ['sent', true],
    ['closing', true],
    ['inDoubt', true],
    ['parkedInDoubt', true],
    ['parkedAfterAbsence', false],
    ['fiscal', false],
    ['done', false],
    ['refused', false],
  ] as const)('says always whether the FN may hold a document that nobody has read: %s, %s', (life, keepsDoubt) => {
    const status = jobStatus(job({ life: LIVES[life] }));
    expect(status.keepsDoubt).toBe(keepsDoubt);
    expect(JobStatusSchema.strict().parse(status)).toEqual(status);
  });

  it('of an agent that did not say so yet can be read', () => {
    const { keepsDoubt: _, ...older } = jobStatus(job());
    expect(JobStatusSchema.parse(older)).toEqual(older);
  });

  it('carries no contact of a buyer out of the agent', () => {
    const conflict = { code: 'CB-713', detail: '', at: 1, incoming: { contact: CONTACT }, fingerprint: '' } as const;
    const status = jobStatus(job({ conflict }));
    expect(JSON.stringify(status)).not.toContain(CONTACT);
    expect(Object.keys(JobStatusSchema.shape)).not.toContain('incoming');
  });

  it('is what the contract says', () => {
    const status = jobStatus(job({ life: { state: 'fiscal', document: DOCUMENT } }));
    expect(JobStatusSchema.strict().parse(status)).toEqual(status);
  });
});
