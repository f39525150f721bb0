import type { LifeState } from '../../../core/fiscalization/life.ts';
import type { ReceiptTime } from '../../../core/ports/journal.ts';
import type { RawRow } from './sql.ts';

/**
 * Two JSON lists of the same length: when each was received, and when the FN was seen to hold it or else its state. For
 * figures only: no checksum is looked at, and a state nobody knows counts as one that waits.
 */
export function toReceiptTimes({ received_at, fiscal_at }: RawRow): readonly ReceiptTime[] {
  const received = JSON.parse(String(received_at)) as readonly number[];
  const come = JSON.parse(String(fiscal_at)) as readonly (number | LifeState)[];
  return received.map((receivedAt, i) => {
    const how = come[i];
    if (typeof how === 'number') return { receivedAt, state: 'fiscal', fiscalAt: how };
    return { receivedAt, state: how ?? 'received', fiscalAt: undefined };
  });
}
