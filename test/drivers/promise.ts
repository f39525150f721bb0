import { describe, type TestContext, test } from 'vitest';
import type { Box, BoxOptions, DriverName, Rig } from './rig.ts';
import { RIGS } from './rigs/index.ts';

/** Why a promise says nothing about a driver, by driver. */
export type NotHere = Partial<Readonly<Record<DriverName, string>>>;

export interface Kept {
  readonly rig: Rig;
  /** A cashbox of this promise alone, taken down after it. */
  box(options?: BoxOptions): Promise<HeldBox>;
}

/** A cashbox, and what is undone after the promise, the last first. */
export interface HeldBox extends Box {
  atEnd(undo: () => Promise<void>): void;
}

/** One file of promises: the same sentences for each driver. */
export function promises(theme: string, body: (promise: Promised) => void, rigs: readonly Rig[] = RIGS): void {
  describe.each(rigs.map((rig) => ({ rig, driver: rig.driver })))('$driver', ({ rig }) => {
    // Most of them wait for a limit to pass, not for a processor.
    describe(theme, { concurrent: true }, () =>
      body((sentence, keep, notHere) => promiseOf(rig, sentence, keep, notHere)),
    );
  });
}

export type Promised = (sentence: string, keep: (kept: Kept) => Promise<void>, notHere?: NotHere) => void;

function promiseOf(rig: Rig, sentence: string, keep: (kept: Kept) => Promise<void>, notHere: NotHere = {}): void {
  const reason = rig.missing ?? notHere[rig.driver];
  test(reason === undefined ? sentence : `${sentence} — not here: ${reason}`, async (context) => {
    // Counted, with its reason in the title: a library that can not be had here, or a promise without sense for that driver.
    if (reason !== undefined) return context.skip(reason);
    await keep({ rig, box: (options) => boxOf(rig, options, context) });
  });
}

async function boxOf(rig: Rig, options: BoxOptions | undefined, { onTestFinished }: TestContext): Promise<HeldBox> {
  const box = await rig.box(options);
  onTestFinished(() => box.close());
  return { ...box, atEnd: onTestFinished };
}
