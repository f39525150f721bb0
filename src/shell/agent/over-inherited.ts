import { closeSync, openSync, readdirSync } from 'node:fs';

/** More than Chromium opens between the look and the start. */
const MARGIN = 32;

/**
 * Chromium marks few of its files and sockets as its own, so on Linux a process that we start gets them all. An agent outlives
 * us: with them in its hands the processes of a killed tray would never notice that it is gone, and live on beside the next.
 * Node cannot close them in a child, but it can put something else into their places: the null device.
 *
 * @param start gets what comes behind standard input, output and error in `stdio`
 */
export function overInherited<T>(platform: NodeJS.Platform, start: (more: readonly number[]) => T): T {
  if (platform !== 'linux') return start([]);
  const highest = Math.max(...readdirSync('/proc/self/fd').map(Number));
  const nothing = openSync('/dev/null', 'r+');
  try {
    return start(new Array<number>(highest + MARGIN - 2).fill(nothing));
  } finally {
    closeSync(nothing);
  }
}
