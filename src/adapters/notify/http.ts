import type { AxiosProxyConfig, AxiosResponse } from 'axios';
import { KassaError } from '../../core/errors.ts';
import type { Clock } from '../../core/ports/clock.ts';
import { plainHttp } from '../plain-http.ts';
import { type Destination, netFault, placeWords, platformCode } from './net-fault.ts';
import { proxyFor, proxyPort, proxyWords } from './proxy.ts';
import { withTimeLimit } from './time-limit.ts';

/** For the whole exchange, from connecting to the last byte. */
const HTTP_LIMIT_MS = 30_000;
/** Far above what any of these services says. */
const MAX_ANSWER_BYTES = 1024 * 1024;

export interface HttpRequest {
  readonly method: 'GET' | 'POST';
  /** May be a secret as a whole. */
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  /** As the settings say it. */
  readonly proxy: string;
}

export interface HttpAnswer {
  readonly status: number;
  /** Whole: an answer that broke off is an error, not a short text. */
  readonly text: string;
}

/**
 * One exchange; any status is an answer and redirects are not followed. HTTPS goes through a proxy in a tunnel (CONNECT).
 *
 * @throws {KassaError} CB-851, 853, 854, 855, 858 with the name of the server and nothing else of the URL; the signal's reason
 */
export async function exchange(clock: Clock, request: HttpRequest, signal: AbortSignal): Promise<HttpAnswer> {
  const { hostname, port } = new URL(request.url);
  const destination = { host: hostname, proxy: proxyFor(request.proxy, hostname, Number(port) || 443) };
  const limit = { limitMs: HTTP_LIMIT_MS, place: placeWords(destination) };
  return withTimeLimit(clock, limit, signal, async (limited) => {
    const response = await ask(request, destination, limited);
    if (destination.proxy && !isEncrypted(response.request)) throw proxyFault(response.status, destination.proxy);
    return { status: response.status, text: response.data };
  });
}

async function ask(
  request: HttpRequest,
  destination: Destination,
  signal: AbortSignal,
): Promise<AxiosResponse<string>> {
  const { method, url, headers, body } = request;
  const proxy = destination.proxy ? toAxiosProxy(destination.proxy) : false;
  try {
    return await plainHttp(
      {
        method,
        url,
        proxy,
        maxContentLength: MAX_ANSWER_BYTES,
        ...(headers && { headers }),
        ...(body !== undefined && { data: body }),
      },
      signal,
    );
  } catch (error) {
    throw netFault(platformCode(error), destination, 'http');
  }
}

function toAxiosProxy(proxy: URL): AxiosProxyConfig {
  const { protocol, hostname, username, password } = proxy;
  const place = { protocol, host: hostname, port: proxyPort(proxy) };
  if (username === '') return place;
  return { ...place, auth: { username: decodeURIComponent(username), password: decodeURIComponent(password) } };
}

/** A proxy that opens no tunnel answers in place of the server, and only then the answer comes unencrypted. */
function isEncrypted(request: unknown): boolean {
  const { socket } = (request ?? {}) as { readonly socket?: { readonly encrypted?: unknown } | null };
  return socket?.encrypted === true;
}

function proxyFault(status: number, proxy: URL): KassaError {
  return new KassaError(
    status >= 500 || status === 429 ? 'CB-854' : 'CB-855',
    `${proxyWords(proxy)}: ответ ${status}`,
    {
      vendor: { source: 'proxy', code: status, text: '' },
    },
  );
}
