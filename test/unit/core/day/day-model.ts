import type { AskedJob } from '../../../../src/core/day/asked-job.ts';
import type { DayEvidence, FnPart } from '../../../../src/core/day/day-evidence.ts';
import type { Difference } from '../../../../src/core/day/difference.ts';
import type { FnDocument, TenderSums } from '../../../../src/core/day/fn-document.ts';
import type { ExportedRow, OfdCoverage } from '../../../../src/core/day/ofd-row.ts';
import type { FiscalDocument } from '../../../../src/core/fiscal/fiscal-document.ts';
import { kopecks, sumKop } from '../../../../src/core/fiscal/money.ts';
import { TENDER_NAMES } from '../../../../src/core/fiscal/terms.ts';
import type { ShiftTotals } from '../../../../src/core/ports/cashbox-driver.ts';

export const MADE_AT = Date.parse('2026-11-27T23:00:00Z');
export const HOUR = 3_600_000;

/** One FN as it lies in cashbox, journal and export: what a plant changes, before anybody compares it. */
export interface FnModel {
  readonly cashboxId: string;
  readonly fnSerial: string;
  /** The FN that is in the cashbox now. */
  readonly isPresent: boolean;
  readonly after: number;
  readonly lastFd: number;
  /** From the opening of the first shift on; by FD number. */
  documents: FnDocument[];
  jobs: AskedJob[];
  absent: Set<number>;
  running: ShiftTotals | undefined;
  coverage: OfdCoverage[];
  rows: ExportedRow[];
}

/** A day before it is compared. */
export interface DayModel {
  readonly fns: FnModel[];
  unmade: AskedJob[];
  unacknowledged: AskedJob[];
  undelivered: AskedJob[];
}

/** What the agent would gather of that day. */
export function evidenceOf(model: DayModel, changes: Partial<DayEvidence> = {}): DayEvidence {
  const unmadeByKey = new Map(model.unmade.flatMap((job) => (job.asked ? [[job.asked.key, job] as const] : [])));
  const everything = model.fns.flatMap(({ documents }) => documents).toSorted(byMoment);
  const ids = [...new Set(model.fns.map(({ cashboxId }) => cashboxId))];
  return {
    date: '2026-11-27',
    isWhole: false,
    from: MADE_AT - 12 * HOUR,
    to: MADE_AT,
    madeAt: MADE_AT,
    cashboxes: ids.map((cashboxId) => {
      const own = model.fns.filter((fn) => fn.cashboxId === cashboxId);
      return {
        cashboxId,
        fnSerial: own.find(({ isPresent }) => isPresent)?.fnSerial,
        unsentCount: 0,
        fns: own.map((fn) => partOf(fn, everything, unmadeByKey)),
      };
    }),
    unmade: model.unmade,
    unacknowledged: model.unacknowledged,
    undelivered: model.undelivered,
    moreUndelivered: 0,
    notChecked: [],
    outOfSight: [],
    ...changes,
  };
}

function partOf(fn: FnModel, everything: readonly FnDocument[], unmadeByKey: ReadonlyMap<string, AskedJob>): FnPart {
  const { cashboxId, fnSerial, after, lastFd, isPresent, running, coverage, rows } = fn;
  const documents = fn.documents.filter(({ document }) => document.fdNumber > after);
  const jobs = fn.jobs.filter(({ document }) => document && document.fdNumber > after);
  const jobByFd = new Map(jobs.flatMap((job) => (job.document ? [[job.document.fdNumber, job] as const] : [])));
  const sameKey = new Map(
    documents.map(keyOf).flatMap((key) => {
      const all = everything.filter((one) => key !== undefined && keyOf(one) === key);
      return key !== undefined && all.length > 1 ? [[key, all] as const] : [];
    }),
  );
  const first = documents[0]?.document.fdNumber;
  const isRead = documents.at(-1)?.document.fdNumber === lastFd;
  return {
    fn: {
      ...{ cashboxId, fnSerial, after, to: lastFd, documents, jobs, sameKey, unmadeByKey },
      absent: isPresent ? fn.absent : undefined,
    },
    shifts: {
      ...{ cashboxId, fnSerial, after, documents: fn.documents },
      shiftJobs: new Map([...jobByFd].filter(([, { kind }]) => kind !== 'receipt')),
      running: isRead ? running : undefined,
    },
    ofd: {
      ...{ cashboxId, fnSerial, coverage, rows, jobByFd },
      documents: new Map(documents.map(({ document }) => [document.fdNumber, document])),
      known: first === undefined ? undefined : { from: first, to: isPresent ? Number.MAX_SAFE_INTEGER : lastFd },
    },
  };
}

