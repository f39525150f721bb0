import { join } from 'node:path';
import { AtolSerialDriver } from '../../../src/adapters/cashbox/atol-serial/driver.ts';
import { openJournal } from '../../../src/adapters/journal/sqlite/open-journal.ts';
import { systemClock } from '../../../src/adapters/system/system-clock.ts';
import { type Following, followDeliveries } from '../../../src/agent/cashbox/follow.ts';
import { Recorder } from '../../../src/agent/record.ts';
import type { OfdExchange } from '../../../src/core/ports/cashbox-driver.ts';
import { VirtualKkt } from '../../../src/simulator/kkt/index.ts';
import { memoryLinkPair } from '../../../src/wire/memory-link.ts';
import type { Group } from '../figure.ts';
import type { Bench } from '../support/bench.ts';
import { MADE_FN, makeJournal } from '../support/made-receipts.ts';
import { makeOne, makeReady } from '../support/make-one.ts';
import { SAMPLE_CASHBOX } from '../support/sample-jobs.ts';
import { sampleReceipt } from '../support/sample-receipt.ts';
import { median } from '../support/statistics.ts';
import { nowUs } from '../support/time.ts';

const UNDELIVERED = 100_000;
const LIMIT_MS = 50;
const TICKS = 20;
/** What one tick asks for; the cashbox has made enough for every tick. */
const TICKETS_PER_TICK = 20;
const WARM_UP = 3;
const SITE = 'https://training-shop.example';

const figure = (name: string, title: string) => ({ name, title, unit: 'ms', limit: LIMIT_MS, better: 'less' }) as const;

export const followHundredThousand: Group = {
  limitS: 180,
  figures: [
    figure('follow-hundred-thousand', '100 000 документов без квитанции: шаг слежения, пока ОФД молчит, худший'),
    figure('follow-hundred-thousand-tickets', 'то же, когда квитанции пошли: шаг на 20 квитанций, худший'),
  ],
  async measure(bench) {
    const { kkt, driver, firstFd } = await cashbox(bench);
    const path = join(bench.folder, 'journal.sqlite');
    await makeJournal(path, {
      count: UNDELIVERED,
      firstFd,
      from: Date.parse('2026-10-01T00:00:00Z'),
      spanMs: 30 * 24 * 3_600_000,
      delivered: false,
      readBack: false,
    });
    const journal = openJournal({ path, clock: systemClock });
    bench.atEnd(() => journal.close());
    const following: Following = {
      cashboxId: SAMPLE_CASHBOX,
      fnSerial: MADE_FN,
      ...{ driver, journal, recorder: new Recorder(journal, systemClock), clock: systemClock },
      isWorkWaiting: () => false,
    };
    const silent = await ticks(following, { ...NOTHING_TOLD, unsentCount: UNDELIVERED, firstUnsentFd: firstFd }, 0);
    const before = kkt.roundTrips;
    const coming = await ticks(following, NOTHING_TOLD, TICKETS_PER_TICK);
    const perTick = Math.round((kkt.roundTrips - before) / (TICKS + WARM_UP));
    return [
      { name: 'follow-hundred-thousand', value: worst(silent), notes: [told(silent)] },
      {
        name: 'follow-hundred-thousand-tickets',
        value: worst(coming),
        notes: [
          `${told(coming)}; вместе с учебной кассой в том же процессе (${perTick} обменов по линии в памяти) и записью на диск`,
        ],
      },
    ];
  },
};

const NOTHING_TOLD: OfdExchange = {
  unsentCount: 0,
  firstUnsentFd: undefined,
  firstUnsentAt: undefined,
  lastError: undefined,
};

/** What one tick took: by the clock, and of the processor; the rest is waiting for the disk and for others here. */
interface Tick {
  readonly ms: number;
  readonly cpuMs: number;
}

const worst = (ticks: readonly Tick[]): number => Math.max(...ticks.map(({ ms }) => ms));

function told(all: readonly Tick[]): string {
  const cpuMs = all.map((tick) => tick.cpuMs);
  return `обычно ${median(all.map(({ ms }) => ms)).toFixed(1)} мс, худшее из ${TICKS} — ${worst(all).toFixed(1)} мс; процессор: обычно ${median(cpuMs).toFixed(1)} мс, худшее ${Math.max(...cpuMs).toFixed(1)} мс`;
}

async function ticks(following: Following, exchange: OfdExchange, delivered: number): Promise<readonly Tick[]> {
  const { signal } = new AbortController();
  const all: Tick[] = [];
  for (let tick = 0; tick < TICKS + WARM_UP; tick++) {
    const startUs = nowUs();
    const cpu = process.cpuUsage();
    const result = await followDeliveries(following, exchange, signal);
    const { user, system } = process.cpuUsage(cpu);
    if (tick >= WARM_UP) all.push({ ms: (nowUs() - startUs) / 1_000, cpuMs: (user + system) / 1_000 });
    if (result.delivered !== delivered) throw new Error(`доставлено ${result.delivered} вместо ${delivered}`);
  }
  return all;
}

/** A virtual cashbox on a line in memory whose OFD answers at once, with tickets for as many receipts as will be asked for. */
async function cashbox(bench: Bench) {
  const kkt = new VirtualKkt({ clock: systemClock, fnSerial: MADE_FN, ofd: { ticketDelayMs: 0 } });
  const openLink = async () => {
    const [near, far] = memoryLinkPair('memory://kkt');
    kkt.attach(far);
    return near;
  };
  const driver = new AtolSerialDriver({ clock: systemClock, openLink });
  bench.atEnd(() => driver.disconnect());
  await makeReady(driver);
  const { lastFdNumber } = await driver.readCondition(new AbortController().signal);
  for (let number = 0; number < (TICKS + WARM_UP) * TICKETS_PER_TICK; number++) {
    await makeOne(driver, sampleReceipt(SITE), number);
  }
  return { kkt, driver, firstFd: lastFdNumber + 1 };
}
