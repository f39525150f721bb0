import fc from 'fast-check';
import type { AskedJob } from '../../../../src/core/day/asked-job.ts';
import type { DifferenceKind } from '../../../../src/core/day/difference.ts';
import type { FnDocument } from '../../../../src/core/day/fn-document.ts';
import type { ExportedRow } from '../../../../src/core/day/ofd-row.ts';
import { kopecks } from '../../../../src/core/fiscal/money.ts';
import { OPERATIONS, type Operation } from '../../../../src/core/fiscal/terms.ts';
import { coverage, type DayModel, type FnModel, HOUR, job, MADE_AT, row, tendersOf } from './day-model.ts';
import { receiptsInRange } from './healthy-day.ts';

/** A receipt of ours in the range of a report, with its FN. */
export interface Place {
  readonly fn: FnModel;
  readonly one: FnDocument;
  readonly job: AskedJob;
}

/** Changes a healthy day in one way, in place; says what the report must tell of it, as `told` says it. */
export interface Plant {
  readonly kind: DifferenceKind;
  readonly what: string;
  readonly change: (model: DayModel, place: Place, other: Place) => string;
}

export const placesIn = (model: DayModel): readonly Place[] =>
  model.fns.flatMap((fn) => receiptsInRange(fn).map((found) => ({ fn, ...found })));

/** Two receipts of a day, never the same one. */
export const twoPlaces = fc.tuple(fc.nat(), fc.nat()).map(([a, b]) => (places: readonly Place[]) => {
  const first = places[a % places.length];
  const rest = places.filter((place) => place !== first);
  const second = rest[b % rest.length];
  if (!first || !second) throw new Error('The day has no two receipts');
  return [first, second] as const;
});

const placeWords = ({ fn, one }: Place): string => `${fn.cashboxId} ${fn.fnSerial} ${one.document.fdNumber}`;

function swapDocument(fn: FnModel, old: FnDocument, young: FnDocument): void {
  fn.documents = fn.documents.map((one) => (one === old ? young : one));
}

function swapJob(fn: FnModel, old: AskedJob, young: AskedJob): void {
  fn.jobs = fn.jobs.map((one) => (one === old ? young : one));
}

function forget(fn: FnModel, fdNumber: number): void {
  fn.jobs = fn.jobs.filter(({ document }) => document?.fdNumber !== fdNumber);
}

/** Neither the FN nor the export speaks of that number any more. */
function lose(fn: FnModel, fdNumber: number): void {
  fn.documents = fn.documents.filter(({ document }) => document.fdNumber !== fdNumber);
  fn.rows = fn.rows.filter((one) => one.fdNumber !== fdNumber);
  if (fdNumber > fn.after) fn.absent.add(fdNumber);
}

const otherOperation = (operation: Operation | undefined): Operation => {
  const names = Object.keys(OPERATIONS) as Operation[];
  return names[(names.indexOf(operation ?? 'sell') + 1) % names.length] ?? 'sell';
};

function asked(what: string, change: (job: NonNullable<AskedJob['asked']>) => Partial<NonNullable<AskedJob['asked']>>) {
  return {
    kind: 'alteredInFn',
    what,
    change: (_: DayModel, place: Place) => {
      const { fn, job } = place;
      if (job.asked) swapJob(fn, job, { ...job, asked: { ...job.asked, ...change(job.asked) } });
      return placeWords(place);
    },
  } as const satisfies Plant;
}

/** The newest export shows exactly this of that document; one is made when there is none that covers it. */
function show(fn: FnModel, fdNumber: number, rows: readonly Partial<ExportedRow>[]): void {
  const exportId = `one-of-${fdNumber}`;
  const { fnSerial } = fn;
  fn.coverage = [coverage({ exportId, fnSerial, fdFrom: fdNumber, fdTo: fdNumber, rowCount: 1 }), ...fn.coverage];
  fn.rows = [...fn.rows, ...rows.map((changes, i) => row({ exportId, fnSerial, fdNumber, line: i + 2, ...changes }))];
}

