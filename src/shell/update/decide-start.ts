import type { Attempt } from '../../contract/update.ts';

/**
 * What a tray that has just started does about an update that is under way:
 * - `none`    there is none
 * - `forget`  it came to nothing, and nothing was touched, or somebody has installed another version by hand
 * - `prove`   it is the new version: it says that it has begun, and when its agent works
 * - `leave`   files are replaced just now, or have to be put back: it makes room for the watcher, which starts a tray afterwards
 */
export type StartDeed = 'none' | 'forget' | 'prove' | 'leave';

/** @param isWatched a watcher of the update lives */
export function decideStart(attempt: Attempt | undefined, version: string, isWatched: boolean): StartDeed {
  if (!attempt) return 'none';
  const { step, from, to } = attempt;
  if (version === to) {
    if (step === 'prepared') return 'forget';
    return step === 'watching' ? 'prove' : 'leave';
  }
  if (version !== from) return 'forget';
  if (step === 'prepared') return isWatched ? 'leave' : 'forget';
  // Half replaced, not proven or not whole again: the old version is put back as a whole, whoever has started it meanwhile.
  return 'leave';
}
