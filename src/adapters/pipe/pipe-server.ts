import { chmodSync, unlinkSync } from 'node:fs';
import { connect, createServer, type Server, type Socket } from 'node:net';
import type { CallHandlers } from '../../contract/calls.ts';
import { KassaError } from '../../core/errors.ts';
import type { Clock } from '../../core/ports/clock.ts';
import type { Log } from '../../core/ports/log.ts';
import { prepareFolder } from './address.ts';
import { knowsToken } from './token.ts';

export interface PipeParts {
  readonly address: string;
  readonly token: string;
  readonly handlers: CallHandlers;
  readonly clock: Clock;
  readonly log: Log;
}

export interface PipeServer {
  /** Sends every caller away and frees the address. */
  close(): Promise<void>;
}

/**
 * Opens the door of the agent on a local pipe. Nothing is parsed for a caller who has not shown the token.
 *
 * @throws {KassaError} CB-803 when another agent answers at that address
 */
export async function servePipe(parts: PipeParts): Promise<PipeServer> {
  prepareFolder(parts.address);
  const callers = new Set<Socket>();
  const server = createServer((socket) => {
    callers.add(socket);
    socket.on('close', () => callers.delete(socket));
    socket.on('error', () => socket.destroy());
    void receive(socket, parts);
  });
  await listenAlone(server, parts.address);
  // The folder is closed to others already; a socket in an old folder may not be.
  if (process.platform !== 'win32') chmodSync(parts.address, 0o600);
  return {
    close: () =>
      new Promise((resolve) => {
        for (const socket of callers) socket.destroy();
        server.close(() => resolve());
      }),
  };
}

async function receive(socket: Socket, { token, handlers, clock, log }: PipeParts): Promise<void> {
  if (!(await knowsToken(socket, token, clock))) {
    log.warn('pipe: a caller without the token was sent away');
    socket.destroy();
    return;
  }
  // Loaded with the first caller: an agent nobody asks needs no JSON-RPC.
  const { serveCalls } = await import('./serve-calls.ts');
  serveCalls(socket, handlers, log);
}

/** A socket left behind by a killed agent is replaced, and only when nobody answers there. */
async function listenAlone(server: Server, address: string): Promise<void> {
  try {
    await listen(server, address);
  } catch (error) {
    if (!isAddressInUse(error)) throw error;
    if (process.platform === 'win32' || (await somebodyAnswers(address))) throw new KassaError('CB-803');
    unlinkSync(address);
    await listen(server, address);
  }
}

function listen(server: Server, address: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(address, () => {
      server.off('error', reject);
      resolve();
    });
  });
}

function somebodyAnswers(address: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(address);
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}

function isAddressInUse(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
}
