import { type Life, type Point, runPoint } from './lives.ts';
import { HEALTHY, type Mood } from './moods.ts';
import type { Way } from './ways.ts';

export interface Swept {
  readonly wrong: readonly string[];
  readonly points: number;
}

type Case = Omit<Point, 'stops'>;

/** Runs once without a stop, then once for every boundary chosen of that run. */
export async function sweep(at: Case, choose: (life: Life) => readonly number[]): Promise<Swept> {
  const clean = await runPoint({ ...at, stops: [] });
  const wrong = [...clean.wrong];
  const [life] = clean.lives;
  const stops = life ? choose(life) : [];
  for (const stop of stops) wrong.push(...(await runPoint({ ...at, stops: [stop] })).wrong);
  return { wrong, points: stops.length + 1 };
}

/** Sweeps several cases one after the other. */
export async function sweepAll(cases: readonly Case[], choose: (life: Life) => readonly number[]): Promise<Swept> {
  const all: Swept[] = [];
  for (const at of cases) all.push(await sweep(at, choose));
  return { wrong: all.flatMap(({ wrong }) => wrong), points: all.reduce((sum, { points }) => sum + points, 0) };
}

/** Each way with each mood at each of its deciding commands. */
export function crossed(ways: readonly Way[], model: 61 | 77, moods: readonly Mood[]): Case[] {
  return ways
    .filter(({ models }) => models.includes(model))
    .flatMap((way) =>
      moods.flatMap((mood): Case[] =>
        mood === HEALTHY ? [{ way, model, mood }] : way.deciding.map((command) => ({ way, model, mood, command })),
      ),
    );
}

/** Says how far a campaign went; tests may print. */
export function said(name: string, { points }: Swept): void {
  console.log(`${name}: ${points} points`);
}
