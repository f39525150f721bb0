import { type Figure, type Group, holds, type Measurement } from './figure.ts';
import { Bench } from './support/bench.ts';
import { sleep } from './support/time.ts';
import { busyNote, headline, noteLine, resultLine } from './words.ts';

/** One figure as the JSON of the bench tells it. */
export interface FigureResult {
  readonly name: string;
  readonly value: number | null;
  readonly unit: string;
  readonly limit: number | null;
  readonly holds: boolean | null;
}

/** @param only what the command line named: beginnings of names, nothing for all of them */
export function isWanted(name: string, only: readonly string[], onlyByName: boolean): boolean {
  if (onlyByName) return only.includes(name);
  return only.length === 0 || only.some((wanted) => name.startsWith(wanted));
}

/** Measures one group after another, so that none disturbs another; a group that fails is said and the run goes on. */
export async function runGroups(
  groups: readonly Group[],
  wants: (name: string, onlyByName: boolean) => boolean,
): Promise<FigureResult[]> {
  const results: FigureResult[] = [];
  console.log(headline());
  for (const group of groups) {
    const wanted = group.figures.filter(({ name }) => wants(name, group.onlyByName ?? false));
    if (wanted.length === 0) continue;
    const busy = busyNote();
    const measurements = await measureOrSayWhy(group);
    if (busy) console.log(noteLine(busy));
    for (const figure of wanted) results.push(tell(figure, measurementOf(figure, measurements)));
  }
  return results;
}

function tell(figure: Figure, measurement: Measurement): FigureResult {
  const { name, unit, limit } = figure;
  const value = measurement.value === null ? null : rounded(measurement.value);
  const result = { name, value, unit, limit, holds: holds(figure, measurement) };
  console.log(resultLine(figure, result, measurement));
  for (const note of measurement.notes ?? []) console.log(noteLine(note));
  return result;
}

function measurementOf({ name }: Figure, measurements: readonly Measurement[]): Measurement {
  return measurements.find((one) => one.name === name) ?? { name, value: null, notes: ['замер не дал этого числа'] };
}

async function measureOrSayWhy(group: Group): Promise<readonly Measurement[]> {
  const bench = new Bench();
  const stop = new AbortController();
  const tooLong = sleep(group.limitS * 1_000, stop.signal).then(() => {
    throw new Error(`не уложились в ${group.limitS} с`);
  });
  try {
    return await Promise.race([group.measure(bench), tooLong]);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    if (process.env['BENCH_DEBUG'] && error instanceof Error) console.error(error.stack);
    return group.figures.map(({ name }) => ({ name, value: null, notes: [reason] }));
  } finally {
    stop.abort();
    tooLong.catch(() => undefined);
    await bench.end();
  }
}

function rounded(value: number): number {
  return Number(value.toPrecision(4));
}
