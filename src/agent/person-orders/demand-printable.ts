import { KassaError } from '../../core/errors.ts';
import { conditionObstacle, identityObstacle } from '../../core/fiscalization/readiness.ts';
import type { Words } from '../../core/health/light.ts';
import type { CashboxCondition, CashboxDriver, CashboxIdentity } from '../../core/ports/cashbox-driver.ts';
import { refusal } from '../../core/refusal.ts';
import type { OrderParts } from './order-parts.ts';

/**
 * May something that is no document be printed now? It goes between two receipts, on a cashbox nobody is in doubt about:
 * a driver would print into a receipt that is open, or cancel it.
 *
 * @param what became of the order, as the end of a sentence: `X-отчёт не напечатан`
 * @throws {Error} with a Russian sentence when not
 */
export async function demandPrintable(
  { lane, journal }: Pick<OrderParts, 'lane' | 'journal'>,
  what: Words,
  driver: CashboxDriver,
  identity: CashboxIdentity,
  signal: AbortSignal,
): Promise<CashboxCondition> {
  const { id, expected } = lane.part;
  const stranger = identityObstacle(identity, expected, journal.pin(id));
  if (stranger) throw new KassaError(stranger.code, stranger.detail);
  if (!identity.capabilities.printer) throw new KassaError('CB-205');
  if (journal.openQuestions(id).length > 0)
    throw refusal(
      `Документ кассы «${id}» под вопросом, агент сверяет его с ФН: ${what.ru}, повторите позже`,
      `A document of the cashbox “${id}” is in doubt, the agent checks it against the FN: ${what.en}, try again later`,
    );
  const condition = await driver.readCondition(signal);
  // Not fiscal, so a clock that is wrong does not matter.
  const obstacle = conditionObstacle(condition, true, 0);
  if (obstacle) throw new KassaError(obstacle.code, obstacle.detail);
  return condition;
}