const rowOf = ({ document: { totalKop, fiscalSign, operation } }: FnDocument): Partial<ExportedRow> => ({
  ...(totalKop !== undefined && { totalKop }),
  fiscalSign,
  operation,
});

function atOfd(kind: DifferenceKind, what: string, rows: (one: FnDocument) => readonly Partial<ExportedRow>[]): Plant {
  return {
    kind,
    what,
    change: (_, place) => {
      show(place.fn, place.one.document.fdNumber, rows(place.one));
      return placeWords(place);
    },
  };
}

function unmade(kind: DifferenceKind, state: AskedJob['state']): Plant {
  return {
    kind,
    what: `a job that is ${state}`,
    change: (model, { job: pattern }) => {
      const { cashboxId } = pattern;
      const key = 'shop:unmade';
      const was = pattern.asked && { ...pattern.asked, key };
      model.unmade.push(job({ jobId: 77, checkId: '77', cashboxId, state, asked: was, document: undefined }));
      return `${cashboxId} job 77`;
    },
  };
}

function stranger(what: string, change: (one: FnDocument) => FnDocument, inExport = true): Plant {
  return {
    kind: 'alien',
    what,
    change: (_, place) => {
      const { fn, one } = place;
      const { fdNumber } = one.document;
      forget(fn, fdNumber);
      swapDocument(fn, one, change(one));
      if (!inExport) fn.rows = fn.rows.filter((shown) => shown.fdNumber !== fdNumber);
      return placeWords(place);
    },
  };
}

const withKey = (key: string | undefined) => (one: FnDocument) => ({
  ...one,
  tags: { key: { read: true, key } as const, tenders: one.tags?.tenders },
});

/** The opening or the closing of the shift of that receipt, made by somebody else. */
function strangersShift(type: 'shiftOpen' | 'shiftClose'): Plant {
  return {
    kind: 'alien',
    what: `${type} of somebody else`,
    change: (_, place) => {
      const { fn } = place;
      const one = fn.documents.find(({ document }) => document.type === type && document.fdNumber > fn.after);
      if (!one) return stranger('', withKey('stranger')).change(_, place, place);
      forget(fn, one.document.fdNumber);
      return placeWords({ ...place, one });
    },
  };
}

function lost(what: string, isKnown: boolean, find: (place: Place) => FnDocument): Plant {
  return {
    kind: isKnown ? 'missingInFn' : 'holeInFn',
    what,
    change: (_, place) => {
      // Nobody can ask an FN that is gone.
      const one = place.fn.isPresent ? find(place) : place.one;
      const { fdNumber } = one.document;
      if (!isKnown) forget(place.fn, fdNumber);
      lose(place.fn, fdNumber);
      return place.fn.isPresent ? placeWords({ ...place, one }) : '';
    },
  };
}

const edge = (type: 'shiftOpen' | 'shiftClose') => (place: Place) =>
  place.fn.documents.find(({ document }) => document.type === type && document.fdNumber > place.fn.after) ?? place.one;
const lastOne = (place: Place) => place.fn.documents.at(-1) ?? place.one;

function lagging(kind: 'notAcknowledged' | 'undelivered'): Plant {
  return {
    kind,
    what: `${kind} for hours`,
    change: (model, place) => {
      const late = { ...place.job, receivedAt: MADE_AT - 2 * HOUR };
      if (kind === 'undelivered') model.undelivered.push({ ...late, delivered: false });
      else model.unacknowledged.push({ ...late, acknowledgement: 'owed' });
      return placeWords(place);
    },
  };
}

