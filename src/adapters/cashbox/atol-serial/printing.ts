import { KassaError } from '../../../core/errors.ts';
import { CLOSE_LIMIT_MS, type Effect } from './commands/row.ts';
import { SUBMODE } from './modes.ts';
import type { Session } from './session.ts';

const POLL_MS = 500;
const UNDER_WAY: readonly number[] = [SUBMODE.xPrinting, SUBMODE.zPrinting, SUBMODE.clearing];

/**
 * Polls 45 until the device has left its printing and clearing states. Source: atol-serial-protocol section 10.
 *
 * @returns the flags of the last answer
 * @throws {KassaError} CB-109, or CB-102 when a document is at stake
 */
export async function waitWhilePrinting(session: Session, effect: Effect, signal: AbortSignal): Promise<number> {
  const { clock, device, modes } = session;
  const untilMs = clock.monotonicMs() + CLOSE_LIMIT_MS;
  try {
    for (;;) {
      const { mode, flags } = await device.call('readStateCode', {}, signal);
      modes.know(mode);
      if (!UNDER_WAY.includes(mode)) return flags;
      if (clock.monotonicMs() >= untilMs) throw new KassaError('CB-109', 'касса не закончила отчёт в срок');
      await clock.sleep(POLL_MS, signal);
    }
  } catch (cause) {
    modes.forget();
    if (effect === 'decides')
      throw new KassaError('CB-102', cause instanceof KassaError ? cause.detail : '', { cause });
    throw cause instanceof KassaError ? cause : new KassaError('CB-101', 'остановлено', { cause });
  }
}
