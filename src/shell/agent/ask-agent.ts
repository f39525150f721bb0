import { AgentAbsentError, AgentRefusedError, type PipeCaller } from '../../adapters/pipe/pipe-client.ts';
import type { CallAnswer, CallName, CallRequest } from '../../contract/calls.ts';
import type { Answered } from '../../contract/window.ts';
import type { Words } from '../../core/health/light.ts';
import type { Clock } from '../../core/ports/clock.ts';
import { ASKING_WORDS } from '../words/asking-words.ts';

/** An agent that works answers at once, ms. */
const PATIENCE_MS = 15_000;
/** Calls that go to the cashbox, to the site or through a whole FN, between two receipts, ms. */
const LONG_PATIENCE_MS = 10 * 60_000;
const LONG: ReadonlySet<CallName> = new Set<CallName>([
  'report',
  'candidates',
  'checkOfd',
  'testPrint',
  'xReport',
  'openShift',
  'testWays',
  'decide',
  'prepareFollowUp',
]);

/** Asks the agent, and always gets something a person can read. */
export async function askAgent<N extends CallName>(
  agent: PipeCaller | undefined,
  clock: Clock,
  name: N,
  request: CallRequest<N>,
): Promise<Answered<CallAnswer<N>>> {
  if (!agent) return { ok: false, words: ASKING_WORDS.absent };
  const answered = new AbortController();
  const patienceMs = LONG.has(name) ? LONG_PATIENCE_MS : PATIENCE_MS;
  const tooSlow = clock.sleep(patienceMs, answered.signal).then(
    () => SLOW,
    () => SLOW,
  );
  try {
    const answer = await Promise.race([agent.call(name, request), tooSlow]);
    return answer === SLOW ? { ok: false, words: ASKING_WORDS.slow } : { ok: true, answer: answer as CallAnswer<N> };
  } catch (error) {
    return { ok: false, words: faultWords(error) };
  } finally {
    answered.abort();
  }
}

const SLOW = Symbol('no answer in time');

/** What a question that failed means to a person. */
export function faultWords(error: unknown): Words {
  if (error instanceof AgentAbsentError) return ASKING_WORDS.gone;
  return error instanceof AgentRefusedError ? ASKING_WORDS.otherVersion : ASKING_WORDS.failed;
}
