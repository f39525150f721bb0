import { type ErrorCode, KassaError } from '../../../core/errors.ts';
import type { HeldPort, Inspect, Miss, Sighting, WayName } from './sighting.ts';

export interface LookAround {
  /** Ports and addresses a person named. */
  readonly named: readonly string[];
  /** Serial ports of ATOL's USB units. Rejects when the system does not tell. */
  readonly usbPorts: () => Promise<readonly string[]>;
  /** The library is not to be had: its way is not gone. */
  readonly libraryFault: KassaError | undefined;
  readonly inspect: Readonly<Record<WayName, Inspect>>;
  /** Takes a device for the time of the look, or says who has it. */
  readonly take: (port: string) => { release(): void } | { readonly holder: string };
  /** Told before each look. */
  readonly onLook?: (driver: WayName, port: string) => void;
}

export interface Seen {
  readonly sightings: readonly Sighting[];
  readonly misses: readonly Miss[];
  readonly held: readonly HeldPort[];
  /** Everything that was to be looked at, whether it was free or not. */
  readonly ports: readonly string[];
  /** Of these, the serial ports of ATOL's USB units: their names change from plug to plug. */
  readonly usbPorts: readonly string[];
  /** Serial ports of USB units could not be listed. */
  readonly listFailed: boolean;
  /** The library turned out to be useless when it was loaded. */
  readonly libraryFault: KassaError | undefined;
}

/** Any device on USB, as the library names it. */
export const ANY_USB = 'usb';

/** Found when the library is loaded; another port does not change it. */
const USELESS: readonly ErrorCode[] = ['CB-122', 'CB-123', 'CB-124', 'CB-125', 'CB-126', 'CB-127', 'CB-132'];

/** Looks at every place a cashbox may be, one after the other and one way at a time. Nothing else ever gets a byte. */
export async function lookAround(where: LookAround, signal: AbortSignal): Promise<Seen> {
  const usb = await where.usbPorts().then(
    (ports) => ({ ports, failed: false }),
    (): { readonly ports: readonly string[]; readonly failed: boolean } => ({ ports: [], failed: true }),
  );
  const named = [...new Set(where.named)].filter((port) => !usb.ports.includes(port));
  const walk = new Walk(where, signal);
  // One device may show as several ports, and the library takes whichever it likes: they are free together or not at all.
  await walk.visit([ANY_USB, ...usb.ports]);
  for (const port of named) await walk.visit([port]);
  const { sightings, misses, held, libraryFault } = walk;
  return {
    ...{ sightings, misses, held, libraryFault },
    ports: [ANY_USB, ...usb.ports, ...named],
    usbPorts: usb.ports,
    listFailed: usb.failed,
  };
}

class Walk {
  readonly sightings: Sighting[] = [];
  readonly misses: Miss[] = [];
  readonly held: HeldPort[] = [];
  libraryFault: KassaError | undefined;
  readonly #where: LookAround;
  readonly #signal: AbortSignal;

  constructor(where: LookAround, signal: AbortSignal) {
    this.#where = where;
    this.#signal = signal;
    this.libraryFault = where.libraryFault;
  }

  async visit(ports: readonly string[]): Promise<void> {
    const locks: { release(): void }[] = [];
    try {
      for (const port of ports) {
        const lock = this.#where.take(port);
        if ('holder' in lock) {
          this.held.push({ port, holder: lock.holder });
          return;
        }
        locks.push(lock);
      }
      for (const port of ports) {
        await this.#look('atol-dto', port);
        if (!port.startsWith(ANY_USB)) await this.#look('atol-serial', port);
      }
    } finally {
      for (const lock of locks) lock.release();
    }
  }

  async #look(driver: WayName, port: string): Promise<void> {
    this.#signal.throwIfAborted();
    if (driver === 'atol-dto' && this.libraryFault) return;
    this.#where.onLook?.(driver, port);
    try {
      const inspected = await this.#where.inspect[driver](port, this.#signal);
      this.sightings.push({ driver, port, inspected });
    } catch (error) {
      this.#signal.throwIfAborted();
      if (!(error instanceof KassaError)) throw error;
      if (driver === 'atol-dto' && USELESS.includes(error.code)) this.libraryFault = error;
      else this.misses.push({ driver, port, error });
    }
  }
}
