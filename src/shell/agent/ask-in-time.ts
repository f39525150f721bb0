import type { Words } from '../../core/health/light.ts';
import type { Clock } from '../../core/ports/clock.ts';
import { AGENT_STATE_WORDS } from '../words/agent-words.ts';
import { faultWords } from './ask-agent.ts';

/** Without an answer for so long what an agent said last is no evidence any more, ms. */
const SILENT_MS = 10_000;

/** What an agent said, or why it said nothing. */
export type InTime<A> = { readonly answer: A } | { readonly why: Words };

/**
 * Asks how things are, and tells when the answer is owed for too long. A hung agent is not asked a second time meanwhile:
 * its answer is waited for, and counts.
 */
export async function askInTime<A>(
  ask: () => Promise<A>,
  { clock, onSilent }: { readonly clock: Clock; readonly onSilent: (why: Words) => void },
): Promise<InTime<A>> {
  const answered = new AbortController();
  clock.sleep(SILENT_MS, answered.signal).then(
    () => onSilent(AGENT_STATE_WORDS.silent),
    () => undefined,
  );
  try {
    return { answer: await ask() };
  } catch (error) {
    // An agent of another version, or one that is going: nothing is known either way.
    return { why: faultWords(error) };
  } finally {
    answered.abort();
  }
}
