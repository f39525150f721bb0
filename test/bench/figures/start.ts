import type { Group } from '../figure.ts';
import { AgentProcess } from '../support/agent-process.ts';
import { startKkts, startShop } from '../support/stands.ts';
import { median } from '../support/statistics.ts';
import { until } from '../support/time.ts';
import { makeFirst } from '../support/working-agent.ts';

const STARTS = 5;
const LIMIT_MS = 20_000;

export const start: Group = {
  limitS: 90,
  figures: [
    {
      name: 'start-to-first-poll',
      title: 'от запуска агента до первого ответа магазина',
      unit: 'ms',
      limit: 800,
      better: 'less',
    },
  ],
  async measure(bench) {
    const [kkts, shop] = await Promise.all([startKkts(bench, { count: 1, line: 'instant' }), startShop(bench)]);
    const agent = new AgentProcess(bench, { link: shop.link, ports: kkts.ports });
    await makeFirst(agent, shop);
    const startsMs: number[] = [];
    for (let i = 0; i < STARTS; i++) {
      await agent.stop();
      // With a check waiting the shop answers the first poll at once, and what is measured is not its minute of holding.
      const results = await shop.stand.resultCount();
      await shop.stand.makeChecks(1);
      await shop.stand.forgetFirstAnswer();
      const startUs = agent.start();
      await until('первый ответ магазина', async () => (await shop.stand.firstAnswerUs()) !== undefined, LIMIT_MS);
      startsMs.push((((await shop.stand.firstAnswerUs()) ?? Number.NaN) - startUs) / 1_000);
      await until('результат чека', async () => (await shop.stand.resultCount()) > results, LIMIT_MS);
    }
    return [
      {
        name: 'start-to-first-poll',
        value: median(startsMs),
        notes: [
          `среднее из ${STARTS}: ${startsMs.map((ms) => ms.toFixed(0)).join(', ')} мс; номер кассы в настройках не назван`,
        ],
      },
    ];
  },
};
