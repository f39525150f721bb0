import { median } from './statistics.ts';
import { sleep } from './time.ts';
import { type TreeMemory, treeMemory } from './tray-tree.ts';

const READINGS = 5;
const APART_MS = 1_000;

/** Memory of a tree that has come to rest: the reading in the middle of some, one a second. */
export async function memoryAtRest(roots: readonly number[]): Promise<TreeMemory> {
  const readings: TreeMemory[] = [];
  for (let reading = 0; reading < READINGS; reading++) {
    await sleep(APART_MS);
    readings.push(treeMemory(roots));
  }
  const middle = median(readings.map(({ totalMib }) => totalMib));
  const found = readings.find(({ totalMib }) => totalMib === middle);
  if (!found) throw new Error('нечего считать: нет ни одного замера');
  return found;
}

/** `главный процесс Electron 58,5, агент 40,4`: MiB, largest first. */
export function partsInWords({ parts }: TreeMemory): string {
  return [...parts].map(([part, mib]) => `${part} ${words(mib)}`).join(', ');
}

/** What has grown or shrunk by more than a tenth of a MiB. */
export function changeInWords(before: TreeMemory, after: TreeMemory): string {
  const names = [...new Set([...before.parts.keys(), ...after.parts.keys()])];
  const changes = names.map((name) => [name, (after.parts.get(name) ?? 0) - (before.parts.get(name) ?? 0)] as const);
  return changes
    .filter(([, mib]) => Math.abs(mib) >= 0.1)
    .toSorted(([, a], [, b]) => b - a)
    .map(([name, mib]) => `${name} ${mib > 0 ? '+' : '−'}${words(Math.abs(mib))}`)
    .join(', ');
}

/** One decimal, as Russian writes it. */
export function words(value: number): string {
  return value.toFixed(1).replace('.', ',');
}
