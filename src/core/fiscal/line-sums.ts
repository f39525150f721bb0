import { type Kopecks, kopecks } from './money.ts';
import type { Receipt } from './receipt.ts';

/** Sums of the receipt after 0, 1, 2… lines, kopecks: what an unfinished receipt of ours can show. */
export function lineSums(receipt: Receipt): readonly Kopecks[] {
  const sums: Kopecks[] = [kopecks(0)];
  let total = 0;
  for (const item of receipt.items) {
    total += item.lineSumKop;
    sums.push(kopecks(total));
  }
  return sums;
}
