import { AtolSerialDriver } from '../../../src/adapters/cashbox/atol-serial/driver.ts';
import { tcpLink } from '../../../src/adapters/cashbox/links/tcp-link.ts';
import { systemClock } from '../../../src/adapters/system/system-clock.ts';
import type { CashboxDriver } from '../../../src/core/ports/cashbox-driver.ts';
import type { Figure, Group } from '../figure.ts';
import type { MadeCall } from '../support/bare-script.ts';
import { DtoSides } from '../support/dto-sides.ts';
import type { LineCount } from '../support/kkt-stand.ts';
import { makeOne, makeReady } from '../support/make-one.ts';
import { sampleReceipt } from '../support/sample-receipt.ts';
import { type StartedKkts, startKkts } from '../support/stands.ts';
import { median } from '../support/statistics.ts';
import { nowUs } from '../support/time.ts';
import type { Cost, Side } from '../support/turns.ts';
import { notHere, vendorLibrary } from '../support/vendor-library.ts';

const RECEIPT = sampleReceipt('');
const MADE = (driver: CashboxDriver, number: number) => makeOne(driver, RECEIPT, number);
const ROUNDS = 6;
const TIMES = 5;
const WARM_UP = 2;
/** What makes a receipt, of all that is called for one; the rest are readings before and behind it. */
const SALE = ['operator_login', 'open_receipt', 'registration', 'payment', 'close_receipt'];

interface Line {
  readonly bytes: number;
  readonly roundTrips: number;
}

interface Spent extends Line {
  readonly wallMs: number;
}

const figure = (name: string, title: string): Figure => ({
  name: `serial-vs-dto-${name}`,
  title: `тот же чек: ${title} нашего драйвера к голым вызовам драйвера АТОЛ, линия 115200`,
  unit: 'ratio',
  limit: 0.999,
  better: 'less',
});

export const serialVsDto: Group = {
  limitS: 180,
  figures: [figure('wall', 'время'), figure('bytes', 'байты'), figure('round-trips', 'обмены')],
  async measure(bench) {
    const found = await vendorLibrary();
    if ('missing' in found) return notHere(this.figures, found);
    const kkts = await startKkts(bench, { count: 1, line: 'modelled' });
    const [port = 0] = kkts.ports;
    const sides = await DtoSides.prepare(bench, { ...found, port, times: TIMES, warmUp: WARM_UP });
    const calls = await sides.recorded(MADE);
    const sale = calls.filter(({ call }: MadeCall) => SALE.includes(call.method));
    const serial = new AtolSerialDriver({ clock: systemClock, openLink: tcpLink('127.0.0.1', port) });
    const opening = await lineOf(kkts, () => sides.bareCalls([]).turn());
    const bare = (made: readonly MadeCall[]) => bareTurn(kkts, sides.bareCalls(made), opening);
    const ours: Spent[] = [];
    const theirs: Spent[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      ours.push(await serialTurn(kkts, serial));
      theirs.push(await bare(sale));
    }
    const withReadings = await bare(calls);
    const throughHost = median((await sides.ours(MADE).turn()).map(({ wallMs }) => wallMs));
    const ratio = (what: keyof Spent) =>
      median(ours.map((spent, round) => spent[what] / (theirs[round]?.[what] ?? Number.NaN)));
    return [
      {
        name: 'serial-vs-dto-wall',
        value: ratio('wallMs'),
        notes: [
          `наш драйвер, со всеми чтениями до и после чека: ${words(middleOf(ours))}`,
          `драйвер АТОЛ, только сам чек голыми вызовами: ${words(middleOf(theirs))}`,
          `он же с теми же чтениями: голыми вызовами ${words(withReadings)}; через наш дочерний процесс ${throughHost.toFixed(0)} мс`,
        ],
      },
      { name: 'serial-vs-dto-bytes', value: ratio('bytes') },
      { name: 'serial-vs-dto-round-trips', value: ratio('roundTrips') },
    ];
  },
};

async function serialTurn({ stand }: StartedKkts, driver: AtolSerialDriver): Promise<Spent> {
  await makeReady(driver);
  const spent: Spent[] = [];
  for (let i = -WARM_UP; i < TIMES; i++) {
    await stand.counts(0);
    const startUs = nowUs();
    await MADE(driver, i);
    const wallMs = (nowUs() - startUs) / 1_000;
    spent.push({ wallMs, ...spentOn(await stand.counts(0)) });
  }
  await driver.disconnect();
  return middleOf(spent.slice(WARM_UP));
}

/** One of so many receipts of the bare program: what the opening of the device takes is not theirs. */
async function bareTurn(kkts: StartedKkts, side: Side, opening: Line): Promise<Spent> {
  let costs: readonly Cost[] = [];
  const all = await lineOf(kkts, async () => {
    costs = await side.turn();
  });
  const each = (what: keyof Line) => (all[what] - opening[what]) / (WARM_UP + TIMES);
  return { wallMs: median(costs.map(({ wallMs }) => wallMs)), bytes: each('bytes'), roundTrips: each('roundTrips') };
}

async function lineOf({ stand }: StartedKkts, work: () => Promise<unknown>): Promise<Line> {
  await stand.counts(0);
  await work();
  return spentOn(await stand.counts(0));
}

function spentOn({ bytesIn, bytesOut, roundTrips }: LineCount): Line {
  return { bytes: bytesIn + bytesOut, roundTrips };
}

function middleOf(spent: readonly Spent[]): Spent {
  const of = (what: keyof Spent) => median(spent.map((one) => one[what]));
  return { wallMs: of('wallMs'), bytes: of('bytes'), roundTrips: of('roundTrips') };
}

function words({ wallMs, bytes, roundTrips }: Spent): string {
  return `${wallMs.toFixed(0)} мс, ${bytes.toFixed(0)} байт, ${roundTrips.toFixed(0)} обменов`;
}
