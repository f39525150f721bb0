import fc from 'fast-check';
import type { AskedJob } from '../../../../src/core/day/asked-job.ts';
import type { FnDocument, TenderSums } from '../../../../src/core/day/fn-document.ts';
import type { ExportedRow } from '../../../../src/core/day/ofd-row.ts';
import type { FnDocumentType } from '../../../../src/core/fiscal/fiscal-document.ts';
import { OPERATIONS, type Operation } from '../../../../src/core/fiscal/terms.ts';
import {
  coverage,
  type DayModel,
  documentInFn,
  type FnModel,
  job,
  receiptInFn,
  row,
  tendersOf,
  totalOf,
  totalsOf,
} from './day-model.ts';

interface ReceiptPlan {
  readonly operation: Operation;
  readonly tenders: TenderSums;
}

interface FnPlan {
  /** FD number before the first document. */
  readonly start: number;
  /** Documents of the service centre before the first shift. */
  readonly service: readonly FnDocumentType[];
  readonly shifts: readonly (readonly ReceiptPlan[])[];
  readonly isLastOpen: boolean;
  /** How many of the documents an older report has told of, out of a hundred. */
  readonly reported: number;
  /** Which part of the numbers the export covers, out of a hundred; undefined: no export. */
  readonly exported: { readonly from: number; readonly to: number; readonly hasColumns: boolean } | undefined;
}

const sum = fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 5_000_000 }));
const tenders = fc
  .record({ cash: sum, electronic: sum, prepaid: sum, credit: sum, otherPayment: sum })
  .map((sums) => tendersOf(sums));
const receipt: fc.Arbitrary<ReceiptPlan> = fc.record({
  operation: fc.constantFrom(...(Object.keys(OPERATIONS) as Operation[])),
  tenders,
});
const percent = fc.integer({ min: 0, max: 100 });
const exported = fc
  .record({ one: percent, other: percent, hasColumns: fc.boolean() })
  .map(({ one, other, hasColumns }) => ({ from: Math.min(one, other), to: Math.max(one, other), hasColumns }));
const fnPlan: fc.Arbitrary<FnPlan> = fc.record({
  start: fc.integer({ min: 0, max: 100_000 }),
  service: fc.array(fc.constantFrom<FnDocumentType[]>('registration', 'reRegistration', 'ofdConfirmation'), {
    maxLength: 2,
  }),
  shifts: fc.array(fc.array(receipt, { maxLength: 8 }), { minLength: 1, maxLength: 3 }),
  isLastOpen: fc.boolean(),
  reported: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 60 })),
  exported: fc.option(exported, { nil: undefined }),
});

/** Days on which everything agrees: several cashboxes, some with two FNs, shifts whole, running or cut by the range. */
export const healthyDay: fc.Arbitrary<DayModel> = fc
  .array(fc.array(fnPlan, { minLength: 1, maxLength: 2 }), { minLength: 1, maxLength: 2 })
  .map((cashboxes) => {
    const fns = cashboxes.flatMap((plans, i) =>
      plans.map((plan, j) => fnOf(plan, i + 1, j + 1, j === plans.length - 1)),
    );
    return { fns, unmade: [], unacknowledged: [], undelivered: [] };
  });

/** Healthy days with receipts of ours in the range compared. */
export function healthyDayWith(receipts: number): fc.Arbitrary<DayModel> {
  return healthyDay.filter((model) => model.fns.flatMap(receiptsInRange).length >= receipts);
}

/** The receipts of the range, each with its job. */
export function receiptsInRange(fn: FnModel): readonly { readonly one: FnDocument; readonly job: AskedJob }[] {
  return fn.documents.flatMap((one) => {
    const { fdNumber, type } = one.document;
    const made = fn.jobs.find(({ document }) => document?.fdNumber === fdNumber);
    return made && type === 'receipt' && fdNumber > fn.after ? [{ one, job: made }] : [];
  });
}

