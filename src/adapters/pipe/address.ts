import { createHash } from 'node:crypto';
import { chmodSync, mkdirSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { KassaError } from '../../core/errors.ts';

/** Longest name of a Unix socket every system of ours takes, bytes (macOS 103, Linux 107). */
const LONGEST_SOCKET_NAME = 103;

/**
 * Where the agent of a state folder is spoken to: the same folder gives everybody the same address.
 *
 * A Unix socket in the folder itself; where that name is too long for a socket, in a private folder under /tmp; on Windows
 * a named pipe, which lives in no folder.
 */
export function pipeAddress(stateDir: string): string {
  const folder = resolve(stateDir);
  if (process.platform === 'win32') return `\\\\.\\pipe\\kassabridge-${shortHash(folder.toLowerCase())}`;
  const inside = join(folder, 'agent.sock');
  if (Buffer.byteLength(inside) <= LONGEST_SOCKET_NAME) return inside;
  // Not os.tmpdir(): an agent started at boot and a terminal may be given different ones.
  return join('/tmp', `kassabridge-${process.getuid?.() ?? 0}`, `${shortHash(folder)}.sock`);
}

/**
 * Makes the folder of a socket, for this user alone.
 *
 * @throws {KassaError} CB-804 when somebody else made it before: a socket in there would be theirs
 */
export function prepareFolder(address: string): void {
  if (process.platform === 'win32') return;
  const folder = dirname(address);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const { uid, mode } = statSync(folder);
  if (uid !== process.getuid?.()) throw new KassaError('CB-804', `папка ${folder} принадлежит другому пользователю`);
  if ((mode & 0o077) !== 0) chmodSync(folder, 0o700);
}

function shortHash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 24);
}
