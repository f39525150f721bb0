import { type AskedJob, askedJob } from '../../core/day/asked-job.ts';
import type { DayEvidence, FnPart } from '../../core/day/day-evidence.ts';
import type { FnDocument } from '../../core/day/fn-document.ts';
import type { Job } from '../../core/fiscalization/job.ts';
import type { Clock } from '../../core/ports/clock.ts';
import type { DayBook, FdRange } from '../../core/ports/day-book.ts';
import type { Journal } from '../../core/ports/journal.ts';
import type { CashboxLane } from '../cashbox/lane.ts';
import { type LeftBehind, notChecked, outOfSight } from './not-checked.ts';
import { ofdEvidence } from './ofd-evidence.ts';
import type { Period } from './period.ts';
import type { ReadBack, ReadBacks } from './read-back.ts';

/** Rows read in one go; between two goes everything else has its turn. */
const PAGE = 100;
/** Of each sort of open end; a list that is longer is counted. */
const MOST_OPEN = 1_000;
/** Of an FN whose OFD is away: they are read in one go. */
const MOST_UNDELIVERED = 300;

export interface GatherParts {
  readonly book: DayBook;
  readonly journal: Journal;
  readonly clock: Clock;
  readonly lanes: readonly CashboxLane[];
  readonly shopIds: readonly string[];
}

/** Everything the report of that period compares, out of journal and day book. Nothing is asked of a device here. */
export async function gather(
  period: Period,
  readBacks: ReadBacks,
  parts: GatherParts,
  signal: AbortSignal,
): Promise<DayEvidence> {
  const { journal, clock, lanes, shopIds } = parts;
  const unmade = await unmadeJobs(period, parts, signal);
  const unmadeByKey = new Map(unmade.flatMap((job) => (job.asked ? [[job.asked.key, job] as const] : [])));
  const cashboxes: DayEvidence['cashboxes'][number][] = [];
  for (const { part, view } of lanes) {
    const ranges = period.ranges.filter(({ cashboxId }) => cashboxId === part.id);
    const read = readBacks.get(part.id);
    const fns: FnPart[] = [];
    for (const range of ranges) {
      const here = read && 'lastFd' in read && read.fnSerial === range.fnSerial ? read : undefined;
      fns.push(await fnPart(range, here, period, unmadeByKey, parts, signal));
    }
    const unsentCount = view.ofd?.value.unsentCount;
    cashboxes.push({
      cashboxId: part.id,
      fnSerial: view.connected ? view.identity?.fnSerial : undefined,
      unsentCount,
      fns,
    });
  }
  const unacknowledged = [
    ...shopIds.flatMap((shopId) => journal.owed(shopId, Number.MAX_SAFE_INTEGER, MOST_OPEN)),
    ...journal.parked(MOST_OPEN).filter(({ report }) => report.state === 'parked'),
  ].filter(({ life, receivedAt }) => life.state === 'fiscal' && receivedAt < period.to);
  const lagging = undeliveredJobs(period, parts);
  return {
    ...{ date: period.date, isWhole: period.isWhole, from: period.from, to: period.to, madeAt: clock.now() },
    cashboxes,
    unmade,
    unacknowledged: unacknowledged.map(askedJob),
    undelivered: lagging.jobs,
    moreUndelivered: lagging.more,
    outOfSight: outOfSight(cashboxes),
    notChecked: notChecked(
      cashboxes,
      readBacks,
      leftBehind(period, readBacks, parts),
      parts.book,
      journal.damaged().length,
    ),
  };
}

async function fnPart(
  range: FdRange,
  read: ReadBack | undefined,
  period: Period,
  unmadeByKey: ReadonlyMap<string, AskedJob>,
  { book, journal, clock }: GatherParts,
  signal: AbortSignal,
): Promise<FnPart> {
  const { cashboxId, fnSerial, after, to } = range;
  const turn = () => clock.sleep(1, signal);
  const documents = await pages((last) => book.fnDocuments(fnSerial, last, to, PAGE), fdOf, asItIs, after, turn);
  const made = await pages(
    (last) => journal.documented(cashboxId, fnSerial, last, to, PAGE),
    fdOfJob,
    askedJob,
    after,
    turn,
  );
  // The day that runs ends where the FN ends; what claims a number after that lies in no later report.
  const beyond = read && to >= read.lastFd ? read.beyond : [];
  const jobs = [...made, ...beyond.map(askedJob)];
  const jobByFd = new Map(jobs.flatMap((job) => (job.document ? [[job.document.fdNumber, job] as const] : [])));
  const sameKey = await sharedKeys(documents, book, turn);
  const before = documentsSinceOpening(book, fnSerial, after);
  const shiftJobs = new Map([...jobByFd].filter(([, job]) => job.kind !== 'receipt'));
  const sinceOpening = [...before, ...documents];
  // What the cashbox counts includes a last document that the FN does not give.
  const isNewest = read !== undefined && sinceOpening.at(-1)?.document.fdNumber === read.lastFd;
  return {
    fn: {
      ...{ cashboxId, fnSerial, after, to, documents, jobs, sameKey, unmadeByKey },
      absent: read && new Set([...read.absent].filter((fdNumber) => fdNumber > after && fdNumber <= to)),
    },
    shifts: {
      ...{ cashboxId, fnSerial, after, shiftJobs },
      documents: sinceOpening,
      running: isNewest ? read.running : undefined,
    },
    ofd: ofdEvidence({ range, documents, jobByFd, period, read }, book),
  };
}

