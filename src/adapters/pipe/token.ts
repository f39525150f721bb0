import { randomBytes, timingSafeEqual } from 'node:crypto';
import type { Socket } from 'node:net';
import type { Clock } from '../../core/ports/clock.ts';

/** Letters of a token. */
const TOKEN_LENGTH = 64;
/** How long a caller may take to show it, ms. */
const PATIENCE_MS = 5_000;

/** A new token for one run of the agent; it lies in a file only this user can read. */
export function newToken(): string {
  return randomBytes(TOKEN_LENGTH / 2).toString('hex');
}

/** What a caller sends first, before the first byte of JSON-RPC. */
export function greeting(token: string): string {
  return `${token}\n`;
}

/**
 * Does the caller know the token? Asked before any parser sees a byte; the comparison takes as long for a wrong one as for
 * the right one. Whatever the caller sent behind the token stays in the socket for the next reader.
 */
export async function knowsToken(socket: Socket, token: string, clock: Clock): Promise<boolean> {
  const wanted = Buffer.from(greeting(token));
  const patience = new AbortController();
  const tooSlow = clock.sleep(PATIENCE_MS, patience.signal).then(
    () => undefined,
    () => undefined,
  );
  const said = await Promise.race([readExactly(socket, wanted.length), tooSlow]);
  patience.abort();
  return said?.length === wanted.length && timingSafeEqual(said, wanted);
}

/** The first bytes of a socket, or undefined when it ends before there are as many. */
function readExactly(socket: Socket, count: number): Promise<Buffer | undefined> {
  return new Promise((resolve) => {
    const look = () => {
      const bytes: unknown = socket.read(count);
      if (bytes !== null || socket.readableEnded) finish(bytes);
    };
    const finish = (bytes: unknown) => {
      socket.off('readable', look);
      socket.off('end', gone);
      socket.off('close', gone);
      resolve(Buffer.isBuffer(bytes) ? bytes : undefined);
    };
    const gone = () => finish(undefined);
    socket.on('readable', look);
    socket.on('end', gone);
    socket.on('close', gone);
  });
}
