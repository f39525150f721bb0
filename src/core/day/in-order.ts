import { DIFFERENCES, type Difference, type DifferenceKind } from './difference.ts';

/** Documents listed of one kind of difference; a person reads no more, and the numbers say how many there are. */
const LISTED = 1_000;
const KINDS = Object.keys(DIFFERENCES) as readonly DifferenceKind[];

/** In the order of their table, each kind by the place of its documents. */
export function inOrder(all: readonly Difference[]): {
  readonly listed: readonly Difference[];
  readonly unlistedCount: number;
} {
  const byKind = Map.groupBy(all, ({ kind }) => kind);
  const listed = KINDS.flatMap((kind) => (byKind.get(kind) ?? []).toSorted(byPlace).slice(0, LISTED));
  return { listed, unlistedCount: all.length - listed.length };
}

function byPlace(a: Difference, b: Difference): number {
  return (
    a.cashboxId.localeCompare(b.cashboxId) ||
    (a.fnSerial ?? '').localeCompare(b.fnSerial ?? '') ||
    (a.fdNumber ?? 0) - (b.fdNumber ?? 0) ||
    (a.jobId ?? 0) - (b.jobId ?? 0)
  );
}
