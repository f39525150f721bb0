import { once } from 'node:events';
import { createConnection, createServer, type Server, type Socket } from 'node:net';

/** A TCP line to a cashbox that takes its time, so that a person can see what happens meanwhile, and that can be pulled out. */
export class SlowLine {
  readonly #devicePort: number;
  /** Of every piece of traffic towards the device. */
  delayMs: number;
  readonly #sockets = new Set<Socket>();
  #server: Server | undefined;
  #port = 0;

  constructor(devicePort: number, delayMs: number) {
    this.#devicePort = devicePort;
    this.delayMs = delayMs;
  }

  /** Puts the line in, at the same place as before. @returns the port as settings name it */
  async putIn(): Promise<string> {
    this.#server = createServer((host) => this.#join(host));
    this.#server.listen(this.#port, '127.0.0.1');
    await once(this.#server, 'listening');
    const address = this.#server.address();
    if (typeof address !== 'object' || !address) throw new Error('No port');
    this.#port = address.port;
    return `tcp://127.0.0.1:${address.port}`;
  }

  /** Pulls it out: who talks is cut off, and nobody answers any more. */
  pullOut(): void {
    this.#server?.close();
    for (const socket of this.#sockets) socket.destroy();
  }

  #join(host: Socket): void {
    const device = createConnection({ port: this.#devicePort, host: '127.0.0.1', noDelay: true });
    for (const [socket, other] of [
      [host, device],
      [device, host],
    ] as const) {
      this.#sockets.add(socket);
      socket.on('error', () => undefined);
      socket.on('close', () => {
        this.#sockets.delete(socket);
        other.destroy();
      });
    }
    host.on('data', (bytes) => void setTimeout(() => device.writable && device.write(bytes), this.delayMs));
    device.on('data', (bytes) => host.writable && host.write(bytes));
  }
}
