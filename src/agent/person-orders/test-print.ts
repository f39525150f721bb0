import { momentText } from '../../core/day/words.ts';
import { PRINTED_LINE_CHARS } from '../../core/ports/cashbox-driver.ts';
import { demandPrintable } from './demand-printable.ts';
import type { OrderParts } from './order-parts.ts';

/**
 * Prints a few lines that are no document, when nothing can be harmed by it. They leave no trace in the FN: what is not
 * known to be printed is said so and not repeated.
 *
 * @throws {Error} with a Russian sentence when it is not printed
 */
export function printTest(
  parts: Pick<OrderParts, 'lane' | 'journal' | 'clock'>,
  localTime: (now: number) => string,
): Promise<void> {
  const { lane, clock } = parts;
  const { id } = lane.part;
  return lane.errand(async (driver, identity, signal) => {
    const condition = await demandPrintable(parts, 'пробная печать не сделана', driver, identity, signal);
    if (condition.printUnfinished)
      throw new Error('Документ в ФН есть, но допечатан не весь: сначала его допечатает агент, повторите позже');
    if (!driver.printText) throw new Error('Драйвер этой кассы не умеет печатать текст: пробная печать невозможна');
    await driver.printText(testLines(id, localTime(clock.now())), signal);
  });
}

/** @param time wall time of this computer, `YYYY-MM-DDTHH:MM:SS` */
export function testLines(cashboxId: string, time: string): readonly string[] {
  return ['KassaBridge: пробная печать', ...wrapped(`Касса ${cashboxId}`), momentText(time), 'НЕ ЯВЛЯЕТСЯ ЧЕКОМ'];
}

function wrapped(text: string): readonly string[] {
  const count = Math.ceil(text.length / PRINTED_LINE_CHARS);
  return Array.from({ length: count }, (_, i) => text.slice(i * PRINTED_LINE_CHARS, (i + 1) * PRINTED_LINE_CHARS));
}
