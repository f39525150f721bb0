/** Things in the git-ignored cache: they appear whole or not at all, also when two runs make them at the same time. */
import { createHash } from 'node:crypto';
import { chmodSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { basename, dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const LOOK_AGAIN_MS = 200;
/** Node 20 fills a shorter name up with zeros and Node 24 does not: only names of full length are the same to both. */
const NAME_LENGTH = 108;

/**
 * Makes a folder beside its place and moves it there when it is done; what lay there before goes.
 *
 * @param {string} folder
 * @param {(draft: string) => Promise<void>} make fills the empty draft folder
 */
export async function makeWhole(folder, make) {
  mkdirSync(dirname(folder), { recursive: true });
  const draft = mkdtempSync(join(dirname(folder), `${basename(folder)}.draft-`));
  try {
    // A draft is private by itself; the thing is for every user of the machine.
    chmodSync(draft, 0o755);
    await make(draft);
    rmSync(folder, { recursive: true, force: true });
    renameSync(draft, folder);
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
}

/**
 * Lets one process of this machine at a time do it. The lock is a name in Linux's abstract socket space:
 * it goes with its process, so none is left over by a killed one.
 *
 * @template T
 * @param {string} what a path, or any other name of the thing
 * @param {() => Promise<T>} act
 * @returns {Promise<T>}
 */
export async function oneAtATime(what, act) {
  const name = `\0kassabridge-${createHash('sha256').update(what).digest('hex')}`.padEnd(NAME_LENGTH, '-');
  const lock = await take(name);
  try {
    return await act();
  } finally {
    await new Promise((resolve) => lock.close(resolve));
  }
}

async function take(name) {
  for (;;) {
    const lock = await listen(name);
    if (lock) return lock;
    await sleep(LOOK_AGAIN_MS);
  }
}

function listen(name) {
  return new Promise((resolve, reject) => {
    const server = createServer((socket) => socket.destroy());
    server.once('error', (error) => (error.code === 'EADDRINUSE' ? resolve(undefined) : reject(error)));
    server.listen(name, () => resolve(server));
  });
}
