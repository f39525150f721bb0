import { createServer, type Server, type Socket } from 'node:net';
import { socketLink } from '../../src/simulator/kkt/serve-tcp.ts';
import type { ByteLink } from '../../src/wire/link.ts';

/** A TCP port with a cashbox behind it, whose cable may be out: then nothing is accepted, as with a device that is away. */
export class TcpDoor {
  readonly #attach: (link: ByteLink) => void;
  readonly #sockets = new Set<Socket>();
  #server: Server | undefined;
  #port = 0;

  constructor(attach: (link: ByteLink) => void) {
    this.#attach = attach;
  }

  /** The port of the first opening, again after each closing. */
  get port(): number {
    return this.#port;
  }

  open(): Promise<void> {
    const server = createServer((socket) => this.#welcome(socket));
    this.#server = server;
    return new Promise((resolve, reject) => {
      server.once('error', reject);
      server.listen(this.#port, '127.0.0.1', () => {
        const address = server.address();
        this.#port = typeof address === 'object' && address ? address.port : this.#port;
        resolve();
      });
    });
  }

  /** Nothing is accepted any more, and what is open breaks. */
  async close(): Promise<void> {
    const server = this.#server;
    this.#server = undefined;
    const closed = new Promise<void>((resolve) => (server ? server.close(() => resolve()) : resolve()));
    for (const socket of this.#sockets) socket.destroy();
    await closed;
  }

  #welcome(socket: Socket): void {
    this.#sockets.add(socket);
    socket.once('close', () => this.#sockets.delete(socket));
    const link = socketLink(socket);
    // One that connects again at once is accepted before the end of its old line is seen.
    setImmediate(() => setImmediate(() => this.#attach(link)));
  }
}
