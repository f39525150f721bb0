import type { Words } from '../../core/health/light.ts';
import { demandPrintable } from './demand-printable.ts';
import type { OrderParts } from './order-parts.ts';

const NOT_PRINTED: Words = { ru: 'X-отчёт не напечатан', en: 'no X report was printed' };

/**
 * Prints an X report, when nothing can be harmed by it.
 *
 * @throws {Error} with a Russian sentence when it is not printed
 */
export function printXReport(parts: Pick<OrderParts, 'lane' | 'journal'>): Promise<void> {
  const { lane } = parts;
  return lane.errand(async (driver, identity, signal) => {
    await demandPrintable(parts, NOT_PRINTED, driver, identity, signal);
    await driver.printXReport(lane.part.cashier, signal);
  });
}