function fnOf(plan: FnPlan, cashboxNumber: number, fnNumber: number, isPresent: boolean): FnModel {
  const cashboxId = `kassa${cashboxNumber}`;
  const fnSerial = `99990789000${cashboxNumber}000${fnNumber}`;
  const documents: FnDocument[] = [];
  const jobs: AskedJob[] = [];
  let running: FnModel['running'];
  const facts = (type?: FnDocumentType) => {
    const fdNumber = plan.start + documents.length + 1;
    const minute = String(documents.length).padStart(2, '0');
    const fiscalSign = String(fdNumber * 31 + fnNumber).padStart(10, '0');
    const issuedAt = `2026-11-27T${String(9 + fnNumber).padStart(2, '0')}:${minute}`;
    return { fnSerial, fdNumber, fiscalSign, issuedAt, ...(type && { type }) };
  };
  const ids = () => {
    const jobId = cashboxNumber * 1_000_000 + fnNumber * 100_000 + jobs.length;
    return { jobId, checkId: String(jobId), cashboxId };
  };
  const shiftDocument = (type: 'shiftOpen' | 'shiftClose', totals?: AskedJob['totals']) => {
    const one = documentInFn(type, facts());
    documents.push(one);
    const kind = type === 'shiftOpen' ? 'openShift' : 'closeShift';
    const nobody = { shopId: undefined, checkId: undefined, asked: undefined, acknowledgement: 'none' } as const;
    jobs.push(job({ ...ids(), ...nobody, kind, document: one.document, totals }));
  };
  for (const type of plan.service) documents.push(documentInFn(type, facts()));
  for (const [i, receipts] of plan.shifts.entries()) {
    shiftDocument('shiftOpen');
    for (const { operation, tenders } of receipts) {
      const totalKop = totalOf(tenders);
      const own = ids();
      const key = `shop:${own.checkId}`;
      const one = receiptInFn({ ...facts(), operation, totalKop }, key, tenders);
      documents.push(one);
      jobs.push(job({ ...own, document: one.document, asked: { operation, totalKop, tenders, key } }));
    }
    const of = (operation: Operation) =>
      receipts.filter((one) => one.operation === operation).reduce((sum, { tenders }) => sum + totalOf(tenders), 0);
    const totals = totalsOf(i + 1, of('sell'), of('sellReturn'));
    if (i === plan.shifts.length - 1 && plan.isLastOpen) running = isPresent ? totals : undefined;
    else shiftDocument('shiftClose', totals);
  }
  const lastFd = plan.start + documents.length;
  const after = plan.start + Math.floor((documents.length * plan.reported) / 100);
  const fn = { cashboxId, fnSerial, isPresent, after, lastFd, documents, jobs, absent: new Set<number>(), running };
  return { ...fn, ...exportOf(plan, fn) };
}

function exportOf(
  { exported, start }: FnPlan,
  { documents, lastFd, fnSerial }: Pick<FnModel, 'documents' | 'lastFd' | 'fnSerial'>,
): Pick<FnModel, 'coverage' | 'rows'> {
  if (!exported) return { coverage: [], rows: [] };
  const at = (part: number) => start + 1 + Math.floor(((lastFd - start - 1) * part) / 100);
  const fdFrom = at(exported.from);
  const fdTo = at(exported.to);
  const rows = documents
    .map(({ document }) => document)
    .filter(({ type, fdNumber }) => type === 'receipt' && fdFrom <= fdNumber && fdNumber <= fdTo)
    .map(({ fdNumber, fiscalSign, operation, totalKop, issuedAt }, i): ExportedRow => {
      const columns = exported.hasColumns
        ? { fiscalSign, operation, issuedAt }
        : { fiscalSign: undefined, operation: undefined, issuedAt: undefined };
      return row({ line: i + 2, fnSerial, fdNumber, ...(totalKop !== undefined && { totalKop }), ...columns });
    });
  // An older export that covers it too and knows nothing of it: the newest one counts.
  const older = coverage({ exportId: 'old', importedAt: 0, fnSerial, fdFrom, fdTo });
  return { coverage: [coverage({ fnSerial, fdFrom, fdTo, rowCount: rows.length }), older], rows };
}
