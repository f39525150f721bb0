import { momentText } from '../../core/day/words.ts';
import type { Words } from '../../core/health/light.ts';
import { PRINTED_LINE_CHARS } from '../../core/ports/cashbox-driver.ts';
import { refusal } from '../../core/refusal.ts';
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
    const condition = await demandPrintable(parts, NOT_MADE, driver, identity, signal);
    if (condition.printUnfinished)
      throw refusal(
        'Документ в ФН есть, но допечатан не весь: сначала его допечатает агент, повторите позже',
        'A document is in the FN but not printed to its end: the agent prints it first, try again later',
      );
    if (!driver.printText)
      throw refusal(
        'Драйвер этой кассы не умеет печатать текст: пробная печать невозможна',
        'The driver of this cashbox cannot print text: no test print is possible',
      );
    await driver.printText(testLines(id, localTime(clock.now())), signal);
  });
}

const NOT_MADE: Words = { ru: 'пробная печать не сделана', en: 'no test print was made' };

/** @param time wall time of this computer, `YYYY-MM-DDTHH:MM:SS` */
export function testLines(cashboxId: string, time: string): readonly string[] {
  return ['KassaBridge: пробная печать', ...wrapped(`Касса ${cashboxId}`), momentText(time), 'НЕ ЯВЛЯЕТСЯ ЧЕКОМ'];
}

function wrapped(text: string): readonly string[] {
  const count = Math.ceil(text.length / PRINTED_LINE_CHARS);
  return Array.from({ length: count }, (_, i) => text.slice(i * PRINTED_LINE_CHARS, (i + 1) * PRINTED_LINE_CHARS));
}