export const keyOf = ({ tags }: FnDocument): string | undefined => (tags?.key.read ? tags.key.key : undefined);

function byMoment(a: FnDocument, b: FnDocument): number {
  return a.document.issuedAt.localeCompare(b.document.issuedAt) || a.document.fdNumber - b.document.fdNumber;
}

/** A difference by what it is about. */
export const told = ({ kind, cashboxId, fnSerial, fdNumber, jobId }: Difference): string =>
  `${kind} ${cashboxId} ${fdNumber === undefined ? `job ${jobId}` : `${fnSerial} ${fdNumber}`}`;

export function tendersOf(changes: Partial<Record<keyof TenderSums, number>> = {}): TenderSums {
  return Object.fromEntries(TENDER_NAMES.map((name) => [name, kopecks(changes[name] ?? 0)])) as unknown as TenderSums;
}

export const totalOf = (tenders: TenderSums) => sumKop(TENDER_NAMES.map((name) => tenders[name]));

export function fiscalDocument(changes: Partial<FiscalDocument> = {}): FiscalDocument {
  return {
    fnSerial: FN_A,
    fdNumber: 1,
    fiscalSign: '0123456789',
    issuedAt: '2026-11-27T12:30',
    type: 'receipt',
    operation: 'sell',
    totalKop: kopecks(10_000),
    ...changes,
  };
}

export const FN_A = '9999078900001111';
export const FN_B = '9999078900002222';

/** A receipt in the FN whose key is readable. */
export function receiptInFn(
  changes: Partial<FiscalDocument> = {},
  key: string | undefined = undefined,
  tenders: TenderSums | undefined = undefined,
): FnDocument {
  const document = fiscalDocument(changes);
  return { document, tags: { key: { read: true, key }, tenders } };
}

/** Any other document of the FN. */
export function documentInFn(type: FiscalDocument['type'], changes: Partial<FiscalDocument> = {}): FnDocument {
  return { document: fiscalDocument({ type, operation: undefined, totalKop: undefined, ...changes }), tags: undefined };
}

export function job(changes: Partial<AskedJob> = {}): AskedJob {
  return {
    jobId: 1,
    kind: 'receipt',
    cashboxId: 'kassa1',
    shopId: 'shop',
    checkId: '1',
    receivedAt: MADE_AT - HOUR,
    asked: { operation: 'sell', totalKop: kopecks(10_000), tenders: undefined, key: 'shop:1' },
    state: 'fiscal',
    document: fiscalDocument(),
    reason: undefined,
    acknowledgement: 'acked',
    delivered: true,
    totals: undefined,
    ...changes,
  };
}

export function totalsOf(shiftNumber: number, sales: number, returns: number): ShiftTotals {
  return {
    shiftNumber,
    cashInDrawerKop: kopecks(0),
    cashPaymentsKop: kopecks(0),
    salesKop: kopecks(sales),
    returnsKop: kopecks(returns),
    nonResettableKop: kopecks(sales * 7),
  };
}

export function coverage(changes: Partial<OfdCoverage> = {}): OfdCoverage {
  return {
    exportId: 'new',
    name: 'vygruzka.csv',
    importedAt: MADE_AT,
    fnSerial: FN_A,
    fdFrom: 1,
    fdTo: 100,
    rowCount: 1,
    ...changes,
  };
}

export function row(changes: Partial<ExportedRow> = {}): ExportedRow {
  return {
    exportId: 'new',
    line: 2,
    fnSerial: FN_A,
    fdNumber: 1,
    totalKop: kopecks(10_000),
    fiscalSign: '0123456789',
    operation: 'sell',
    issuedAt: '2026-11-27T12:30',
    ...changes,
  };
}
