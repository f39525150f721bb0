import { describe, expect, it } from 'vitest';
import { PauseSwitch } from '../../../src/agent/pause.ts';
import { memoryOfTest } from '../../support/alarms.ts';
import { VirtualClock } from '../../support/virtual-clock.ts';

const HOUR = 3_600_000;
const log = { info: () => undefined, warn: () => undefined, error: () => undefined };
const localTime = (now: number) => new Date(now).toISOString().slice(0, 19);

/** A wall clock that can be set, over one that only runs. */
class SetClock extends VirtualClock {
  setBackMs = 0;
  override now(): number {
    return super.now() - this.setBackMs;
  }
}

function paused(forMs: number, pauseMemory = memoryOfTest()) {
  const clock = new SetClock();
  const one = new PauseSwitch({ pauseMemory, clock, log, localTime });
  one.begin(clock.now() + forMs, 'Петров');
  return { one, clock, pauseMemory };
}

describe('a pause', () => {
  it('of an hour is over after an hour though the wall clock was set back', async () => {
    const { one, clock } = paused(HOUR);
    await clock.advance(HOUR / 2);
    clock.setBackMs = 100 * HOUR;
    expect(one.current).toBeDefined();
    await clock.advance(HOUR / 2);
    expect(one.current).toBe(undefined);
    expect(one.obstacle).toBe(undefined);
  });

  it('is over after a day at most when it is read back with a clock that was set back', async () => {
    const { clock, pauseMemory } = paused(HOUR);
    clock.setBackMs = 1_000 * HOUR;
    const next = new PauseSwitch({ pauseMemory, clock, log, localTime });
    expect(next.current).toBeDefined();
    await clock.advance(24 * HOUR);
    expect(next.current).toBe(undefined);
  });

  it.each([[undefined], ['?'], [{ version: 2, pause: { until: 9e15, by: 'x', since: 0 } }], [{ version: 1 }]])(
    'is not made of %j',
    (kept) => {
      const pauseMemory = { load: () => kept, save: () => undefined };
      const one = new PauseSwitch({ pauseMemory, clock: new VirtualClock(), log, localTime });
      expect(one.current).toBe(undefined);
    },
  );

  it('that the disk does not take neither begins nor ends', () => {
    let isFull = true;
    const kept = memoryOfTest();
    const pauseMemory = {
      load: kept.load,
      save: (state: unknown) => {
        if (isFull) throw new Error('disk full');
        kept.save(state);
      },
    };
    const clock = new VirtualClock();
    const one = new PauseSwitch({ pauseMemory, clock, log, localTime });
    expect(() => one.begin(clock.now() + HOUR, 'Петров')).toThrow('disk full');
    expect(one.current).toBe(undefined);
    isFull = false;
    one.begin(clock.now() + HOUR, 'Петров');
    isFull = true;
    expect(() => one.end('Петров')).toThrow('disk full');
    expect(one.current).toBeDefined();
  });

  it('tells whoever listens at its beginning, at a new end and when it is over', async () => {
    const { one, clock } = paused(HOUR);
    let told = 0;
    one.onChanged = () => {
      told += 1;
    };
    const stop = new AbortController();
    const running = one.run(stop.signal);
    one.begin(clock.now() + 2 * HOUR, 'Сидоров');
    expect(told).toBe(1);
    await clock.advance(2 * HOUR + 1);
    expect(told).toBe(2);
    one.begin(clock.now() + HOUR, 'Сидоров');
    one.end('Сидоров');
    expect(told).toBe(4);
    stop.abort();
    await clock.run(running);
  });
});
