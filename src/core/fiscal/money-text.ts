import type { Kopecks } from './money.ts';

const GROUP = /\B(?=(\d{3})+$)/g;
/** A line must not break inside a sum. */
const NO_BREAK_SPACE = '\u00a0';

/** A sum for a person: `1 234,56 ₽`. Exact, whatever its size. */
export function moneyText(sum: Kopecks): string {
  const rubles = String(Math.floor(sum / 100)).replaceAll(GROUP, NO_BREAK_SPACE);
  return `${rubles},${String(sum % 100).padStart(2, '0')}${NO_BREAK_SPACE}₽`;
}
