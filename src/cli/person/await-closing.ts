import type { ShiftClosing } from '../../contract/shift-closing.ts';
import type { Clock } from '../../core/ports/clock.ts';

/** How often the agent is asked, and how long. The order stays with the agent whatever becomes of who waits. */
const ASK_EVERY_MS = 500;
const PATIENCE_MS = 3 * 60_000;
/** What stands in the way for a moment only is nothing to talk about. */
const SAY_AFTER_MS = 5_000;

export interface Waiting {
  /** How far the closing has come. */
  readonly ask: () => Promise<ShiftClosing>;
  readonly clock: Clock;
  /** Called once for each thing that stands in the way. */
  readonly onHeldUp: (ru: string) => void;
}

/** @returns the end of the closing, or that it still waits when patience is over */
export async function awaitClosing({ ask, clock, onHeldUp }: Waiting): Promise<ShiftClosing> {
  const startMs = clock.monotonicMs();
  let said: string | undefined;
  for (;;) {
    const closing = await ask();
    const passedMs = clock.monotonicMs() - startMs;
    if (closing.state !== 'waiting' || passedMs >= PATIENCE_MS) return closing;
    if (closing.ru !== undefined && closing.ru !== said && passedMs >= SAY_AFTER_MS) {
      said = closing.ru;
      onHeldUp(said);
    }
    await clock.sleep(ASK_EVERY_MS);
  }
}
