import type { ReceiptRow, ReceiptsPage } from '../../../../src/contract/receipts.ts';

/**
 * Where a row stands by now. The list is newest first, so of a row that left it the next older one has its place.
 *
 * @param offset of the first row of the page
 * @returns undefined when it is not within this page
 */
export function findAgain(seen: ReceiptRow, { rows }: ReceiptsPage, offset: number): number | undefined {
  const at = rows.findIndex(({ jobId }) => jobId <= seen.jobId);
  // All of the page is older: the row, or what has its place, may stand before it.
  if (at < 0 || (at === 0 && offset > 0 && rows[0]?.jobId !== seen.jobId)) return undefined;
  return offset + at;
}
