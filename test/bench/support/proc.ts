import { existsSync, readFileSync } from 'node:fs';

/** Does this system tell about its processes under /proc? */
export const HAS_PROC = existsSync('/proc/self/smaps_rollup') && existsSync('/proc/self/stat');

/** Clock ticks of /proc, ms: USER_HZ is 100 on every Linux that Node runs on. */
const TICK_MS = 10;

export interface ProcessMemory {
  /** Memory of the process, shared pages by their share. */
  readonly pssMib: number;
  readonly rssMib: number;
}

export function memoryOf(pid: number): ProcessMemory {
  const text = readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8');
  const mib = (name: string) => Number(new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(text)?.[1] ?? Number.NaN) / 1024;
  return { pssMib: mib('Pss'), rssMib: mib('Rss') };
}

/** CPU time of the whole process so far, its own and the system's for it, ms. */
export function cpuMsOf(pid: number): number {
  const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
  // The name of the program may hold anything; fields are counted from behind its closing bracket.
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11]) + Number(fields[12])) * TICK_MS;
}
