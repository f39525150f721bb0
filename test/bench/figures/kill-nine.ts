import type { Group } from '../figure.ts';
import { AgentProcess } from '../support/agent-process.ts';
import { JournalWatch } from '../support/journal-watch.ts';
import { startKkts, startShop } from '../support/stands.ts';
import { until, within } from '../support/time.ts';
import { makeFirst } from '../support/working-agent.ts';

/** The command at whose coming the agent is killed: tag, opening, items, and the close that is done all the same. */
const MOMENTS: readonly (readonly [hex: string, nth: number])[] = [
  ['E8', 1],
  ['92', 1],
  ['EB', 1],
  ['4A', 1],
  ['92', 1],
  ['4A', 1],
];
const LIMIT_MS = 60_000;

export const killNine: Group = {
  limitS: 240,
  figures: [
    {
      name: 'kill-nine-settled',
      title: 'kill -9 посреди чека: через сколько после нового запуска известна судьба чека (худший раз)',
      unit: 's',
      limit: 5,
      better: 'less',
    },
  ],
  async measure(bench) {
    const [kkts, shop] = await Promise.all([startKkts(bench, { count: 1, line: 'modelled' }), startShop(bench)]);
    const agent = new AgentProcess(bench, { link: shop.link, ports: kkts.ports });
    await makeFirst(agent, shop);
    const watch = new JournalWatch(agent.journalPath);
    bench.atEnd(() => watch.close());
    const rounds: { readonly at: string; readonly seconds: number }[] = [];
    for (const [hex, nth] of MOMENTS) {
      const documents = await kkts.stand.receipts(0);
      const results = await shop.stand.resultCount();
      const before = watch.newestReceipt()?.id ?? 0;
      const killed = kkts.stand.killOn(0, hex, nth, agent.pid);
      await shop.stand.makeChecks(1);
      await within(`команда ${hex}`, killed, LIMIT_MS);
      await agent.whenGone();
      const startUs = agent.start();
      const settledUs = await watch.whenNewest(
        'судьба чека',
        ({ id, settlements }) => id > before && settlements > 0,
        LIMIT_MS,
      );
      await until('результат у магазина', async () => (await shop.stand.resultCount()) > results, LIMIT_MS);
      const made = (await kkts.stand.receipts(0)) - documents;
      if (made !== 1) throw new Error(`после kill -9 на ${hex} документов на один чек: ${made}`);
      rounds.push({ at: hex, seconds: (settledUs - startUs) / 1e6 });
    }
    return [
      {
        name: 'kill-nine-settled',
        value: Math.max(...rounds.map(({ seconds }) => seconds)),
        notes: [
          `убит на команде: ${rounds.map(({ at, seconds }) => `${at} — ${seconds.toFixed(2)} с`).join(', ')}; каждый раз ровно один документ`,
        ],
      },
    ];
  },
};
