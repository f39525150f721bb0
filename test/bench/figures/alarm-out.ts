import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Group } from '../figure.ts';
import { AgentProcess } from '../support/agent-process.ts';
import type { Bench } from '../support/bench.ts';
import { type StartedKkts, startKkts, startShop } from '../support/stands.ts';
import { median } from '../support/statistics.ts';
import { nowUs, until } from '../support/time.ts';
import { makeFirst } from '../support/working-agent.ts';

/** An alarm that stands is not told again, so each time is another cashbox. */
const CASHBOXES = 3;
const CHECKS = 8 * CASHBOXES;
const LIMIT_MS = 90_000;
/** The age from which a backlog is told; as installed it is half an hour, which would be measured too. */
const BACKLOG_HOURS = 0.001;
const SECRET = 'the secret of a bench, long enough';

/** Alarm, its title, its limit in s, and what makes it happen; returns the moment, µs. */
const EVENTS = [
  {
    kind: 'paper-out',
    name: 'alarm-paper-out',
    title: 'бумага кончилась: через сколько сообщение ушло',
    limit: 60,
    begin: async ({ stand }: StartedKkts, index: number) => {
      await stand.use(index, 'paper-out');
      return nowUs();
    },
  },
  {
    kind: 'ofd-backlog',
    name: 'alarm-ofd-away',
    title: 'ОФД недоступен: через сколько после порога сообщение ушло',
    limit: 60,
    begin: async ({ stand }: StartedKkts, index: number) => {
      await stand.use(index, 'ofd-away');
      return nowUs();
    },
  },
  {
    kind: 'cashbox-silent',
    name: 'alarm-cable-out',
    title: 'кабель кассы вынут: через сколько сообщение ушло',
    limit: 5,
    begin: ({ stand }: StartedKkts, index: number) => stand.unplug(index),
  },
] as const;

export const alarmOut: Group = {
  limitS: 420,
  figures: EVENTS.map(({ name, title, limit }) => ({ name, title, unit: 's', limit, better: 'less' })),
  async measure(bench) {
    const hook = await listen(bench);
    const [kkts, shop] = await Promise.all([startKkts(bench, { count: CASHBOXES, line: 'instant' }), startShop(bench)]);
    const settings = {
      alarms: { ofdBacklogHours: [BACKLOG_HOURS] },
      notify: [{ id: 'hook', kind: 'webhook', url: hook.url, secretFile: 'hook-secret' }],
    };
    const agent = new AgentProcess(bench, {
      link: shop.link,
      ports: kkts.ports,
      more: { settings, files: { 'hook-secret': SECRET } },
    });
    await makeFirst(agent, shop, CASHBOXES);
    const measurements = [];
    for (const { kind, name, begin } of EVENTS) {
      const seconds: number[] = [];
      for (let index = 0; index < CASHBOXES; index++) {
        const beginUs = await begin(kkts, index);
        // A document that waits is what an OFD that is away does to a shop; which cashbox gets a check, the shop decides.
        if (kind === 'ofd-backlog') await shop.stand.makeChecks(CHECKS);
        const key = `"${kind}:kassa-${index + 1}"`;
        await until(`тревога ${key}`, async () => hook.heardUs(key) !== undefined, LIMIT_MS);
        seconds.push(((hook.heardUs(key) ?? 0) - beginUs) / 1e6);
      }
      const notes = [`обычно ${median(seconds).toFixed(1)} с, худшее из ${CASHBOXES}; до приёма webhook`];
      measurements.push({ name, value: Math.max(...seconds), notes });
    }
    return measurements;
  },
};

/** A webhook that remembers when it first heard of each alarm. */
async function listen(bench: Bench): Promise<{ readonly url: string; heardUs(key: string): number | undefined }> {
  const heard: { readonly atUs: number; readonly body: string }[] = [];
  const server = createServer((request, response) => {
    const pieces: Buffer[] = [];
    request.on('data', (piece: Buffer) => pieces.push(piece));
    request.on('end', () => {
      heard.push({ atUs: nowUs(), body: Buffer.concat(pieces).toString() });
      response.end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  bench.atEnd(() => void server.close());
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/hook`,
    heardUs: (key) => heard.find(({ body }) => body.includes(key))?.atUs,
  };
}
