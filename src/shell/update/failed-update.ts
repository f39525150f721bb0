import type { LastUpdate } from '../../contract/update.ts';
import type { Words } from '../../core/health/light.ts';
import type { Clock } from '../../core/ports/clock.ts';
import { UPDATE_WORDS } from './update-words.ts';

export interface FailedUpdateParts {
  readonly clock: Clock;
  readonly lastUpdate: (stateDir: string) => { load(): LastUpdate | undefined; save(last: LastUpdate): void };
}

/**
 * Tells the agent's alarm why there was no update.
 *
 * @param version that was to come; empty where it is not known
 */
export function tellFailed(
  { lastUpdate, clock }: FailedUpdateParts,
  stateDir: string,
  words: Words,
  version = '',
): void {
  lastUpdate(stateDir).save({ result: 'failed', version, at: clock.now(), words });
}

/** A check that went well ends what a check has raised; what became of a version itself stays until one has succeeded. */
export function clearFailure({ lastUpdate, clock }: FailedUpdateParts, stateDir: string, version: string): void {
  const last = lastUpdate(stateDir).load();
  if (last?.result !== 'failed' || last.version !== '') return;
  lastUpdate(stateDir).save({ result: 'done', version, at: clock.now(), words: UPDATE_WORDS.good });
}
