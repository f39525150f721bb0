import { join } from 'node:path';
import { AtolSerialDriver } from '../../../src/adapters/cashbox/atol-serial/driver.ts';
import { tcpLink } from '../../../src/adapters/cashbox/links/tcp-link.ts';
import { systemClock } from '../../../src/adapters/system/system-clock.ts';
import type { Group } from '../figure.ts';
import type { Bench } from '../support/bench.ts';
import type { DayReportCost, DayReportProbe, PartCost } from '../support/day-report-probe.ts';
import { type MadeReceipts, makeJournal } from '../support/made-receipts.ts';
import { makeOne, makeReady } from '../support/make-one.ts';
import { startRemote } from '../support/remote.ts';
import { sampleReceipt } from '../support/sample-receipt.ts';
import { startKkts } from '../support/stands.ts';
import { median } from '../support/statistics.ts';
import { nowUs } from '../support/time.ts';

const RECEIPTS = 10_000;
const TIMES = 3;
const MADE: MadeReceipts = {
  count: RECEIPTS,
  firstFd: 1,
  from: Date.parse('2026-11-24T00:00:00Z'),
  spanMs: 24 * 3_600_000,
  delivered: true,
  readBack: true,
};

/** Receipts read back over the line. */
const READ = 60;
const SITE = 'https://training-shop.example';

const PARTS = ['gathering', 'comparing', 'saving'] as const;

export const dayReport: Group = {
  limitS: 240,
  figures: [
    {
      name: 'day-report',
      title: 'ночной отчёт на 10 000 чеков: собрать, сверить, записать страницу и XLSX',
      unit: 's',
      limit: null,
      better: 'less',
    },
    {
      name: 'day-report-block',
      title: 'и сколько при этом агент дольше всего не отвечает никому',
      unit: 'ms',
      limit: null,
      better: 'less',
    },
    {
      name: 'day-report-memory',
      title: 'и сколько памяти (RSS) на это время добавляется',
      unit: 'MiB',
      limit: null,
      better: 'less',
    },
    {
      name: 'day-report-reading',
      title: 'документов в секунду читается из ФН перед отчётом, линия 115200',
      unit: 'documents/s',
      limit: null,
      better: 'more',
    },
  ],
  async measure(bench) {
    const path = join(bench.folder, 'journal.sqlite');
    await makeJournal(path, MADE);
    const costs: DayReportCost[] = [];
    for (let time = 0; time < TIMES; time++) costs.push(await inNewProcess(bench, path, `reports-${time}`));
    const [first] = costs;
    if (first?.documents !== RECEIPTS || first.differences > 0) {
      throw new Error(`в отчёте документов ${first?.documents}, различий ${first?.differences}`);
    }
    const seconds = costs.map((cost) => PARTS.reduce((sum, part) => sum + cost[part].ms, 0) / 1_000);
    const blocks = costs.map((cost) => Math.max(...PARTS.map((part) => cost[part].longestBlockMs)));
    const grown = costs.map(({ rssPeakMib, rssBeforeMib }) => rssPeakMib - rssBeforeMib);
    const parts = (of: (cost: PartCost) => number) => {
      const [gathering = 0, comparing = 0, saving = 0] = PARTS.map((part) => median(costs.map((c) => of(c[part]))));
      return `собрать ${gathering.toFixed(0)} мс, сверить ${comparing.toFixed(0)} мс, записать ${saving.toFixed(0)} мс`;
    };
    const perSecond = await readingSpeed(bench);
    return [
      {
        name: 'day-report',
        value: median(seconds),
        notes: [`худшее из ${TIMES} — ${Math.max(...seconds).toFixed(2)} с; ${parts(({ ms }) => ms)}`],
      },
      {
        name: 'day-report-block',
        value: median(blocks),
        notes: [
          `худшее из ${TIMES} — ${Math.max(...blocks).toFixed(0)} мс; ${parts(({ longestBlockMs }) => longestBlockMs)}`,
        ],
      },
      {
        name: 'day-report-memory',
        value: median(grown),
        notes: [
          `худшее из ${TIMES} — ${Math.max(...grown).toFixed(0)} МиБ; до отчёта ${first.rssBeforeMib.toFixed(0)} МиБ, на пике ${first.rssPeakMib.toFixed(0)} МиБ`,
        ],
      },
      {
        name: 'day-report-reading',
        value: median(perSecond),
        notes: [
          `самый медленный документ — ${Math.min(...perSecond).toFixed(1)} в секунду; ${RECEIPTS} чеков — ${Math.round(RECEIPTS / median(perSecond) / 60)} мин, чеки идут первыми; пять строк, с реквизитами`,
        ],
      },
    ];
  },
};

/** What one report leaves behind would be the next one's start. */
async function inNewProcess(bench: Bench, path: string, name: string): Promise<DayReportCost> {
  const { remote, close } = startRemote<DayReportProbe>(new URL('../support/day-report-probe.ts', import.meta.url));
  bench.atEnd(close);
  try {
    return await remote.measure(path, join(bench.folder, name), MADE);
  } finally {
    close();
  }
}

/** Documents per second of each document that is read as the report reads it. */
async function readingSpeed(bench: Bench): Promise<readonly number[]> {
  const { ports } = await startKkts(bench, { count: 1, line: 'modelled' });
  const driver = new AtolSerialDriver({ clock: systemClock, openLink: tcpLink('127.0.0.1', ports[0]) });
  bench.atEnd(() => driver.disconnect());
  await makeReady(driver);
  for (let number = 0; number < READ; number++) await makeOne(driver, sampleReceipt(SITE), number);
  const { signal } = new AbortController();
  const { lastFdNumber } = await driver.readCondition(signal);
  const perSecond: number[] = [];
  for (let fdNumber = lastFdNumber - READ + 1; fdNumber <= lastFdNumber; fdNumber++) {
    const startUs = nowUs();
    await driver.readDocument(fdNumber, signal);
    await driver.readReceiptTags(fdNumber, signal);
    perSecond.push(1e6 / (nowUs() - startUs));
  }
  return perSecond;
}
