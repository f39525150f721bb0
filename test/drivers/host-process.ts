import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import process from 'node:process';

/**
 * The driver host that lives in this folder, found as a child of this process. Linux only.
 *
 * @returns undefined while none runs
 */
export function hostIn(folder: string): number | undefined {
  return childrenOf(process.pid).find((pid) => folderOf(pid) === folder);
}

function childrenOf(parent: number): readonly number[] {
  return readdirSync(`/proc/${parent}/task`).flatMap((task) => childrenOfTask(parent, task));
}

function childrenOfTask(parent: number, task: string): readonly number[] {
  try {
    return readFileSync(`/proc/${parent}/task/${task}/children`, 'utf8').trim().split(' ').filter(Boolean).map(Number);
  } catch {
    // A thread that has ended meanwhile.
    return [];
  }
}

function folderOf(pid: number): string | undefined {
  try {
    return readlinkSync(`/proc/${pid}/cwd`);
  } catch {
    return undefined;
  }
}

/** The library's process dies as by a crash: at once and without a word. */
export function killHostIn(folder: string): void {
  const pid = hostIn(folder);
  if (pid === undefined) throw new Error('No driver host runs that could be killed');
  process.kill(pid, 'SIGKILL');
}