/** Every way a day can be spoilt in one place. */
export const PLANTS: readonly Plant[] = [
  {
    kind: 'doubledInFn',
    what: 'the key of another check',
    change: (_, place, other) => {
      const { fn, one } = place;
      forget(fn, one.document.fdNumber);
      swapDocument(fn, one, withKey(other.job.asked?.key)(one));
      return placeWords(place);
    },
  },
  lost('a receipt the FN has lost', true, ({ one }) => one),
  lost('the last document the FN has lost', true, lastOne),
  lost('an opening the FN has lost', true, edge('shiftOpen')),
  lost('a closing the FN has lost', true, edge('shiftClose')),
  {
    kind: 'missingInFn',
    what: 'a number the FN has not reached',
    change: (_, { fn, one, job: pattern }) => {
      const fdNumber = fn.lastFd + 3;
      const document = { ...one.document, fdNumber };
      fn.jobs.push({ ...pattern, jobId: 78, asked: pattern.asked && { ...pattern.asked, key: 'shop:78' }, document });
      return `${fn.cashboxId} ${fn.fnSerial} ${fdNumber}`;
    },
  },
  unmade('inDoubt', 'inDoubt'),
  unmade('parked', 'parked'),
  unmade('waiting', 'received'),
  unmade('waiting', 'sent'),
  unmade('waiting', 'closing'),
  unmade('refused', 'refused'),
  lost('a receipt of somebody else the FN has lost', false, ({ one }) => one),
  lost('the last document, of somebody else, lost', false, lastOne),
  lost('an opening of somebody else, lost', false, edge('shiftOpen')),
  lost('a closing of somebody else, lost', false, edge('shiftClose')),
  asked('another sum', ({ totalKop }) => ({ totalKop: kopecks(totalKop + 1) })),
  asked('another operation', ({ operation }) => ({ operation: otherOperation(operation) })),
  asked('another key', () => ({ key: 'shop:other' })),
  asked('another tender', ({ tenders }) => ({
    tenders: tendersOf({ ...tenders, prepaid: (tenders?.prepaid ?? 0) + 1, credit: (tenders?.credit ?? 0) + 1 }),
  })),
  {
    kind: 'alteredInFn',
    what: 'another fiscal sign',
    change: (_, place) => {
      const { fn, job } = place;
      swapJob(fn, job, { ...job, document: job.document && { ...job.document, fiscalSign: '9999999999' } });
      return placeWords(place);
    },
  },
  {
    kind: 'alteredInFn',
    what: 'another type',
    change: (_, place) => {
      const { fn, one } = place;
      swapDocument(fn, one, { ...one, document: { ...one.document, type: 'strictForm' } });
      return placeWords(place);
    },
  },
  stranger('a receipt with a key of its own', withKey('stranger-1')),
  stranger('a receipt without a key', withKey(undefined)),
  stranger('a receipt whose tags are gone', (one) => ({ ...one, tags: undefined })),
  // The FN tells no operation of a correction, the OFD does.
  stranger('a correction', (one) => ({
    document: { ...one.document, type: 'correction', operation: undefined },
    tags: undefined,
  })),
  stranger(
    'a document of a type nobody knows',
    (one) => ({
      document: { ...one.document, type: 'unknown', operation: undefined, totalKop: undefined },
      tags: undefined,
    }),
    false,
  ),
  strangersShift('shiftOpen'),
  strangersShift('shiftClose'),
  lagging('notAcknowledged'),
  lagging('undelivered'),
  atOfd('missingAtOfd', 'no row', () => []),
  atOfd('doubledAtOfd', 'two rows', (one) => [rowOf(one), rowOf(one)]),
  atOfd('alteredAtOfd', 'another sum', (one) => [
    { ...rowOf(one), totalKop: kopecks((one.document.totalKop ?? 0) + 1) },
  ]),
  atOfd('alteredAtOfd', 'another fiscal sign', (one) => [{ ...rowOf(one), fiscalSign: '9999999999' }]),
  atOfd('alteredAtOfd', 'another operation', (one) => [
    { ...rowOf(one), operation: otherOperation(one.document.operation) },
  ]),
  {
    kind: 'alienAtOfd',
    what: 'a number the FN has not reached',
    change: (model, place) => {
      const fn = model.fns.find(
        (one) => one.isPresent && one.cashboxId === place.fn.cashboxId && one.lastFd > one.after,
      );
      const fdNumber = (fn?.lastFd ?? 0) + 5;
      if (!fn) return '';
      show(fn, fdNumber, [{}]);
      return `${fn.cashboxId} ${fn.fnSerial} ${fdNumber}`;
    },
  },
];
