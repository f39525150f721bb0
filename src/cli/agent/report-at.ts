import type { Settings } from '../../adapters/system/settings/schema.ts';

/** When the nightly report is due, ms after local midnight; undefined: only when somebody asks. */
export function reportAtMs({ at }: Settings['report']): number | undefined {
  if (at === null) return undefined;
  const [hours = 0, minutes = 0] = at.split(':').map(Number);
  return (hours * 60 + minutes) * 60_000;
}
