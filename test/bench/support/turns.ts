import { median } from './statistics.ts';

/** What one time of a work cost. */
export interface Cost {
  readonly wallMs: number;
  readonly cpuMs: number;
}

export interface Side {
  /** Some times of the work, warm. */
  turn(): Promise<readonly Cost[]>;
}

export interface Turns {
  readonly ours: readonly (readonly Cost[])[];
  readonly theirs: readonly (readonly Cost[])[];
}

/** Two ways to do the same, turn by turn: whatever else this computer does hits both alike. */
export async function inTurns(ours: Side, theirs: Side, rounds: number): Promise<Turns> {
  const turns = { ours: [] as (readonly Cost[])[], theirs: [] as (readonly Cost[])[] };
  for (let round = 0; round < rounds; round++) {
    turns.ours.push(await ours.turn());
    turns.theirs.push(await theirs.turn());
  }
  return turns;
}

/** Middle of the ratios of the rounds, each of them middle to middle. */
export function ratioOf({ ours, theirs }: Turns, cost: keyof Cost): number {
  const middle = (turn: readonly Cost[] = []) => median(turn.map((one) => one[cost]));
  return median(ours.map((turn, round) => middle(turn) / middle(theirs[round])));
}

/** Middle of all times. */
export function middleOf(turns: readonly (readonly Cost[])[], cost: keyof Cost): number {
  return median(turns.flat().map((one) => one[cost]));
}
