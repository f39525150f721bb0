import type { Group } from '../figure.ts';
import { AgentProcess } from '../support/agent-process.ts';
import type { Bench } from '../support/bench.ts';
import { JournalWatch } from '../support/journal-watch.ts';
import { type StartedKkts, type StartedShop, startKkts, startShop } from '../support/stands.ts';
import { until, within } from '../support/time.ts';
import { makeFirst } from '../support/working-agent.ts';

const ROUNDS = 3;
const AWAY_MS = 10_000;
const KNOWN_LIMIT_MS = 60_000;
const CLOSE = '4A';

interface Scene {
  readonly kkts: StartedKkts;
  readonly shop: StartedShop;
  readonly watch: JournalWatch;
}

export const closeLost: Group = {
  limitS: 180,
  figures: [
    {
      name: 'close-answer-lost-link-alive',
      title:
        'ответ на закрытие потерян, линия жива: через сколько чек известен как фискальный (у драйвера производителя 45 с)',
      unit: 's',
      limit: 3,
      better: 'less',
    },
    {
      name: 'close-answer-lost-link-away-10s',
      title: 'ответ на закрытие потерян, линии нет 10 с: через сколько после её возвращения',
      unit: 's',
      limit: 3,
      better: 'less',
    },
  ],
  async measure(bench) {
    const scene = await prepare(bench);
    const alive: number[] = [];
    for (let i = 0; i < ROUNDS; i++) alive.push(await linkAlive(scene));
    const refused = await linkAway(scene, 'refused');
    const silent = await linkAway(scene, 'silent');
    return [
      {
        name: 'close-answer-lost-link-alive',
        value: Math.max(...alive),
        notes: [`худшее из ${ROUNDS}; ${seconds(alive)}`],
      },
      {
        name: 'close-answer-lost-link-away-10s',
        value: Math.max(refused, silent),
        notes: [
          `связь оборвана и не открывается — ${refused.toFixed(2)} с; кабель вынут, никто не сказал — ${silent.toFixed(2)} с`,
        ],
      },
    ];
  },
};

async function prepare(bench: Bench): Promise<Scene> {
  const [kkts, shop] = await Promise.all([startKkts(bench, { count: 1, line: 'modelled' }), startShop(bench)]);
  const agent = new AgentProcess(bench, { link: shop.link, ports: kkts.ports });
  await makeFirst(agent, shop);
  const watch = new JournalWatch(agent.journalPath);
  bench.atEnd(() => watch.close());
  return { kkts, shop, watch };
}

async function linkAlive(scene: Scene): Promise<number> {
  await scene.kkts.stand.use(0, `does-work-then-silence:${CLOSE}`);
  return knownAfter(scene, scene.kkts.stand.whenDone(0, CLOSE));
}

async function linkAway(scene: Scene, how: 'refused' | 'silent'): Promise<number> {
  return knownAfter(scene, scene.kkts.stand.awayAfter(0, CLOSE, AWAY_MS, how));
}

/** Makes one check and waits until the journal says `fiscal`. @returns seconds since the given moment */
async function knownAfter({ kkts, shop, watch }: Scene, moment: Promise<number>): Promise<number> {
  const before = watch.newestReceipt()?.id ?? 0;
  const documents = await kkts.stand.receipts(0);
  const results = await shop.stand.resultCount();
  await shop.stand.makeChecks(1);
  const fromUs = await within('закрытие чека', moment, KNOWN_LIMIT_MS);
  const knownUs = await watch.whenNewest(
    'чек известен как фискальный',
    ({ id, state }) => id > before && state === 'fiscal',
    KNOWN_LIMIT_MS,
  );
  await until('результат у магазина', async () => (await shop.stand.resultCount()) > results, KNOWN_LIMIT_MS);
  const made = (await kkts.stand.receipts(0)) - documents;
  if (made !== 1) throw new Error(`на один чек документов: ${made}`);
  return (knownUs - fromUs) / 1e6;
}

function seconds(values: readonly number[]): string {
  return values.map((value) => `${value.toFixed(2)} с`).join(', ');
}
