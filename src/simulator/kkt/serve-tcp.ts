import { createServer, type Server, type Socket } from 'node:net';
import type { ByteLink } from '../../wire/link.ts';
import type { VirtualKkt } from './virtual-kkt.ts';

/** Something that makes a virtual cashbox reachable. */
export interface KktServer {
  /** What a driver's settings take: `tcp://127.0.0.1:5555`, or the path of a terminal. */
  readonly name: string;
  close(): Promise<void>;
}

/** A TCP connection as a line of bytes. */
export function socketLink(socket: Socket): ByteLink {
  socket.setNoDelay(true);
  let isClosed = false;
  const listeners: (() => void)[] = [];
  // A reset by the other side is an end like any other; `close` follows.
  socket.on('error', () => undefined);
  const closed = () => {
    isClosed = true;
    for (const listener of listeners.splice(0)) listener();
  };
  socket.on('end', closed);
  socket.on('close', closed);
  return {
    name: `tcp://${socket.remoteAddress}:${socket.remotePort}`,
    write: (bytes) =>
      new Promise((resolve, reject) => {
        socket.write(bytes, (error) => (error ? reject(error) : resolve()));
      }),
    onData: (listener) => {
      socket.on('data', listener);
    },
    onClose: (listener) => {
      if (isClosed) listener();
      else listeners.push(listener);
    },
    close: async () => {
      socket.destroySoon();
    },
  };
}

/**
 * Serves a virtual cashbox on TCP. Port 0 takes a free one; the name says which.
 *
 * Rejects when the port is taken or not allowed.
 */
export async function serveTcp(options: {
  readonly kkt: VirtualKkt;
  readonly port: number;
  readonly host?: string;
}): Promise<KktServer & { readonly port: number }> {
  const { kkt, host = '127.0.0.1' } = options;
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    const link = socketLink(socket);
    // A host that reconnects at once is often accepted before its old connection is seen to be gone.
    whenFree(kkt, () => kkt.attach(link));
  });
  const port = await listening(server, options.port, host);
  return {
    name: `tcp://${host}:${port}`,
    port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}

/** Waits some turns of the event loop, not for time: a second master that stays is refused all the same. */
function whenFree(kkt: VirtualKkt, then: () => void, turns = 20): void {
  if (!kkt.isConnected || turns === 0) then();
  else setImmediate(() => whenFree(kkt, then, turns - 1));
}

function listening(server: Server, port: number, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen({ port, host }, () => {
      server.off('error', reject);
      const address = server.address();
      resolve(typeof address === 'object' && address ? address.port : port);
    });
  });
}
