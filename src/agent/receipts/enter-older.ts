import { KassaError } from '../../core/errors.ts';
import type { Clock } from '../../core/ports/clock.ts';
import type { Journal } from '../../core/ports/journal.ts';
import type { Log } from '../../core/ports/log.ts';

/** Receipts entered in one go: some 10 ms in which nothing else has its turn. */
const ROWS = 200;
/** Between two goes everything else has its turn, ms. */
const PAUSE_MS = 100;
/** A journal that was mended has its lists to make anew, ms. */
const LOOK_EVERY_MS = 60_000;

export interface OlderReceipts {
  readonly journal: Pick<Journal, 'enterOlder'>;
  readonly clock: Clock;
  readonly log: Log;
}

/** After an update: what the version before wrote becomes searchable, bit by bit, the newest first. Ends with the signal. */
export async function enterOlderReceipts({ journal, clock, log }: OlderReceipts, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    const waitMs = enterSome(journal, log) ? PAUSE_MS : LOOK_EVERY_MS;
    await clock.sleep(waitMs, signal).catch(() => undefined);
  }
}

function enterSome(journal: OlderReceipts['journal'], log: Log): boolean {
  try {
    return journal.enterOlder(ROWS);
  } catch (error) {
    // Nothing is lost by it: they are entered once the disk takes them.
    const code = error instanceof KassaError ? error.code : undefined;
    log.warn('older receipts not entered into the list', { code, text: String(error) });
    return false;
  }
}
