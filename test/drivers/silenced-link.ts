import type { ByteLink } from '../../src/wire/link.ts';

/** A cable that may fall silent: bytes of both sides are lost, and neither side is told. A new connection hears again. */
export class SilencedLink implements ByteLink {
  readonly name: string;
  readonly #link: ByteLink;
  #isSilent = false;

  constructor(link: ByteLink) {
    this.#link = link;
    this.name = link.name;
  }

  silence(): void {
    this.#isSilent = true;
  }

  async write(bytes: Uint8Array): Promise<void> {
    if (!this.#isSilent) await this.#link.write(bytes);
  }

  onData(listener: (bytes: Uint8Array) => void): void {
    this.#link.onData((bytes) => {
      if (!this.#isSilent) listener(bytes);
    });
  }

  onClose(listener: () => void): void {
    this.#link.onClose(listener);
  }

  close(): Promise<void> {
    return this.#link.close();
  }
}
