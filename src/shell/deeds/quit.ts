import type { Preferences } from '../../contract/window.ts';
import type { Clock } from '../../core/ports/clock.ts';
import { DEED_WORDS } from '../words/deed-words.ts';
import type { Person } from './ask-person.ts';

export interface QuitParts {
  readonly person: Person;
  readonly clock: Clock;
  readonly language: () => Preferences['language'];
  /** Ends the agent, its receipt in hand finished; false: one may still be at work. */
  readonly stopAgent: () => Promise<boolean>;
  readonly quit: () => void;
}

/** Longer than that the person is told why the icon is still there, ms. */
const QUICK_MS = 5_000;

/** Asks, stops the agent and leaves. Until the agent has stopped the icon stays: it says what is true, also that it was not stopped. */
export async function stopAndQuit(parts: QuitParts): Promise<void> {
  const { person, language, quit } = parts;
  const answer = await person.ask({
    message: DEED_WORDS.stopAsks[language()],
    detail: DEED_WORDS.stopDetail[language()],
    answers: [DEED_WORDS.stopYes[language()], DEED_WORDS.cancel[language()]],
    cancel: 1,
    isWarning: true,
  });
  if (answer !== 0) return;
  if (await stopTelling(parts)) quit();
  else person.tell(DEED_WORDS.stopFailed[language()], DEED_WORDS.stopFailedDetail[language()]);
}

async function stopTelling({ person, clock, language, stopAgent }: QuitParts): Promise<boolean> {
  const stopped = new AbortController();
  clock.sleep(QUICK_MS, stopped.signal).then(
    () => person.tell('KassaBridge', DEED_WORDS.stopSlow[language()]),
    () => undefined,
  );
  const isStopped = await stopAgent();
  stopped.abort();
  return isStopped;
}
