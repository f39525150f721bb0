import type { LifeState } from '../../../core/fiscalization/life.ts';
import type { JobCounts } from '../../../core/ports/journal.ts';
import { type RawRow, toNumber } from './sql.ts';

/** How many jobs there are of one sort. */
export interface TallyRow {
  readonly kind: string;
  readonly state: string;
  readonly reported: boolean;
  readonly delivered: boolean;
  readonly parked: boolean;
  readonly jobs: number;
}

export function toTallyRow(row: RawRow): TallyRow {
  return {
    kind: String(row.kind),
    state: String(row.state),
    reported: toNumber(row.reported) === 1,
    delivered: toNumber(row.delivered) === 1,
    parked: toNumber(row.parked) === 1,
    jobs: toNumber(row.jobs),
  };
}

const FINAL: readonly string[] = ['fiscal', 'done', 'refused'] satisfies readonly LifeState[];

/** Rows each partial index of unsettled jobs must hold, of every kind of job. */
export function expectedUnsettled(rows: readonly TallyRow[]) {
  return {
    received: total(rows, (row) => row.state === 'received'),
    open: total(rows, (row) => row.state !== 'received' && row.state !== 'parked' && !FINAL.includes(row.state)),
    parked: total(rows, (row) => row.parked),
  };
}

/** Receipts only: `received` counts all that ever came, the others what holds now. Reported and delivered mean made ones. */
export function toCounts(rows: readonly TallyRow[]): JobCounts {
  const receipts = rows.filter((row) => row.kind === 'receipt');
  return {
    received: total(receipts, () => true),
    fiscal: total(receipts, (row) => row.state === 'fiscal'),
    reported: total(receipts, (row) => row.state === 'fiscal' && row.reported),
    delivered: total(receipts, (row) => row.state === 'fiscal' && row.delivered),
    refused: total(receipts, (row) => row.state === 'refused'),
    inDoubt: total(receipts, (row) => row.state === 'inDoubt'),
    parked: total(receipts, (row) => row.parked),
    waiting: total(receipts, (row) => row.state !== 'parked' && !FINAL.includes(row.state)),
  };
}

function total(rows: readonly TallyRow[], counts: (row: TallyRow) => boolean): number {
  return rows.reduce((sum, row) => (counts(row) ? sum + row.jobs : sum), 0);
}
