import type { Group } from '../figure.ts';
import { AgentProcess } from '../support/agent-process.ts';
import { Bench } from '../support/bench.ts';
import { startKkts, startShop } from '../support/stands.ts';
import { sleep } from '../support/time.ts';
import { makeFirst } from '../support/working-agent.ts';

const EIGHT = 8;
const HUNG = EIGHT - 1;
const HUNG_SERIAL = '00106100000008';
const OUTSTANDING_EACH = 12;
const SETTLE_MS = 3_000;
const WINDOW_MS = 20_000;
const NO_END = 1_000_000;

export const eightCashboxes: Group = {
  limitS: 200,
  figures: [
    {
      name: 'eight-cashboxes-one-hung',
      title: 'восемь касс на линии 115200, одна зависла на закрытии чека: чеков в секунду к одной кассе',
      unit: 'ratio',
      limit: 6,
      better: 'more',
    },
  ],
  async measure(bench) {
    // Before and after, the better of both: a busy moment of this computer must not make one cashbox look slow.
    const before = await rateOf(bench, 1);
    const eight = await rateOf(bench, EIGHT);
    const after = await rateOf(bench, 1);
    const one = Math.max(before, after);
    return [
      {
        name: 'eight-cashboxes-one-hung',
        value: eight / one,
        notes: [
          `чеков в секунду: одна касса — ${before.toFixed(2)} до и ${after.toFixed(2)} после, восемь с одной зависшей — ${eight.toFixed(2)}`,
        ],
      },
    ];
  },
};

/** Receipts a second that reach the shop; of eight cashboxes the last one hangs first. */
async function rateOf(parent: Bench, count: number): Promise<number> {
  const bench = new Bench();
  parent.atEnd(() => bench.end());
  const [kkts, shop] = await Promise.all([
    startKkts(bench, { count, line: 'modelled' }),
    startShop(bench, { isAlwaysTheSame: true }),
  ]);
  const agent = new AgentProcess(bench, { link: shop.link, ports: kkts.ports });
  await makeFirst(agent, shop, count, 4 * count);
  const hangs = count > 1;
  if (hangs) await kkts.stand.use(HUNG, 'hangs:4A');
  const hung = hangs ? kkts.stand.whenDone(HUNG, '4A') : undefined;
  const outstanding = OUTSTANDING_EACH * count;
  const fed = shop.stand.feed({ total: NO_END, outstanding, ...(hangs ? { leftOut: HUNG_SERIAL } : {}) });
  await hung;
  await sleep(SETTLE_MS);
  const before = await shop.stand.resultCount();
  await sleep(WINDOW_MS);
  const made = (await shop.stand.resultCount()) - before;
  await shop.stand.stopFeeding();
  await fed;
  await bench.end();
  return made / (WINDOW_MS / 1_000);
}
