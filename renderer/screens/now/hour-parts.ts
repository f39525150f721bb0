import type { Today } from '../../../src/contract/today.ts';

type Hour = Today['hours'][number];

/** What became of the receipts of one hour; each is in one part, and together they are all of them. */
export interface HourParts {
  /** In the FN within five minutes. */
  readonly made: number;
  /** Over five minutes with us, made or still waiting. */
  readonly late: number;
  readonly refused: number;
  /** On its way, or waiting for a person. */
  readonly open: number;
}

/** An agent that does not say how many of the late ones wait still is taken to have made them. */
export function partsOf({ received, fiscal, refused, late, lateWaiting = 0 }: Hour): HourParts {
  const made = Math.max(0, fiscal - (late - lateWaiting));
  return { made, late, refused, open: Math.max(0, received - made - late - refused) };
}

/** The same over all hours of the day. */
export function partsOfDay({ hours }: Today): HourParts {
  const all = hours.map(partsOf);
  const sum = (part: keyof HourParts) => all.reduce((total, one) => total + one[part], 0);
  return { made: sum('made'), late: sum('late'), refused: sum('refused'), open: sum('open') };
}
