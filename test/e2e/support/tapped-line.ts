import { once } from 'node:events';
import { createConnection, createServer, type Socket } from 'node:net';

export type Direction = 'toDevice' | 'toHost';

/** A moment in the traffic: after so many bytes in that direction, counted from the order. */
export interface Moment {
  readonly direction: Direction;
  readonly bytes: number;
}

/** A TCP line between agent and cashbox that does something at the very byte it was told, in the middle of a packet too. */
export class TappedLine {
  readonly #port: number;
  readonly #server = createServer((socket) => this.#join(socket));
  readonly #sockets = new Set<Socket>();
  #wish: { moment: Moment; left: number; act: () => void } | undefined;

  /** @param port of the cashbox, on this machine */
  constructor(port: number) {
    this.#port = port;
  }

  async listen(): Promise<string> {
    this.#server.listen(0, '127.0.0.1');
    await once(this.#server, 'listening');
    const address = this.#server.address();
    if (typeof address !== 'object' || !address) throw new Error('No port');
    return `tcp://127.0.0.1:${address.port}`;
  }

  /** Does it once, just when that byte has passed; nothing behind it passes before. */
  at(moment: Moment, act: () => void): void {
    this.#wish = { moment, left: moment.bytes, act };
  }

  close(): void {
    this.#server.close();
    for (const socket of this.#sockets) socket.destroy();
  }

  #join(host: Socket): void {
    const device = createConnection({ port: this.#port, host: '127.0.0.1', noDelay: true });
    host.setNoDelay(true);
    this.#pass(host, device, 'toDevice');
    this.#pass(device, host, 'toHost');
  }

  #pass(from: Socket, to: Socket, direction: Direction): void {
    this.#sockets.add(from);
    from.on('error', () => undefined);
    from.on('close', () => {
      this.#sockets.delete(from);
      to.destroy();
    });
    from.on('data', (bytes) => {
      const wish = this.#wish;
      if (wish?.moment.direction !== direction || wish.left > bytes.length) {
        if (wish?.moment.direction === direction) wish.left -= bytes.length;
        to.write(bytes);
        return;
      }
      this.#wish = undefined;
      to.write(bytes.subarray(0, wish.left));
      wish.act();
      to.write(bytes.subarray(wish.left));
    });
  }
}
