import { describe, expect, test } from 'vitest';
import { heartbeatPost } from '../../src/adapters/heartbeat/heartbeat-post.ts';
import { signedHeaders } from '../../src/adapters/heartbeat/signature.ts';
import { systemClock } from '../../src/adapters/system/system-clock.ts';
import { HeartbeatLane } from '../../src/agent/heartbeat.ts';
import { saySkipped } from '../support/tiny-fptr.ts';
import { preparePhp } from './php.ts';
import { PhpSite, SECRET } from './php-site.ts';
import { AGENT_ID, sampleBeat } from './sample-snapshot.ts';

const missing = preparePhp();
if (missing) saySkipped('сигнал агента на сайте (kassabridge.php по HTTP)', missing);

describe.skipIf(missing)('the drop-in takes a heartbeat', () => {
  test('of the real adapter, and keeps it', async ({ onTestFinished }) => {
    const site = await PhpSite.start(onTestFinished);
    const sequence = Date.now();
    await site.beat(sampleBeat(sequence));
    expect(site.state.heartbeat).toMatchObject({ sequence, agentId: AGENT_ID });
    await site.beat(sampleBeat(sequence + 1));
    expect(site.state.heartbeat).toMatchObject({ sequence: sequence + 1 });
  });

  test('of the lane of the agent, at once and at each change', async ({ onTestFinished }) => {
    const site = await PhpSite.start(onTestFinished);
    const post = heartbeatPost({ url: site.url, secret: () => SECRET, clock: systemClock });
    const log = { info: () => undefined, warn: () => undefined, error: () => undefined };
    const stop = new AbortController();
    const taken = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    let count = 0;
    const lane = new HeartbeatLane({
      clock: systemClock,
      log,
      compose: () => sampleBeat(),
      post: async (body, signal) => {
        await post(body, signal);
        taken[count++]?.resolve();
      },
    });
    const running = lane.run(stop.signal);
    await taken[0]?.promise;
    const first = site.state.heartbeat?.sequence ?? 0;
    lane.changed();
    await taken[1]?.promise;
    expect(site.state.heartbeat?.sequence).toBeGreaterThan(first);
    expect(lane.trouble).toBeUndefined();
    stop.abort();
    await running;
  });

  test('and refuses one signed with another key, in the words of the catalog', async ({ onTestFinished }) => {
    const site = await PhpSite.start(onTestFinished);
    await expect(site.beat(sampleBeat(), 'f'.repeat(32))).rejects.toMatchObject({ code: 'CB-861' });
    await expect(site.get('?probe=1')).resolves.toMatchObject({ status: 503 });
  });

  test('and refuses one that was changed on its way, or has no signature', async ({ onTestFinished }) => {
    const site = await PhpSite.start(onTestFinished);
    const forged = await site.post(sampleBeat(), { signed: sampleBeat(1) });
    expect(forged).toMatchObject({ status: 403, text: '{"ok":false,"reason":"signature"}' });
    await expect(site.postWith(sampleBeat(), {})).resolves.toMatchObject({ status: 403 });
    const { 'X-KassaBridge-Signature': signature = '' } = signedHeaders(SECRET, sampleBeat(), Date.now());
    const stamped = { 'X-KassaBridge-Timestamp': '1e9', 'X-KassaBridge-Signature': signature };
    await expect(site.postWith(sampleBeat(), stamped)).resolves.toMatchObject({ status: 403 });
  });

  test('and refuses the same bytes a second time', async ({ onTestFinished }) => {
    const site = await PhpSite.start(onTestFinished);
    const body = sampleBeat();
    const headers = signedHeaders(SECRET, body, Date.now());
    await expect(site.postWith(body, headers)).resolves.toMatchObject({ status: 200 });
    const replayed = await site.postWith(body, headers);
    expect(replayed).toMatchObject({ status: 409, text: '{"ok":false,"reason":"sequence"}' });
  });

  test('and refuses an older one that comes after a newer one', async ({ onTestFinished }) => {
    const site = await PhpSite.start(onTestFinished);
    const sequence = Date.now();
    await site.beat(sampleBeat(sequence));
    const late = site.beat(sampleBeat(sequence - 1));
    await expect(late).rejects.toMatchObject({ code: 'CB-862', detail: 'сайт уже принял более новый сигнал' });
    expect(site.state.heartbeat?.sequence).toBe(sequence);
  });

  test.for([
    ['the past', -400],
    ['the future', 400],
  ] as const)('and refuses one of %s by its clock, and says how far', async ([, seconds], { onTestFinished }) => {
    const site = await PhpSite.start(onTestFinished);
    const answer = await site.post(sampleBeat(), { offsetMs: seconds * 1_000 });
    expect(answer.status).toBe(400);
    const { reason, skewSeconds } = JSON.parse(answer.text);
    expect(reason).toBe('timestamp');
    expect(Math.abs(skewSeconds - seconds)).toBeLessThan(5);
  });

  test('and refuses a number of the future, which would shut out all that follow', async ({ onTestFinished }) => {
    const site = await PhpSite.start(onTestFinished);
    await expect(site.post(sampleBeat(Date.now() + 400_000))).resolves.toMatchObject({ status: 409 });
    await site.beat(sampleBeat());
  });

  test.for([
    ['what is no JSON', 'привет', 400, 'json'],
    ['JSON that is no object', '7', 400, 'json'],
    ['an object without a number', '{"version":1,"agentId":"a"}', 400, 'json'],
    ['a number that is text', '{"version":1,"agentId":"a","sequence":"9"}', 400, 'json'],
    ['another version', '{"version":2}', 400, 'version'],
    ['JSON too deep', '['.repeat(5_000), 400, 'json'],
    ['too much', `"${'x'.repeat(300_000)}"`, 413, 'size'],
  ] as const)('and refuses %s', async ([, body, status, reason], { onTestFinished }) => {
    const site = await PhpSite.start(onTestFinished);
    await expect(site.post(body)).resolves.toMatchObject({ status, text: JSON.stringify({ ok: false, reason }) });
  });

  test('and hears one agent alone: another one takes over only when the first is silent', async ({
    onTestFinished,
  }) => {
    const site = await PhpSite.start(onTestFinished);
    await site.beat(sampleBeat());
    const other = () => site.beat(sampleBeat(undefined, undefined, 'another'));
    await expect(other()).rejects.toMatchObject({ code: 'CB-862', detail: expect.stringContaining('другой агент') });
    site.age(600);
    await other();
    expect((await site.get()).text).toContain('Агент сменился');
  });

  test('once when twenty come at the same moment, and the newest of twenty stays', async ({ onTestFinished }) => {
    const site = await PhpSite.start(onTestFinished, { workers: 4 });
    const sequence = Date.now() - 1_000;
    const same = await Promise.all(Array.from({ length: 20 }, () => site.post(sampleBeat(sequence))));
    expect(same.map(({ status }) => status).toSorted()).toEqual([200, ...Array.from({ length: 19 }, () => 409)]);
    const growing = await Promise.all(Array.from({ length: 20 }, (_, i) => site.post(sampleBeat(sequence + 1 + i))));
    expect(growing.every(({ status }) => status === 200 || status === 409)).toBe(true);
    expect(site.state.heartbeat?.sequence).toBe(sequence + 20);
  });

  test('and answers other methods and a site without settings in words', async ({ onTestFinished }) => {
    const site = await PhpSite.start(onTestFinished, { config: { secret: 'short' } });
    expect((await fetch(site.url, { method: 'DELETE' })).status).toBe(405);
    const answer = await site.post(sampleBeat());
    expect(answer).toMatchObject({ status: 503, text: '{"ok":false,"reason":"not-configured"}' });
  });
});
