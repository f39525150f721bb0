import type { Fault } from './fault.ts';

export const FAULTS: readonly Fault[] = [];

export function parseFault(text: string): Fault {
  throw new RangeError(`Unknown fault ${text}`);
}
