import { openSync, readSync } from 'node:fs';
import { join } from 'node:path';
import type { Bench } from './bench.ts';
import { sleep } from './time.ts';

/** Words of the header of an XWD file. Source: X11's `XWDFile.h`. */
const HEADER = { size: 0, height: 5, bytesPerLine: 12, colors: 19 } as const;
const COLOR_BYTES = 12;
const HEADER_BYTES = 100;
/** Every so manieth line is looked at: text is higher than that. */
const LINES_APART = 4;
/** The panel with the icon at the bottom is not the window. */
const PANEL_LINES = 32;
const LOOK_EVERY_MS = 8;
/** This part of what the window has drawn in the end is there: it is drawn. Ages and clocks in it go on changing. */
const DRAWN = 0.9;

/** When something came on the screen, ms since the epoch. */
export interface Drawn {
  /** Anything of the window. */
  readonly firstMs: number;
  /** Its text and pictures, as they stand in the end. */
  readonly wholeMs: number;
}

/** What a person sees: the pixels of a private screen, read without asking anybody for them. */
export class TrayPixels {
  readonly #file: number;
  readonly #offset: number;
  readonly #lineBytes: number;
  readonly #lines: number;

  constructor(bench: Bench) {
    this.#file = openSync(join(bench.folder, 'Xvfb_screen0'), 'r');
    const header = Buffer.alloc(HEADER_BYTES);
    readSync(this.#file, header, 0, HEADER_BYTES, 0);
    const word = (at: number) => header.readUInt32BE(at * 4);
    this.#offset = word(HEADER.size) + word(HEADER.colors) * COLOR_BYTES;
    this.#lineBytes = word(HEADER.bytesPerLine);
    this.#lines = Math.floor((word(HEADER.height) - PANEL_LINES) / LINES_APART);
  }

  /** Watches what an act brings on the screen, for so long. */
  async watch(act: () => Promise<void>, lastsMs: number): Promise<Drawn> {
    const before = this.#look();
    const seen: { readonly atMs: number; readonly pixels: Uint32Array }[] = [];
    const endMs = Date.now() + lastsMs;
    let last = before;
    const acted = act();
    while (Date.now() < endMs) {
      const atMs = Date.now();
      const pixels = this.#look();
      if (!isSame(pixels, last)) seen.push({ atMs, pixels });
      last = pixels;
      await sleep(LOOK_EVERY_MS);
    }
    await acted;
    const ink = inkOf(before, last);
    const first = seen.find(({ pixels }) => shareOf(ink, pixels, last) > 0);
    const whole = seen.find(({ pixels }) => shareOf(ink, pixels, last) >= DRAWN);
    if (ink.length === 0 || !first || !whole) throw new Error('окно ничего не нарисовало');
    return { firstMs: first.atMs, wholeMs: whole.atMs };
  }

  #look(): Uint32Array {
    const pixels = Buffer.alloc(this.#lines * this.#lineBytes);
    for (let line = 0; line < this.#lines; line++) {
      const place = this.#offset + line * LINES_APART * this.#lineBytes;
      readSync(this.#file, pixels, line * this.#lineBytes, this.#lineBytes, place);
    }
    return new Uint32Array(pixels.buffer, pixels.byteOffset, pixels.length / 4);
  }
}

/** Pixels that are new and not the plain color of the window: what has to be read. */
function inkOf(before: Uint32Array, after: Uint32Array): readonly number[] {
  const fresh = [...after.keys()].filter((at) => after[at] !== before[at]);
  const counts = new Map<number, number>();
  for (const at of fresh) counts.set(after[at] ?? 0, (counts.get(after[at] ?? 0) ?? 0) + 1);
  const [plain] = [...counts].toSorted(([, a], [, b]) => b - a)[0] ?? [];
  return fresh.filter((at) => after[at] !== plain);
}

function shareOf(ink: readonly number[], pixels: Uint32Array, after: Uint32Array): number {
  return ink.filter((at) => pixels[at] === after[at]).length / ink.length;
}

function isSame(a: Uint32Array, b: Uint32Array): boolean {
  return Buffer.compare(bytesOf(a), bytesOf(b)) === 0;
}

const bytesOf = ({ buffer, byteOffset, byteLength }: Uint32Array) => Buffer.from(buffer, byteOffset, byteLength);
