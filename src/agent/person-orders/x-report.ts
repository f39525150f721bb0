import { demandPrintable } from './demand-printable.ts';
import type { OrderParts } from './order-parts.ts';

/**
 * Prints an X report, when nothing can be harmed by it.
 *
 * @throws {Error} with a Russian sentence when it is not printed
 */
export function printXReport(parts: Pick<OrderParts, 'lane' | 'journal'>): Promise<void> {
  const { lane } = parts;
  return lane.errand(async (driver, identity, signal) => {
    await demandPrintable(parts, 'X-отчёт не напечатан', driver, identity, signal);
    await driver.printXReport(lane.part.cashier, signal);
  });
}
