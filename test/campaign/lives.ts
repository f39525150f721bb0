import { existsSync } from 'node:fs';
import { SELDOM } from '../support/alarms.ts';
import { TestProcess } from '../support/process.ts';
import { Witness } from '../support/witness.ts';
import { World } from '../support/world.ts';
import { HEALTHY, type Mood } from './moods.ts';
import { documentsOf, wrongAt } from './right-end.ts';
import type { Way } from './ways.ts';

const HOUR_MS = 3_600_000;
/** Longer than any device may still work on something that nobody waits for. */
const AFTERMATH_MS = 10 * 60_000;
const LOOK_EVERY_MS = 4_000;
/** Thousands of journals: in memory where the system has such a place. */
export const QUICK_FOLDER = existsSync('/dev/shm') ? '/dev/shm' : undefined;

export interface Point {
  readonly way: Way;
  readonly model: 61 | 77;
  readonly mood?: Mood;
  /** Which of the deciding commands of the way the mood is about. */
  readonly command?: string;
  /** Boundary to stop each life at, from 1; lives after the last one are not stopped. */
  readonly stops: readonly number[];
}

export interface Outcome {
  /** Empty when all is well. Each line names the point. */
  readonly wrong: readonly string[];
  readonly lives: readonly Life[];
}

/** The boundaries of one life of the agent: name, time in ms, and the stamp of the world at each. */
export interface Life extends Pick<TestProcess, 'passed' | 'passedAt' | 'stamps'> {
  /** Stamps at which deciding commands left, over all lives. */
  readonly decidedAt: readonly number[];
}

/** Number of the boundary that comes last of `names`, looked for one after the other. @throws when there is none */
export function boundaryOf(passed: readonly string[], ...names: readonly string[]): number {
  let at = -1;
  for (const name of names) {
    at = passed.indexOf(name, at + 1);
    if (at < 0) throw new Error(`No boundary "${name}" in ${passed.join(', ')}`);
  }
  return at + 1;
}

/** Runs one way through stops and troubles to its end, and looks at what came of it. */
export async function runPoint({ way, model, mood = HEALTHY, command, stops }: Point): Promise<Outcome> {
  const witness = new Witness();
  const world = new World({
    alarms: SELDOM,
    kkts: [{ model }],
    disk: (journal) => witness.journal(journal),
    line: (open, i) => witness.line(open, i),
    ...(QUICK_FOLDER && { folder: QUICK_FOLDER }),
    ...way.options,
  });
  const lives: Life[] = [];
  const wrong: string[] = [];
  try {
    await way.prepare(world);
    mood.begin(world, command ?? way.deciding[0] ?? '4A');
    await live(world, witness, stops, lives);
    wrong.push(...wrongAt(world, way.expected));
    wrong.push(...(way.alsoWrong?.(world) ?? []));
    if (process.env['KASSABRIDGE_TRACE']) trace(world);
    wrong.push(...(await aftermath(world)));
  } catch (error) {
    wrong.push(error instanceof Error ? (error.stack ?? error.message) : String(error));
  } finally {
    world.close();
  }
  wrong.push(...new Set(witness.breaches));
  return { wrong: wrong.map((text) => `${nameOf({ way, model, mood, stops }, lives)}: ${text}`), lives };
}

async function live(world: World, witness: Witness, stops: readonly number[], lives: Life[]): Promise<void> {
  for (const stopAt of [...stops, 0]) {
    const process = new TestProcess(stopAt);
    process.stampOf = () => witness.changes;
    const { passed, passedAt, stamps } = process;
    lives.push({ passed, passedAt, stamps, decidedAt: witness.decidedAt });
    world.start(process);
    await world
      .until(() => !process.alive || isOver(world), HOUR_MS, LOOK_EVERY_MS)
      .catch((error: Error) => {
        throw new Error(`${error.message}: ${unfinished(world)}`);
      });
    if (process.alive) return;
  }
}

const FINAL: readonly string[] = ['fiscal', 'done', 'refused', 'parked'];

function isOver(world: World): boolean {
  const { checks, reported, failed } = world.shop.admin.counters();
  const { journal } = world;
  if (!journal || (checks > reported + failed && checks > reported + failed + journal.counts().parked)) return false;
  return journal.nextOwedAt('shop') === undefined && journal.recent(50).every(({ life }) => FINAL.includes(life.state));
}

function unfinished(world: World): string {
  const jobs = world.journal?.recent(20).map(({ kind, life, report }) => JSON.stringify({ kind, life, report }));
  return `${jobs?.join('; ')} ${world.logged.slice(-5).join('; ')}`;
}

/** Whatever the device still does when nobody is there any more must not become a second document. */
async function aftermath(world: World): Promise<string[]> {
  world.kill();
  await world.clock.advance(AFTERMATH_MS);
  return world.shop.admin
    .checks()
    .filter((check) => documentsOf(world, check).length > 1)
    .map((check) => `check ${check.id} got another document afterwards`);
}

function nameOf({ way, model, mood, stops }: Point, lives: readonly Life[]): string {
  const where = stops.map((stop, i) => `#${stop} ${lives[i]?.passed[stop - 1] ?? 'never reached'}`).join(', then ');
  return `${way.name} on ${model}, ${mood?.name}, stopped at ${where || 'no point'}`;
}

/** The time lines of everything, for reading one failure. */
function trace(world: World): void {
  for (const job of world.journal?.recent(50).toReversed() ?? []) {
    console.log(`${job.id} ${job.kind} ${job.life.state}`);
    for (const { at, what, detail } of world.journal?.timeline(job.id) ?? [])
      console.log(`  ${new Date(at).toISOString()} ${what} ${detail}`);
  }
  console.log(world.logged.join('\n'));
}
