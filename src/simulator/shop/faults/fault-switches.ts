import { FAULTS, type FaultName, type FaultRow, isFaultName } from './fault-table.ts';

/** Which faults are on now, and how often each may still happen. */
export class FaultSwitches {
  readonly #on = new Map<FaultName, number>();

  /** @param names `NAME` or `NAME:COUNT`, as the command line takes them; throws on a name not in the table */
  constructor(names: readonly string[] = []) {
    for (const text of names) {
      const [name, count] = text.split(':');
      this.on(faultName(name ?? ''), count === undefined ? undefined : Number(count));
    }
  }

  /** @param times how often it happens; the row's own count when left out, which may be "until switched off" */
  on(name: FaultName, times?: number): void {
    const row: FaultRow = FAULTS[name];
    this.#on.set(name, times ?? row.times ?? Number.POSITIVE_INFINITY);
  }

  off(name: FaultName): void {
    this.#on.delete(name);
  }

  isOn(name: FaultName): boolean {
    return this.#on.has(name);
  }

  /** Asks whether the fault happens here, and counts it when it does. */
  fires(name: FaultName): boolean {
    const left = this.#on.get(name);
    if (left === undefined) return false;
    if (left <= 1) this.#on.delete(name);
    else this.#on.set(name, left - 1);
    return true;
  }

  names(): FaultName[] {
    return [...this.#on.keys()];
  }
}

function faultName(name: string): FaultName {
  if (!isFaultName(name)) throw new Error(`Unknown fault "${name}". Known: ${Object.keys(FAULTS).join(', ')}`);
  return name;
}
