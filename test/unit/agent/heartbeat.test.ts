import { describe, expect, it } from 'vitest';
import { HeartbeatLane } from '../../../src/agent/heartbeat.ts';
import { KassaError } from '../../../src/core/errors.ts';
import type { Log, LogFacts } from '../../../src/core/ports/log.ts';
import { VirtualClock } from '../../support/virtual-clock.ts';

type Post = (body: string, signal: AbortSignal, clock: VirtualClock) => Promise<void>;

/** A lane on a virtual clock, and what reached the site when, ms after the start. */
function rig(onFinished: (end: () => Promise<void>) => void, post: Post = async () => undefined) {
  const clock = new VirtualClock();
  const sent: { readonly at: number; readonly body: string }[] = [];
  const lines: string[] = [];
  const write = (text: string, facts?: LogFacts) => void lines.push(`${text} ${facts?.['code'] ?? ''}`.trim());
  const log: Log = { info: write, warn: write, error: write };
  const picture = { now: 'first' };
  const lane = new HeartbeatLane({
    clock,
    log,
    compose: () => picture.now,
    post: async (body, signal) => {
      sent.push({ at: clock.monotonicMs(), body });
      await post(body, signal, clock);
    },
  });
  const stop = new AbortController();
  const running = lane.run(stop.signal);
  const end = async () => {
    stop.abort(new Error('stop'));
    await running;
  };
  onFinished(end);
  return { clock, sent, lines, picture, lane, end, times: () => sent.map(({ at }) => at) };
}

describe('the heartbeat of the agent', () => {
  it('beats at once and then every minute', async ({ onTestFinished }) => {
    const { clock, times, lane } = rig(onTestFinished);
    await clock.advance(180_000);
    expect(times()).toEqual([0, 60_000, 120_000, 180_000]);
    expect(lane.lastBeat).toBe(clock.now());
    expect(lane.trouble).toBeUndefined();
  });

  it('tells a change at once, a burst of them once a second, and what stands at that moment', async ({
    onTestFinished,
  }) => {
    const { clock, sent, picture, lane } = rig(onTestFinished);
    await clock.advance(10_000);
    lane.changed();
    await clock.advance(0);
    for (let i = 0; i < 50; i++) {
      picture.now = `change ${i}`;
      lane.changed();
      await clock.advance(30);
    }
    await clock.advance(5_000);
    expect(sent.map(({ at }) => at)).toEqual([0, 10_000, 11_000, 12_000]);
    expect(sent.at(-1)?.body).toBe('change 49');
  });

  it('begins the minute anew after a change', async ({ onTestFinished }) => {
    const { clock, times, lane } = rig(onTestFinished);
    await clock.advance(30_000);
    lane.changed();
    await clock.advance(65_000);
    expect(times()).toEqual([0, 30_000, 90_000]);
  });

  it('has one on its way at a time: the next one tells what changed meanwhile, and no more', async ({
    onTestFinished,
  }) => {
    let onTheWay = 0;
    let most = 0;
    const { clock, sent, picture, lane } = rig(onTestFinished, async (_body, _signal, time) => {
      most = Math.max(most, ++onTheWay);
      await time.sleep(9_000);
      onTheWay -= 1;
    });
    await clock.advance(1_000);
    for (const word of ['second', 'third', 'fourth']) {
      picture.now = word;
      lane.changed();
    }
    await clock.advance(30_000);
    expect(most).toBe(1);
    expect(sent).toEqual([
      { at: 0, body: 'first' },
      { at: 9_000, body: 'fourth' },
    ]);
  });

  it('goes on when the site refuses, says so once, and says when it is over', async ({ onTestFinished }) => {
    let fails = true;
    const { clock, lines, lane, times } = rig(onTestFinished, async () => {
      if (fails) throw new KassaError('CB-863', 'ECONNREFUSED');
    });
    const began = clock.now();
    await clock.advance(600_000);
    expect(times()).toHaveLength(11);
    expect(lane.trouble).toEqual({ code: 'CB-863', detail: 'ECONNREFUSED', since: began });
    expect(lane.lastBeat).toBeUndefined();
    fails = false;
    await clock.advance(60_000);
    expect(lane.trouble).toBeUndefined();
    expect(lines).toEqual(['heartbeat is not taken CB-863', 'heartbeat is taken again']);
  });

  it('survives a picture that cannot be made, without a word of what it held', async ({ onTestFinished }) => {
    const { clock, lane, picture, times } = rig(onTestFinished);
    Object.defineProperty(picture, 'now', {
      get() {
        throw new TypeError('buyer@example.com');
      },
    });
    await clock.advance(120_000);
    expect(lane.trouble).toMatchObject({ code: 'CB-862', detail: 'сигнал не составлен: TypeError' });
    expect(times()).toEqual([0]);
  });

  it('leaves at once with a beat on its way', async ({ onTestFinished }) => {
    const { clock, end, lane } = rig(
      onTestFinished,
      (_, signal) => new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(signal.reason))),
    );
    await clock.advance(2_000);
    await end();
    expect(lane.trouble).toBeUndefined();
  });
});
