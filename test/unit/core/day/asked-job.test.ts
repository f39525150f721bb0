import { describe, expect, it } from 'vitest';
import { askedJob } from '../../../../src/core/day/asked-job.ts';
import type { Job } from '../../../../src/core/fiscalization/job.ts';
import { FN_A, fiscalDocument, totalsOf } from './day-model.ts';

const BASE: Job = {
  ...{ id: 7, version: 1, cashboxId: 'kassa1', kind: 'receipt', receivedAt: 5, incoming: {}, fingerprint: '' },
  origin: { from: 'shop', shopId: 'shop', kind: 'check', checkId: '70' },
  ...{ receipt: undefined, intent: undefined, handOut: undefined, delivery: undefined, conflict: undefined },
  ...{ life: { state: 'received', attempt: 1 }, report: { state: 'none' }, totals: undefined },
};

describe('a job of the journal as the report compares it', () => {
  it('is named by the shop that asked for it, and by nobody when we wanted it ourselves', () => {
    expect(askedJob(BASE)).toMatchObject({ jobId: 7, shopId: 'shop', checkId: '70', receivedAt: 5, state: 'received' });
    const own = askedJob({ ...BASE, origin: { from: 'agent', reason: 'shift is old' } });
    expect([own.shopId, own.checkId]).toEqual([undefined, undefined]);
  });

  it('asks for nothing when it never became a receipt, or is none', () => {
    expect(askedJob(BASE).asked).toBe(undefined);
    expect(askedJob({ ...BASE, kind: 'closeShift', intent: { kind: 'closeShift' } }).asked).toBe(undefined);
  });

  it('has a document only once it is fiscal, and a reason only where it is not', () => {
    const document = fiscalDocument({ fnSerial: FN_A });
    expect(askedJob({ ...BASE, life: { state: 'fiscal', document } })).toMatchObject({ document, reason: undefined });
    const parked = askedJob({
      ...BASE,
      life: { state: 'parked', attempt: 1, code: 'CB-715', detail: 'd', doubt: undefined },
    });
    expect(parked).toMatchObject({ document: undefined, reason: { code: 'CB-715', detail: 'd' } });
  });

  it('knows whether the shop has confirmed and the OFD has answered, and what the shift counted', () => {
    expect(askedJob(BASE)).toMatchObject({ acknowledgement: 'none', delivered: false, totals: undefined });
    const ticket = { fdNumber: 1, confirmedAt: '2026-11-27T12:31', ofdFiscalSign: '1' };
    const totals = totalsOf(3, 5, 0);
    expect(askedJob({ ...BASE, delivery: { ticket, at: 9 }, totals })).toMatchObject({ delivered: true, totals });
  });
});
