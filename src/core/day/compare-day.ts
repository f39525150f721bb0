import { dayDocuments } from './day-documents.ts';
import { DAY_RULES, type DayEvidence, type DayRules } from './day-evidence.ts';
import type { CashboxDay, DayDocument, DayReport } from './day-report.ts';
import { compareWithFn } from './fn/compare.ts';
import { doubles } from './fn/doubles.ts';
import type { FnEvidence } from './fn/evidence.ts';
import { inOrder } from './in-order.ts';
import { compareWithOfd } from './ofd/compare.ts';
import { laggingDifferences, unmadeDifferences } from './open-ends.ts';
import { shiftDifferences, shiftReports } from './shifts.ts';
import { sumsLines } from './sums-lines.ts';

/** The report of a day as a pure function of what was gathered. */
export function compareDay(evidence: DayEvidence, rules: DayRules = DAY_RULES): DayReport {
  const doubled = doubles(evidence.cashboxes.flatMap(({ fns }) => fns.map(({ fn }) => fn)));
  const days = evidence.cashboxes.map(({ cashboxId, unsentCount, fns }) => {
    const shifts = fns.map((part) => shiftReports(part.shifts));
    const day: CashboxDay = {
      cashboxId,
      ranges: fns.map(({ fn }) => rangeOf(fn)),
      sums: sumsLines(fns),
      shifts: shifts.flat(),
      unsentCount,
    };
    const differences = fns.flatMap((part, i) => [
      ...compareWithFn(part.fn, doubled),
      ...shiftDifferences(part.shifts, shifts[i] ?? []),
      ...compareWithOfd(part.ofd),
    ]);
    return { day, differences, documents: fns.flatMap(dayDocuments) };
  });
  const documents = days.flatMap((one) => one.documents);
  const all = [
    ...doubled,
    ...days.flatMap(({ differences }) => differences),
    ...unmadeDifferences(evidence, rules),
    ...laggingDifferences(evidence, rules),
  ];
  const { listed, unlistedCount } = inOrder(all);
  const { date, isWhole, from, to, madeAt, notChecked, outOfSight } = evidence;
  return {
    ...{ date, isWhole, from, to, madeAt, notChecked, outOfSight },
    unlistedCount: unlistedCount + evidence.moreUndelivered,
    differences: listed,
    asked: askedCounts(documents, evidence),
    cashboxes: days.map(({ day }) => day),
    documents,
  };
}

function rangeOf({ fnSerial, after, to }: FnEvidence): CashboxDay['ranges'][number] {
  const isEmpty = to <= after;
  return { fnSerial, fdFrom: isEmpty ? undefined : after + 1, fdTo: isEmpty ? undefined : to };
}

/** Of the receipts the shops asked for; what is not made yet was asked for all the same. */
function askedCounts(documents: readonly DayDocument[], { cashboxes, unmade }: DayEvidence): DayReport['asked'] {
  const jobs = cashboxes.flatMap(({ fns }) => fns.flatMap(({ fn }) => fn.jobs));
  const claimed = jobs.filter(({ kind, shopId }) => kind === 'receipt' && shopId !== undefined);
  const made = documents.filter(({ type, shopId }) => type === 'receipt' && shopId !== undefined);
  const count = (is: (document: DayDocument) => boolean) => made.filter(is).length;
  const waiting = unmade.filter(({ shopId }) => shopId !== undefined);
  return {
    received: claimed.length + waiting.length,
    fiscal: made.length,
    reported: count(({ acknowledged }) => acknowledged),
    delivered: count(({ delivered }) => delivered),
    seen: count(({ seen }) => seen === 'seen'),
  };
}
