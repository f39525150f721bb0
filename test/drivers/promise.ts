import { describe, onTestFinished, test } from 'vitest';
import type { Box, BoxOptions, DriverName, Rig } from './rig.ts';
import { RIGS } from './rigs/index.ts';

/** Why a promise says nothing about a driver, by driver. */
export type NotHere = Partial<Readonly<Record<DriverName, string>>>;

export interface Kept {
  readonly rig: Rig;
  /** A cashbox of this promise alone, taken down after it. */
  box(options?: BoxOptions): Promise<Box>;
}

/** One file of promises: the same sentences for each driver. */
export function promises(theme: string, body: (promise: Promised) => void, rigs: readonly Rig[] = RIGS): void {
  describe.each(rigs.map((rig) => ({ rig, driver: rig.driver })))('$driver', ({ rig }) => {
    describe(theme, () => body((sentence, keep, notHere) => promiseOf(rig, sentence, keep, notHere)));
  });
}

export type Promised = (sentence: string, keep: (kept: Kept) => Promise<void>, notHere?: NotHere) => void;

function promiseOf(rig: Rig, sentence: string, keep: (kept: Kept) => Promise<void>, notHere: NotHere = {}): void {
  const reason = rig.missing ?? notHere[rig.driver];
  test(reason === undefined ? sentence : `${sentence} — not here: ${reason}`, async (context) => {
    if (reason !== undefined) return context.skip(reason);
    await keep({ rig, box: (options) => boxOf(rig, options) });
  });
}

async function boxOf(rig: Rig, options: BoxOptions | undefined): Promise<Box> {
  const box = await rig.box(options);
  onTestFinished(() => box.close());
  return box;
}
