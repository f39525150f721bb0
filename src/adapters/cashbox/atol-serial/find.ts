import { type ErrorCode, KassaError } from '../../../core/errors.ts';
import type { OpenLink } from '../../../wire/link.ts';

/** Lines a cashbox may be on. Only these are ever written to. */
export type FindLinks = (signal: AbortSignal) => Promise<readonly OpenLink[]>;

/** What says least about why the cashbox was not found comes last. */
const LEAST_TELLING: readonly ErrorCode[] = ['CB-108', 'CB-106', 'CB-803', 'CB-105', 'CB-101'];

/**
 * Tries line after line until the wanted device answers.
 *
 * @throws {KassaError} the most telling of what the lines said; CB-105 when there is none
 */
export async function connectToAny<T>(
  links: readonly OpenLink[],
  connectTo: (open: OpenLink) => Promise<T>,
): Promise<T> {
  let worst: KassaError | undefined;
  for (const open of links) {
    try {
      return await connectTo(open);
    } catch (error) {
      if (!(error instanceof KassaError)) throw error;
      if (!worst || telling(error) < telling(worst)) worst = error;
    }
  }
  // A device that is silent on every line was not found; that its lines were silent is a detail.
  if (!worst || worst.code === 'CB-101') throw new KassaError('CB-105', worst?.detail ?? '', { cause: worst });
  throw worst;
}

const telling = (error: KassaError): number => LEAST_TELLING.indexOf(error.code);
