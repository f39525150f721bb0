import { KassaError } from '../../core/errors.ts';
import type { Clock } from '../../core/ports/clock.ts';

export interface TimeLimit {
  readonly limitMs: number;
  /** Who is waited for, for a person. */
  readonly place: string;
}

/**
 * Gives `work` a signal that ends with the caller's or when `limitMs` have passed by this clock.
 *
 * @throws {KassaError} CB-851 when the time was up; the reason of the caller's signal when that ended; what `work` throws
 */
export async function withTimeLimit<T>(
  clock: Clock,
  { limitMs, place }: TimeLimit,
  signal: AbortSignal,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  signal.throwIfAborted();
  const late = new AbortController();
  const done = new AbortController();
  clock.sleep(limitMs, done.signal).then(
    () => late.abort(),
    () => undefined,
  );
  try {
    return await work(AbortSignal.any([signal, late.signal]));
  } catch (error) {
    signal.throwIfAborted();
    if (late.signal.aborted) throw new KassaError('CB-851', `${place}: нет ответа за ${limitMs / 1000} с`);
    throw error;
  } finally {
    done.abort();
  }
}
