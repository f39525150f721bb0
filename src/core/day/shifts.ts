import type { Operation } from '../fiscal/terms.ts';
import type { ShiftTotals } from '../ports/cashbox-driver.ts';
import { ABOUT_NOBODY } from './about.ts';
import type { AskedJob } from './asked-job.ts';
import type { ShiftReport, Sums } from './day-report.ts';
import type { Difference } from './difference.ts';
import type { FnDocument } from './fn-document.ts';
import { counted, NO_SUMS, OPERATION_NAMES, sumsOf } from './sums.ts';
import { joined, money, otherwise } from './words.ts';

export interface ShiftEvidence {
  readonly cashboxId: string;
  readonly fnSerial: string;
  /** From the opening of the first shift on, as far back as it was read; by FD number. */
  readonly documents: readonly FnDocument[];
  /** Shifts that ended at or before this number belong to an older report. */
  readonly after: number;
  /** Our openings and closings, by FD number. */
  readonly shiftJobs: ReadonlyMap<number, AskedJob>;
  /** What the cashbox counts in the shift that runs, read when its last document was the last of `documents`. */
  readonly running: ShiftTotals | undefined;
}

/** The shifts of a range of documents, each with its sums and what the cashbox itself counted. */
export function shiftReports({
  documents,
  after,
  shiftJobs,
  running,
  fnSerial,
}: ShiftEvidence): readonly ShiftReport[] {
  const shifts = shiftsIn(documents);
  const newest = shifts.at(-1);
  return shifts
    .filter(({ close, last }) => (close?.document.fdNumber ?? last) > after)
    .map((shift) => {
      const { open, close, members } = shift;
      // One whose closing the FN has lost is over all the same: what runs is the newest one.
      const counting = shift === newest ? running : undefined;
      const totals = close ? shiftJobs.get(close.document.fdNumber)?.totals : counting;
      const receipts = Object.fromEntries(
        OPERATION_NAMES.map((operation) => [operation, sumsOf(members.flatMap(counted), operation)] as const).filter(
          ([, { count }]) => count > 0,
        ),
      ) as Partial<Record<Operation, Sums>>;
      const counters = totals && {
        salesKop: totals.salesKop,
        returnsKop: totals.returnsKop,
        cashInDrawerKop: totals.cashInDrawerKop,
        nonResettableKop: totals.nonResettableKop,
      };
      return {
        fnSerial,
        shiftNumber: totals?.shiftNumber,
        openedFd: open?.document.fdNumber,
        openedAt: open?.document.issuedAt,
        closedFd: close?.document.fdNumber,
        closedAt: close?.document.issuedAt,
        receipts,
        counters,
        agreement: agreementOf(shift, receipts, counters),
      };
    });
}

/** Shifts whose counters tell other sums than their receipts. */
export function shiftDifferences({ cashboxId, fnSerial }: ShiftEvidence, shifts: readonly ShiftReport[]): Difference[] {
  return shifts.flatMap(({ agreement, counters, receipts, closedFd, shiftNumber }) => {
    if (agreement !== 'differs' || !counters) return [];
    const { sell = NO_SUMS, sellReturn = NO_SUMS } = receipts;
    const shift = { ru: `смена ${shiftNumber ?? ''}`, en: `shift ${shiftNumber ?? ''}` };
    const remarks = [
      ...(sell.totalKop === counters.salesKop
        ? []
        : [otherwise({ ru: 'приход', en: 'sales' }, money(counters.salesKop), money(sell.totalKop))]),
      ...(sellReturn.totalKop === counters.returnsKop
        ? []
        : [
            otherwise({ ru: 'возврат прихода', en: 'returns' }, money(counters.returnsKop), money(sellReturn.totalKop)),
          ]),
    ];
    return [
      {
        ...ABOUT_NOBODY,
        kind: 'shiftSums',
        cashboxId,
        fnSerial,
        fdNumber: closedFd,
        detail: joined([shift, ...remarks]),
      },
    ];
  });
}

interface Shift {
  readonly open: FnDocument | undefined;
  readonly close: FnDocument | undefined;
  readonly members: readonly FnDocument[];
  readonly last: number;
}

function shiftsIn(documents: readonly FnDocument[]): readonly Shift[] {
  const shifts: Shift[] = [];
  let open: FnDocument | undefined;
  let members: FnDocument[] = [];
  const end = (close: FnDocument | undefined) => {
    const last = close ?? members.at(-1) ?? open;
    if (last) shifts.push({ open, close, members, last: last.document.fdNumber });
    open = undefined;
    members = [];
  };
  for (const one of documents) {
    if (one.document.type === 'shiftOpen') {
      if (open || members.length > 0) end(undefined);
      open = one;
    } else if (one.document.type === 'shiftClose') end(one);
    else if (open || counted(one).length > 0) members.push(one);
  }
  end(undefined);
  return shifts;
}

/** Only of a shift that was read from its opening on, without a gap; no source says how counters count corrections. */
function agreementOf(
  { open, close, members, last }: Shift,
  { sell = NO_SUMS, sellReturn = NO_SUMS }: ShiftReport['receipts'],
  counters: ShiftReport['counters'],
): ShiftReport['agreement'] {
  if (!open || !counters) return 'notCompared';
  const inside = last - open.document.fdNumber - (close ? 1 : 0);
  const isWhole = inside === members.length && members.every((one) => counted(one).length > 0);
  if (!isWhole) return 'notCompared';
  const agrees = sell.totalKop === counters.salesKop && sellReturn.totalKop === counters.returnsKop;
  return agrees ? 'agrees' : 'differs';
}
