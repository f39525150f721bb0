import { createHash } from 'node:crypto';
import { realpathSync } from 'node:fs';
import { join } from 'node:path';
import { type Lock, takeLock } from './lock.ts';
import { makePrivateFolder } from './private-file.ts';
import { userFolder } from './user-folder.ts';

/**
 * Takes the lock of one device, so that two agents of this user never speak to one cashbox, whatever their state folders.
 *
 * @param address `COM5`, `/dev/ttyACM0`, `tcp://host:port`; two names of one device are one lock where the system can tell
 * @returns undefined when another agent has it
 */
export function takeDeviceLock(address: string, folder = deviceLockFolder()): Lock | undefined {
  makePrivateFolder(folder);
  return takeLock(deviceLockPath(address, folder));
}

export function deviceLockPath(address: string, folder = deviceLockFolder()): string {
  const name = createHash('sha256').update(oneName(address)).digest('hex').slice(0, 32);
  return join(folder, `${name}.lock`);
}

/**
 * One folder per user. Not the XDG runtime folder: a unit started at boot and a terminal may see different ones, and two
 * folders would be two locks.
 */
export function deviceLockFolder(): string {
  return join(userFolder(), 'locks');
}

function oneName(address: string): string {
  const trimmed = address.trim();
  if (/^tcp:/i.test(trimmed) || /^com\d+$/i.test(trimmed)) return trimmed.toLowerCase();
  try {
    // udev gives one device several names: /dev/ttyACM0 and /dev/serial/by-id/….
    return realpathSync(trimmed);
  } catch {
    return trimmed;
  }
}
