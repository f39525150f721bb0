import { ClientRequest } from 'node:http';
import { TLSSocket } from 'node:tls';
import type { AxiosResponse } from 'axios';
import type { Clock } from '../../../core/ports/clock.ts';
import { JSON_HEADERS, plainHttp } from '../../plain-http.ts';
import type { Post, SiteRequest, SiteResponse } from './site.ts';

/** Far above any hand-out of five checks; a site that sends more does not speak this protocol. */
const MAX_ANSWER_BYTES = 16 * 1024 * 1024;

/** The real {@link Post}. */
export function axiosPost(clock: Clock): Post {
  return async (request, signal) => {
    signal.throwIfAborted();
    const stop = new AbortController();
    const leave = () => stop.abort(signal.reason);
    signal.addEventListener('abort', leave, { once: true });
    const done = new AbortController();
    let timedOut = false;
    clock.sleep(request.timeoutMs, done.signal).then(
      () => {
        timedOut = true;
        stop.abort();
      },
      () => undefined,
    );
    try {
      return toResponse(await send(request, stop.signal));
    } catch (error) {
      if (timedOut) throw Object.assign(new Error('The site did not answer in time'), { code: 'ETIMEDOUT' });
      throw error;
    } finally {
      signal.removeEventListener('abort', leave);
      done.abort();
    }
  };
}

function send({ url, body }: SiteRequest, signal: AbortSignal): Promise<AxiosResponse<string>> {
  return plainHttp(
    { method: 'POST', url, data: body, headers: JSON_HEADERS, maxContentLength: MAX_ANSWER_BYTES },
    signal,
  );
}

function toResponse({ status, headers, data, request }: AxiosResponse<string>): SiteResponse {
  const plain = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), String(value)] as const);
  return { status, headers: Object.fromEntries(plain), body: data, certificateUntil: certificateUntil(request) };
}

/** A resumed connection may show no certificate: then the one before is known still. */
function certificateUntil(request: unknown): number | undefined {
  const socket = request instanceof ClientRequest ? request.socket : undefined;
  const { valid_to: until } = socket instanceof TLSSocket ? socket.getPeerCertificate() : {};
  const ms = until === undefined ? Number.NaN : Date.parse(until);
  return Number.isNaN(ms) ? undefined : ms;
}
