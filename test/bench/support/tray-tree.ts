import { readdirSync, readFileSync } from 'node:fs';
import { cpuClock } from './cpu-clock.ts';
import { memoryOf } from './proc.ts';

/** Clock ticks of /proc, ms. */
const TICK_MS = 10;
/** Which field of /proc/PID/stat holds the time of children that have ended and were waited for, counted from behind the name. */
const ENDED_CHILDREN = [13, 14] as const;

/** One process of a tree. */
export interface TreeProcess {
  readonly pid: number;
  /** What it is, in a word. */
  readonly part: string;
}

export interface TreeMemory {
  /** PSS of all of them. */
  readonly totalMib: number;
  /** The same by part, largest first. */
  readonly parts: ReadonlyMap<string, number>;
}

/** These processes and all they have started, directly or not. Linux only. */
export function treeOf(roots: readonly number[]): readonly TreeProcess[] {
  const found = new Set<number>();
  const waiting = [...roots];
  for (let pid = waiting.pop(); pid !== undefined; pid = waiting.pop()) {
    if (found.has(pid)) continue;
    found.add(pid);
    waiting.push(...childrenOf(pid));
  }
  return [...found].map((pid) => ({ pid, part: partOf(read(`/proc/${pid}/cmdline`)) }));
}

/** @throws {Error} when a process of the tree is gone: a sum without it would be a lie */
export function treeMemory(roots: readonly number[]): TreeMemory {
  const parts = new Map<string, number>();
  for (const { pid, part } of treeOf(roots)) parts.set(part, (parts.get(part) ?? 0) + memoryOf(pid).pssMib);
  const sorted = [...parts].toSorted(([, a], [, b]) => b - a);
  return { totalMib: sorted.reduce((total, [, mib]) => total + mib, 0), parts: new Map(sorted) };
}

/** CPU time of a tree so far, ms: of those that live by their own clocks, of those that have ended by their parents' books. */
export function treeCpuMs(roots: readonly number[]): number {
  return treeOf(roots).reduce((total, { pid }) => total + cpuClock(pid)() + endedChildrenMs(pid), 0);
}

function endedChildrenMs(pid: number): number {
  const text = read(`/proc/${pid}/stat`);
  // The name of the program may hold anything; fields are counted from behind its closing bracket.
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
  return ENDED_CHILDREN.reduce((total, at) => total + Number(fields[at]) * TICK_MS, 0);
}

function partOf(commandLine: string): string {
  if (commandLine.includes('driver-host')) return 'дочерний процесс драйвера';
  if (commandLine.includes('kassabridge.mjs')) return 'агент';
  const type = /--type=([a-z-]+)/.exec(commandLine)?.[1];
  return type === undefined ? 'главный процесс Electron' : (HELPERS[type] ?? type);
}

const HELPERS: Readonly<Record<string, string>> = {
  zygote: 'zygote',
  'gpu-process': 'процесс графики',
  utility: 'сетевая служба',
  renderer: 'страница',
};

function childrenOf(pid: number): number[] {
  const path = `/proc/${pid}/task`;
  return said(() => readdirSync(path), []).flatMap((task) =>
    read(`${path}/${task}/children`).split(' ').filter(Boolean).map(Number),
  );
}

const read = (path: string): string => said(() => readFileSync(path, 'utf8'), '');

/** A process or thread that has ended meanwhile says nothing. */
function said<T>(ask: () => T, nothing: T): T {
  try {
    return ask();
  } catch {
    return nothing;
  }
}
