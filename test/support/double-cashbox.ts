import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Who the device is. What is left out is as in native/double/README.md. */
export interface DoubleDevice {
  readonly ffd?: 105 | 110 | 120;
  readonly fnSerial?: string;
  readonly serial?: string;
  readonly inn?: string;
  readonly rnm?: string;
  /** FD number of the last document made before the test's time. */
  readonly lastFd?: number;
  readonly taxation?: number;
  /** Bits of FN_FLAGS. */
  readonly fnFlags?: number;
  readonly fnState?: number;
  readonly fnValidUntil?: string;
  /** Highest VAT code of tag 1199 that the firmware knows. */
  readonly lastVat?: number;
  /** Settings it answers to; with any other it is not there. */
  readonly connection?: Readonly<Record<string, string>>;
}

/** One tag as the ledger keeps it: money in kopecks, bytes in hex, times as text, nested tags as a list. */
export interface DoubleTag {
  readonly tag: number;
  readonly value: number | boolean | string | readonly DoubleTag[];
  readonly nonPrintable?: boolean;
}

/** One document in the double's FN. `type`: 2 shift opened, 3 receipt, 5 shift closed, 31 correction. */
export interface DoubleDocument {
  readonly number: number;
  readonly type: number;
  readonly shift: number;
  /** Number inside the shift. */
  readonly receipt?: number;
  /** Tag 1054. */
  readonly operation?: number;
  readonly sumKop?: number;
  readonly sign: number;
  readonly dateTime: string;
  readonly electronically?: boolean;
  readonly printed: boolean;
  readonly stranger?: boolean;
  readonly tags: readonly DoubleTag[];
}

/** What a test wants to know of a device's memory. */
export interface DoubleState {
  readonly lastFd?: number;
  readonly cashKop?: number;
  readonly receipt?: { readonly type: number; readonly stranger?: boolean };
  readonly shift: { readonly open?: boolean; readonly number?: number };
  readonly late?: object;
  readonly unprinted?: number;
  /** Non-fiscal documents printed. */
  readonly nonFiscal?: number;
}

/**
 * Power over one cashbox of the C double: its folder is the device, and outlives every process that talks to it.
 * Files are changed whole, so a running child sees the old or the new.
 */
export class DoubleCashbox {
  readonly folder: string;
  #faults: string[] = [];

  constructor(folder: string, device: DoubleDevice = {}) {
    mkdirSync(folder, { recursive: true });
    this.folder = folder;
    this.setDevice(device);
  }

  /** For the process that loads the double. */
  environment(): Record<string, string> {
    return { KASSABRIDGE_DOUBLE_STATE: this.folder };
  }

  setDevice(device: DoubleDevice): void {
    this.#write('device.json', JSON.stringify(device));
  }

  /** @param now `YYYY-MM-DDTHH:MM:SS`, or undefined for this computer's own clock */
  setClock(now: string | undefined): void {
    if (now === undefined) rmSync(join(this.folder, 'clock'), { force: true });
    else this.#write('clock', now);
  }

  /**
   * Switches a fault on: `fault('hang', { at: 'close_receipt', when: 'after' })`.
   *
   * @returns its id, for {@link heal}
   */
  fault(name: string, words: Readonly<Record<string, string | number>> = {}): string {
    // Never one of before: what was used up is counted by it, also over a second control of the same folder.
    const id = randomUUID();
    const written = Object.entries({ ...words, id }).map(([key, value]) => `${key}=${value}`);
    this.#faults.push([name, ...written].join(' '));
    this.#write('faults', `${this.#faults.join('\n')}\n`);
    return id;
  }

  /** Switches one fault off, or all. */
  heal(id?: string): void {
    this.#faults = id === undefined ? [] : this.#faults.filter((line) => !line.endsWith(`id=${id}`));
    this.#write('faults', `${this.#faults.join('\n')}\n`);
  }

  /** How many times a fault with `times` or `skip` was met. */
  metFault(id: string): number {
    const path = join(this.folder, 'faults.spent');
    return existsSync(path)
      ? readFileSync(path, 'utf8')
          .split('\n')
          .filter((line) => line === id).length
      : 0;
  }

  /** Tickets of the OFD: for all documents, or up to a number. */
  deliver(upTo: 'all' | number): void {
    this.#write('tickets', String(upTo));
  }

  /** A late document comes at the next call, however long it had to wait. */
  finishLate(): void {
    this.#write('finish-late', '');
  }

  state(): DoubleState {
    const path = join(this.folder, 'state.json');
    return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as DoubleState) : { shift: {} };
  }

  /** What the FN holds, in the order of its numbers. */
  documents(): readonly DoubleDocument[] {
    const root = join(this.folder, 'documents');
    const last = this.state().lastFd ?? 0;
    const serials = existsSync(root) ? readdirSync(root) : [];
    return serials
      .flatMap((serial) => readdirSync(join(root, serial)).map((name) => join(root, serial, name)))
      .filter((path) => path.endsWith('.json'))
      .map((path) => JSON.parse(readFileSync(path, 'utf8')) as DoubleDocument)
      .filter((document) => document.number <= last)
      .sort((left, right) => left.number - right.number);
  }

  receipts(): readonly DoubleDocument[] {
    return this.documents().filter(({ type }) => type === 3 || type === 31);
  }

  #write(name: string, content: string): void {
    const path = join(this.folder, name);
    writeFileSync(`${path}.part`, content);
    renameSync(`${path}.part`, path);
  }
}

/** @returns the value of a tag, or undefined where there is none */
export function tagOf(tags: readonly DoubleTag[], tag: number): DoubleTag['value'] | undefined {
  return tags.find((entry) => entry.tag === tag)?.value;
}

/** Value of tag 1086, our key; undefined where there is none. */
export function keyOf(document: DoubleDocument): string | undefined {
  const pair = tagOf(document.tags, 1084);
  const value = Array.isArray(pair) ? tagOf(pair, 1086) : undefined;
  return typeof value === 'string' ? value : undefined;
}
