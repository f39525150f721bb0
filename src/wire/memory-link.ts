import type { ByteLink } from './link.ts';

class MemoryEnd implements ByteLink {
  readonly name: string;
  peer: MemoryEnd | undefined;
  #closed = false;
  #kept: Uint8Array[] = [];
  #onData: ((bytes: Uint8Array) => void) | undefined;
  #onClose: (() => void) | undefined;

  constructor(name: string) {
    this.name = name;
  }

  async write(bytes: Uint8Array): Promise<void> {
    if (this.#closed) throw new Error(`${this.name}: the line is closed`);
    const copy = bytes.slice();
    // A later turn, as on a real line: the writer never runs inside the reader.
    await Promise.resolve();
    this.peer?.receive(copy);
  }

  onData(listener: (bytes: Uint8Array) => void): void {
    this.#onData = listener;
    for (const bytes of this.#kept.splice(0)) listener(bytes);
  }

  onClose(listener: () => void): void {
    this.#onClose = listener;
    if (this.#closed) listener();
  }

  async close(): Promise<void> {
    const peer = this.peer;
    this.shut();
    peer?.shut();
  }

  receive(bytes: Uint8Array): void {
    if (this.#closed) return;
    if (this.#onData) this.#onData(bytes);
    else this.#kept.push(bytes);
  }

  shut(): void {
    if (this.#closed) return;
    this.#closed = true;
    this.#onClose?.();
  }
}

/** Two ends of one line inside this process: what one writes the other reads, in order. */
export function memoryLinkPair(name: string): [ByteLink, ByteLink] {
  const near = new MemoryEnd(name);
  const far = new MemoryEnd(name);
  near.peer = far;
  far.peer = near;
  return [near, far];
}
