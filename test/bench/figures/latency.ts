import type { Group } from '../figure.ts';
import { AgentProcess } from '../support/agent-process.ts';
import { startKkts, startShop } from '../support/stands.ts';
import { median, percentile } from '../support/statistics.ts';
import { until } from '../support/time.ts';
import { makeFirst } from '../support/working-agent.ts';

const WARM_UP = 50;
const CHECKS = 400;
const RESULT_LIMIT_MS = 30_000;

export const latency: Group = {
  limitS: 120,
  figures: [
    {
      name: 'latency-check-to-fiscal-byte',
      title: 'от ответа магазина с чеком до первого фискального байта у кассы, 99 из 100',
      unit: 'ms',
      limit: 20,
      better: 'less',
    },
    {
      name: 'latency-fn-to-shop',
      title: 'от ответа кассы о закрытии чека до результата у магазина, 99 из 100',
      unit: 'ms',
      limit: 20,
      better: 'less',
    },
  ],
  async measure(bench) {
    const [kkts, shop] = await Promise.all([startKkts(bench, { count: 1, line: 'instant' }), startShop(bench)]);
    const agent = new AgentProcess(bench, { link: shop.link, ports: kkts.ports });
    await makeFirst(agent, shop);
    for (let i = 0; i < WARM_UP + CHECKS; i++) {
      if (i === WARM_UP) await kkts.stand.marks(0);
      const before = await shop.stand.resultCount();
      await shop.stand.makeChecks(1);
      await until('результат чека', async () => (await shop.stand.resultCount()) > before, RESULT_LIMIT_MS, 1);
    }
    const { begunUs, closedUs } = await kkts.stand.marks(0);
    const checks = (await shop.stand.marks()).slice(-CHECKS);
    if (begunUs.length !== CHECKS || closedUs.length !== CHECKS) {
      throw new Error(`у кассы ${begunUs.length} чеков, у магазина ${CHECKS}`);
    }
    const toByteMs = checks.map(({ handedOutUs }, i) => ((begunUs[i] ?? Number.NaN) - handedOutUs) / 1_000);
    const toShopMs = checks.map(({ resultUs }, i) => ((resultUs ?? Number.NaN) - (closedUs[i] ?? Number.NaN)) / 1_000);
    return [
      { name: 'latency-check-to-fiscal-byte', value: percentile(toByteMs, 0.99), notes: [spread(toByteMs)] },
      { name: 'latency-fn-to-shop', value: percentile(toShopMs, 0.99), notes: [spread(toShopMs)] },
    ];
  },
};

function spread(values: readonly number[]): string {
  return `чеков ${values.length}; обычно ${median(values).toFixed(1)} мс, 90 из 100 — ${percentile(values, 0.9).toFixed(1)} мс, дольше всего ${Math.max(...values).toFixed(1)} мс; касса отвечает сразу, по TCP`;
}
