import type { Bench } from './support/bench.ts';

/** One figure of the bench. Its name, unit and limit are part of the command line and stay as they are. */
export interface Figure {
  readonly name: string;
  /** What a person reads beside the name. */
  readonly title: string;
  readonly unit: string;
  /** Null: only told, no limit is named. */
  readonly limit: number | null;
  readonly better: 'less' | 'more';
}

/** What came of it. `value` null: could not be measured, and the notes say why. */
export interface Measurement {
  readonly name: string;
  readonly value: number | null;
  /** Not the product's fault: this computer has no way to tell. Such a figure neither holds nor misses. */
  readonly isNotForHere?: true;
  readonly notes?: readonly string[];
}

/** Figures that come out of one measurement. */
export interface Group {
  readonly figures: readonly Figure[];
  /** After so many seconds it is given up and the run goes on. */
  readonly limitS: number;
  /** It lasts too long for every run: measured only when its name is said in full. */
  readonly onlyByName?: true;
  measure(bench: Bench): Promise<readonly Measurement[]>;
}

export function holds({ limit, better }: Figure, { value, isNotForHere }: Measurement): boolean | null {
  if (limit === null || isNotForHere) return null;
  if (value === null) return false;
  return better === 'less' ? value <= limit : value >= limit;
}