/** Pages of anything that is read by a growing number, one after the other; of each only what is kept of it. */
async function pages<T, K>(
  read: (last: number) => readonly T[],
  numberOf: (one: T) => number,
  keep: (one: T) => K,
  after: number,
  turn: () => Promise<void>,
): Promise<readonly K[]> {
  const all: K[] = [];
  for (let last = after; ; ) {
    const page = read(last);
    all.push(...page.map(keep));
    const end = page.at(-1);
    if (!end || page.length < PAGE) return all;
    last = numberOf(end);
    await turn();
  }
}

const asItIs = <T>(one: T): T => one;
const fdOf = ({ document }: FnDocument): number => document.fdNumber;
const fdOfJob = ({ life }: Job): number => (life.state === 'fiscal' ? life.document.fdNumber : 0);

/** Documents with the key of one of these, by that key, where there are several: a question to the book for each. */
async function sharedKeys(
  documents: readonly FnDocument[],
  book: DayBook,
  turn: () => Promise<void>,
): Promise<FnPart['fn']['sameKey']> {
  const shared = new Map<string, readonly FnDocument[]>();
  for (let from = 0; from < documents.length; from += PAGE) {
    if (from > 0) await turn();
    for (const one of documents.slice(from, from + PAGE)) {
      for (const [key, all] of sharing(one, book)) shared.set(key, all);
    }
  }
  return shared;
}

/** Other documents with the same key, where there are any. */
function sharing({ tags }: FnDocument, book: DayBook): (readonly [string, readonly FnDocument[]])[] {
  if (!tags?.key.read || tags.key.key === undefined) return [];
  const { key } = tags.key;
  const all = book.fnDocumentsByKey(key);
  return all.length > 1 ? [[key, all]] : [];
}

/** The documents of a shift that began before the range: without its opening its sums say nothing. */
function documentsSinceOpening(book: DayBook, fnSerial: string, after: number): readonly FnDocument[] {
  const found: FnDocument[] = [];
  for (let to = after; to > 0; to -= PAGE) {
    const page = book.fnDocuments(fnSerial, Math.max(0, to - PAGE), to, PAGE);
    const ending = page.findLastIndex(({ document: { type } }) => type === 'shiftOpen' || type === 'shiftClose');
    found.unshift(...page.slice(Math.max(0, ending)));
    if (ending >= 0 || page.length === 0) break;
  }
  return found[0]?.document.type === 'shiftClose' ? found.slice(1) : found;
}

/** Receipts without a document: open now, or refused in that time. */
async function unmadeJobs(
  { from, to }: Period,
  { journal, lanes, clock }: GatherParts,
  signal: AbortSignal,
): Promise<readonly AskedJob[]> {
  const turn = () => clock.sleep(1, signal);
  const byId = ({ id }: Job) => id;
  const waiting = await pages((last) => journal.waiting(last, PAGE), byId, askedJob, 0, turn);
  const refused = await pages((last) => journal.refusedBetween(from, to, last, PAGE), byId, askedJob, 0, turn);
  const open = lanes.flatMap(({ part }) => journal.openQuestions(part.id));
  const parked = journal.parked(MOST_OPEN).filter(({ life }) => life.state === 'parked');
  return [...waiting, ...[...open, ...parked].map(askedJob)]
    .filter(({ kind, receivedAt }) => kind === 'receipt' && receivedAt < to)
    .concat(refused);
}

function undeliveredJobs(
  { to }: Period,
  { journal, lanes }: GatherParts,
): { readonly jobs: readonly AskedJob[]; readonly more: number } {
  const lists = lanes.flatMap(({ part }) =>
    journal.undeliveredFns(part.id).map((fnSerial) => {
      const jobs = journal.undelivered(part.id, fnSerial, MOST_UNDELIVERED);
      return { jobs, more: Math.max(0, journal.undeliveredCount(part.id, fnSerial) - jobs.length) };
    }),
  );
  const jobs = lists.flatMap((list) => list.jobs).filter(({ receivedAt }) => receivedAt < to);
  return { jobs: jobs.map(askedJob), more: lists.reduce((sum, { more }) => sum + more, 0) };
}

/** Ours on an FN that is gone, after the last number that was read back: nobody can compare them any more. */
function leftBehind({ ranges }: Period, readBacks: ReadBacks, { journal, lanes, book }: GatherParts): LeftBehind[] {
  return lanes.flatMap(({ part }) => {
    const read = readBacks.get(part.id);
    const present = read && 'fnSerial' in read ? read.fnSerial : undefined;
    if (present === undefined) return [];
    const known = new Set([...book.fnsOf(part.id), ...journal.undeliveredFns(part.id)]);
    return [...known]
      .filter((fnSerial) => fnSerial !== present && (isRecent(fnSerial, ranges) || book.readTo(fnSerial) === undefined))
      .map((fnSerial) => {
        const from = book.readTo(fnSerial) ?? 0;
        const jobs = journal.documented(part.id, fnSerial, from, Number.MAX_SAFE_INTEGER, MOST_OPEN);
        return { fnSerial, count: jobs.length };
      })
      .filter(({ count }) => count > 0);
  });
}

const isRecent = (fnSerial: string, ranges: readonly FdRange[]) => ranges.some((range) => range.fnSerial === fnSerial);
