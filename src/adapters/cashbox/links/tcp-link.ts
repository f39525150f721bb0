import { createConnection, type Socket } from 'node:net';
import { KassaError } from '../../../core/errors.ts';
import type { OpenLink } from '../../../wire/link.ts';
import { streamLink } from './stream-link.ts';

/** Port of protocol v3 over TCP. Source: atol-serial-protocol section 1. */
export const DEFAULT_TCP_PORT = 5555;
/** The system alone would try for minutes. */
const CONNECT_LIMIT_MS = 5_000;
/** A cable pulled out sends nothing: let the system ask. */
const KEEP_ALIVE_MS = 10_000;

/** Opens a TCP connection to a cashbox. Rejects with CB-105 in words. */
export function tcpLink(host: string, port = DEFAULT_TCP_PORT): OpenLink {
  const name = `tcp://${host}:${port}`;
  return async (signal) => {
    const socket = createConnection({
      host,
      port,
      noDelay: true,
      keepAlive: true,
      keepAliveInitialDelay: KEEP_ALIVE_MS,
    });
    await connected(socket, name, signal);
    return streamLink(name, socket, () => socket.destroySoon());
  };
}

function connected(socket: Socket, name: string, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const fail = (detail: string, cause?: unknown): void => {
      signal.removeEventListener('abort', stop);
      socket.destroy();
      reject(new KassaError('CB-105', `${name}: ${detail}`, { cause }));
    };
    const stop = (): void => fail('остановлено', signal.reason);
    socket.once('error', (error: NodeJS.ErrnoException) => fail(wordsOf(error.code), error));
    socket.setTimeout(CONNECT_LIMIT_MS, () => fail('не отвечает'));
    if (signal.aborted) stop();
    else signal.addEventListener('abort', stop, { once: true });
    socket.once('connect', () => {
      signal.removeEventListener('abort', stop);
      socket.setTimeout(0);
      socket.removeAllListeners('timeout');
      socket.removeAllListeners('error');
      resolve();
    });
  });
}

const WORDS: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'соединение не принято: касса выключена или порт другой',
  ENOTFOUND: 'имя не находится',
  EHOSTUNREACH: 'узел недоступен',
  ENETUNREACH: 'сеть недоступна',
  ETIMEDOUT: 'не отвечает',
  ECONNRESET: 'соединение сброшено: возможно, касса занята другой программой',
};

const wordsOf = (code: string | undefined): string => WORDS[code ?? ''] ?? `не открывается (${code ?? 'без кода'})`;
