import type { StatusSnapshot } from '../../../src/contract/snapshot.ts';

/** Another text whenever something has happened to a receipt that the agent's picture tells of. */
export function stampOf(snapshot: StatusSnapshot | undefined): string {
  if (!snapshot) return '';
  const { queue, recent, parked, startedAt } = snapshot;
  return JSON.stringify([startedAt, queue, recent, parked]);
}
