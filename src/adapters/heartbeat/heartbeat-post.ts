import { KassaError } from '../../core/errors.ts';
import type { Clock } from '../../core/ports/clock.ts';
import { JSON_HEADERS, plainHttp } from '../plain-http.ts';
import { checkAnswer } from './heartbeat-answer.ts';
import { signedHeaders } from './signature.ts';

/** From connecting to the last byte. Far below a minute: a hanging site must not cost the next heartbeat. */
const LIMIT_MS = 10_000;
const MAX_ANSWER_BYTES = 64 * 1024;

export interface HeartbeatSite {
  readonly url: string;
  /** Read at each POST, so that a mended file counts at once. May throw `KassaError`. */
  readonly secret: () => string;
  readonly clock: Clock;
}

/**
 * Hands one heartbeat to the site; resolves when the site has taken it. Keeps nothing: the caller sends one at a time,
 * and what was not taken is worth nothing once there is a newer one.
 *
 * @throws {KassaError} CB-861, CB-862, CB-863, what `secret` throws; or the signal's reason
 */
export type PostHeartbeat = (body: string, signal: AbortSignal) => Promise<void>;

export function heartbeatPost({ url, secret, clock }: HeartbeatSite): PostHeartbeat {
  return async (body, signal) => {
    signal.throwIfAborted();
    const headers = signedHeaders(secret(), body, clock.now());
    const over = new AbortController();
    const tooLate = new AbortController();
    clock.sleep(LIMIT_MS, over.signal).then(
      () => tooLate.abort(),
      () => undefined,
    );
    try {
      const answer = await send(url, body, headers, AbortSignal.any([signal, tooLate.signal]));
      checkAnswer(answer.status, answer.data);
    } catch (error) {
      signal.throwIfAborted();
      if (tooLate.signal.aborted) throw new KassaError('CB-863', `нет ответа за ${LIMIT_MS / 1_000} с`);
      throw error instanceof KassaError ? error : notReached(error);
    } finally {
      over.abort();
    }
  };
}

function send(url: string, body: string, headers: Readonly<Record<string, string>>, signal: AbortSignal) {
  const more = { headers: { ...JSON_HEADERS, ...headers }, maxContentLength: MAX_ANSWER_BYTES };
  return plainHttp({ method: 'POST', url, data: body, ...more }, signal);
}

/** Only the platform's code goes on: axios keeps the whole request inside its errors. */
function notReached(error: unknown): KassaError {
  const code = error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
  return new KassaError('CB-863', code, { vendor: { source: 'http', code, text: '' } });
}
