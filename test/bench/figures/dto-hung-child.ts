import { existsSync } from 'node:fs';
import type { Group } from '../figure.ts';
import { AgentProcess } from '../support/agent-process.ts';
import { driverHostOf } from '../support/driver-host-of.ts';
import { type StartedKkts, type StartedShop, startKkts, startShop } from '../support/stands.ts';
import { nowUs, until } from '../support/time.ts';
import { notHere, vendorLibrary } from '../support/vendor-library.ts';
import { makeFirst } from '../support/working-agent.ts';

/**
 * The command in which the device falls silent, so that the library hangs in its call: the close of a receipt that is made
 * all the same (the library waits 45 s there), and the look before a receipt (15 s).
 */
const MOMENTS: readonly (readonly [hex: string, fault: string, what: string])[] = [
  ['4A', 'does-work-then-silence:4A', 'на закрытии чека'],
  ['3F', 'does-work-then-deaf:3F', 'на опросе состояния'],
  ['4A', 'does-work-then-silence:4A', 'на закрытии чека'],
];
/** A receipt begins with its tags. */
const FIRST = 'E8';
const LIMIT_MS = 60_000;
const LOOK_EVERY_MS = 3;

interface Scene {
  readonly kkts: StartedKkts;
  readonly shop: StartedShop;
  readonly agent: AgentProcess;
}

export const dtoHungChild: Group = {
  limitS: 240,
  figures: [
    {
      name: 'dto-hung-child',
      title: 'зависший дочерний процесс драйвера убит: через сколько начат следующий чек (худший раз)',
      unit: 's',
      limit: 3,
      better: 'less',
    },
  ],
  async measure(bench) {
    const found = await vendorLibrary();
    if ('missing' in found) return notHere(this.figures, found);
    const [kkts, shop] = await Promise.all([startKkts(bench, { count: 1, line: 'modelled' }), startShop(bench)]);
    const agent = new AgentProcess(bench, { link: shop.link, ports: kkts.ports, ...found });
    await makeFirst(agent, shop);
    const rounds: { readonly what: string; readonly seconds: number }[] = [];
    for (const [hex, fault, what] of MOMENTS) {
      rounds.push({ what, seconds: await nextBegunAfter({ kkts, shop, agent }, hex, fault) });
    }
    return [
      {
        name: 'dto-hung-child',
        value: Math.max(...rounds.map(({ seconds }) => seconds)),
        notes: [
          `весь агент, настоящий драйвер АТОЛ, касса замолчала: ${rounds.map(({ what, seconds }) => `${what} — ${seconds.toFixed(2)} с`).join(', ')}; на каждый чек один документ`,
        ],
      },
    ];
  },
};

/** Two checks wait; the first one's call hangs. @returns seconds from the death of the driver host to the next fiscal byte */
async function nextBegunAfter({ kkts: { stand }, shop, agent }: Scene, hex: string, fault: string): Promise<number> {
  const documents = await stand.receipts(0);
  const results = await shop.stand.resultCount();
  const host = driverHostOf(agent.pid);
  const hung = stand.whenDone(0, hex);
  await stand.use(0, fault);
  await shop.stand.makeChecks(2);
  await hung;
  await until('агент убил зависший процесс', () => !existsSync(`/proc/${host}`), LIMIT_MS, LOOK_EVERY_MS);
  const killedUs = nowUs();
  const next = stand.whenDone(0, FIRST);
  await stand.clearFaults(0);
  await until('результаты у магазина', async () => (await shop.stand.resultCount()) >= results + 2, LIMIT_MS);
  const made = (await stand.receipts(0)) - documents;
  if (made !== 2) throw new Error(`на два чека документов: ${made}`);
  return ((await next) - killedUs) / 1e6;
}
