import { readdirSync, readFileSync } from 'node:fs';

/** The driver host of an agent with one cashbox; undefined while there is none. Linux only. */
export function driverHostOf(agentPid: number): number | undefined {
  return childrenOf(agentPid).find((pid) => read(`/proc/${pid}/cmdline`).includes('driver-host'));
}

function childrenOf(pid: number): number[] {
  const path = `/proc/${pid}/task`;
  return readdirSync(path).flatMap((task) => read(`${path}/${task}/children`).split(' ').filter(Boolean).map(Number));
}

/** A process or thread that has ended meanwhile says nothing. */
function read(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
