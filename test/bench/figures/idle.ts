import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Group } from '../figure.ts';
import { AgentProcess } from '../support/agent-process.ts';
import { cpuMsOf, HAS_PROC, memoryOf } from '../support/proc.ts';
import { startKkts, startShop } from '../support/stands.ts';
import { sleep, until } from '../support/time.ts';

const REAL_LOOK_MS = 500;
const CALM_DOWN_MS = 20_000;
const MINUTE_MS = 60_000;
const START_LIMIT_MS = 20_000;

export const idle: Group = {
  limitS: 150,
  figures: [
    {
      name: 'idle-memory-pss',
      title: 'память агента без работы (PSS, только его процесс)',
      unit: 'MiB',
      limit: 90,
      better: 'less',
    },
    {
      name: 'idle-cpu',
      title: 'процессорное время агента без работы: удерживаемые запросы, состояние каждые 10 с',
      unit: 'ms/min',
      limit: 150,
      better: 'less',
    },
  ],
  async measure(bench) {
    if (!HAS_PROC) return this.figures.map(({ name }) => ({ name, value: null, isNotForHere: true as const }));
    const [kkts, shop] = await Promise.all([
      startKkts(bench, { count: 1, line: 'instant' }),
      startShop(bench, { lookEveryMs: REAL_LOOK_MS }),
    ]);
    // From a copy of Node, so that the stands beside it share none of its pages and take none of the blame.
    const node = join(bench.folder, 'node');
    copyFileSync(process.execPath, node);
    const agent = new AgentProcess(bench, { link: shop.link, ports: kkts.ports, execPath: node });
    agent.start();
    await until('касса известна магазину', async () => (await shop.stand.cashboxes()) > 0, START_LIMIT_MS);
    await sleep(CALM_DOWN_MS);
    const beforeMs = cpuMsOf(agent.pid);
    await sleep(MINUTE_MS);
    const cpuMs = cpuMsOf(agent.pid) - beforeMs;
    const { pssMib, rssMib } = memoryOf(agent.pid);
    return [
      {
        name: 'idle-memory-pss',
        value: pssMib,
        notes: [`RSS ${rssMib.toFixed(1)} МиБ; страницы Node ни с кем не поделены`],
      },
      { name: 'idle-cpu', value: cpuMs, notes: ['точность счётчика — 10 мс'] },
    ];
  },
};
