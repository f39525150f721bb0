import type { Life } from './lives.ts';

/** After so long without a change in the world a life is only waiting: it asks the same again and again. */
const WAITING_AFTER_MS = 2_000;
/** Of such a wait so many boundaries are taken at its beginning, and every so-manieth of the rest. */
const WAIT_HEAD = 10;
const WAIT_STEP = 173;

/** `KASSABRIDGE_CAMPAIGN=full` takes nothing out: every telling boundary of every way with every mood. */
export const IS_FULL = process.env['KASSABRIDGE_CAMPAIGN'] === 'full';

/** Which boundaries a sampled sweep takes; another seed takes others. */
export const SEED = Number(process.env['KASSABRIDGE_SEED'] ?? 20_261_124);

/** Every boundary of a life, from 1. */
export const everyStop = ({ passed }: Pick<Life, 'passed'>): number[] => passed.map((_, i) => i + 1);

/**
 * Boundaries that stand for all the others: where nothing was written and nothing but readings left, a restart finds
 * the same world at each boundary, so the first, the last and one between are taken; around a deciding command, and at
 * everything that crosses the disk or the net, every one. That the boundaries of a wait are alike was tried once with all
 * of them (3,830 of a sale whose close was not heard).
 */
export function tellingStops(life: Life): number[] {
  const { passed, passedAt, stamps, decidedAt } = life;
  const telling: number[] = [];
  for (let from = 0; from < passed.length; ) {
    let to = from;
    while (to + 1 < passed.length && stamps[to + 1] === stamps[from]) to += 1;
    const stamp = stamps[from] ?? 0;
    const decides = decidedAt.some((at) => stamp >= at - 2 && stamp <= at + 1);
    const middle = Math.floor((from + to) / 2);
    for (let i = from, waited = 0; i <= to; i++) {
      const isWaiting = (passedAt[i] ?? 0) - (passedAt[from] ?? 0) > WAITING_AFTER_MS;
      if (isWaiting) waited += 1;
      const isEdge = i === from || i === to || i === middle;
      const isDecisive = decides && !isWaiting;
      const isPartOfWait = decides && isWaiting && (waited <= WAIT_HEAD || waited % WAIT_STEP === 0);
      if (isEdge || isDecisive || isPartOfWait || crossesDiskOrNet(passed[i])) telling.push(i + 1);
    }
    from = to + 1;
  }
  return telling;
}

function crossesDiskOrNet(name: string | undefined): boolean {
  return name !== undefined && name !== 'data' && !name.endsWith('write');
}

/** Every so-manieth of a list, beginning at a place that depends on the seed. Everything in full campaigns. */
export function sampled<T>(list: readonly T[], step: number, seed: number): T[] {
  return IS_FULL ? [...list] : list.filter((_, i) => (i + seed) % step === 0);
}

/** At most so many of a list, spread over it, beginning at a place that depends on the seed. Everything in full campaigns. */
export function atMost<T>(list: readonly T[], most: number, seed: number): T[] {
  return sampled(list, Math.max(1, Math.ceil(list.length / most)), seed);
}
