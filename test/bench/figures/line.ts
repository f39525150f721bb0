import { AtolSerialDriver } from '../../../src/adapters/cashbox/atol-serial/driver.ts';
import { tcpLink } from '../../../src/adapters/cashbox/links/tcp-link.ts';
import { systemClock } from '../../../src/adapters/system/system-clock.ts';
import type { Receipt } from '../../../src/core/fiscal/receipt.ts';
import type { Group } from '../figure.ts';
import type { LineCount } from '../support/kkt-stand.ts';
import { makeOne, makeReady } from '../support/make-one.ts';
import { wireUs } from '../support/paced-line.ts';
import { sampleReceipt } from '../support/sample-receipt.ts';
import { type StartedKkts, startKkts } from '../support/stands.ts';
import { median, percentile } from '../support/statistics.ts';
import { nowUs } from '../support/time.ts';

/** The vendor's driver for such a receipt, measured; source: dto10-driver.md. */
const VENDOR = { roundTrips: 39, bytes: 2_283, wireMs: 198 };
const VENDOR_JSON = { roundTrips: 61, bytes: 3_422, wireMs: 297 };
const WIRE_SHARE = 0.75;

const WARM_UP = 20;
const RECEIPTS = 60;
const SITE = 'https://training-shop.example';

interface Made {
  readonly wallMs: number;
  readonly wireMs: number;
  readonly line: LineCount;
}

export const line: Group = {
  limitS: 120,
  figures: [
    {
      name: 'line-wall-ratio',
      title: 'чек из пяти строк на линии 115200: время к чистому времени линии',
      unit: 'ratio',
      limit: 1.15,
      better: 'less',
    },
    {
      name: 'line-wire-vs-vendor',
      title: `время линии на чек; предел — ${WIRE_SHARE} от драйвера производителя (${VENDOR.wireMs} мс)`,
      unit: 'ms',
      limit: WIRE_SHARE * VENDOR.wireMs,
      better: 'less',
    },
    { name: 'line-bytes', title: 'байт на чек в обе стороны', unit: 'bytes', limit: null, better: 'less' },
    { name: 'line-round-trips', title: 'обменов на чек', unit: 'round trips', limit: null, better: 'less' },
  ],
  async measure(bench) {
    const kkts = await startKkts(bench, { count: 1, line: 'modelled' });
    const driver = await connected(kkts);
    bench.atEnd(() => driver.disconnect());
    await kkts.stand.lateness();
    const named = await makeMany(driver, kkts, sampleReceipt(''));
    const late = await kkts.stand.lateness();
    const withSite = await makeMany(driver, kkts, sampleReceipt(SITE));
    const ratios = named.map(({ wallMs, wireMs }) => wallMs / wireMs);
    const typical = medianOf(named);
    const lateMs = late.totalUs / 1_000 / (WARM_UP + RECEIPTS);
    const site = medianOf(withSite);
    return [
      {
        name: 'line-wall-ratio',
        value: median(ratios),
        notes: [
          `от чтения состояния до прочитанного документа: ${typical.wallMs.toFixed(1)} мс, линия ${typical.wireMs.toFixed(1)} мс; 95 из 100 — ${percentile(ratios, 0.95).toFixed(3)}`,
          `сама модель линии опоздала в среднем на ${lateMs.toFixed(1)} мс за чек (занятый компьютер)`,
        ],
      },
      {
        name: 'line-wire-vs-vendor',
        value: typical.wireMs,
        notes: [
          `${share(typical.wireMs, VENDOR.wireMs)} от вызовов драйвера (${VENDOR.wireMs} мс, ${VENDOR.roundTrips} обменов, ${VENDOR.bytes} байт)`,
          `${share(typical.wireMs, VENDOR_JSON.wireMs)} от его JSON (${VENDOR_JSON.wireMs} мс, ${VENDOR_JSON.roundTrips} обмен, ${VENDOR_JSON.bytes} байта)`,
          `с местом расчётов (1187), как в каждом чеке сайта: ${site.wireMs.toFixed(1)} мс, ${site.bytes} байт, ${site.roundTrips} обменов`,
        ],
      },
      { name: 'line-bytes', value: typical.bytes },
      { name: 'line-round-trips', value: typical.roundTrips },
    ];
  },
};

async function connected({ ports }: StartedKkts): Promise<AtolSerialDriver> {
  const driver = new AtolSerialDriver({ clock: systemClock, openLink: tcpLink('127.0.0.1', ports[0]) });
  await makeReady(driver);
  return driver;
}

async function makeMany(driver: AtolSerialDriver, { stand }: StartedKkts, receipt: Receipt): Promise<Made[]> {
  const made: Made[] = [];
  for (let i = 0; i < WARM_UP + RECEIPTS; i++) {
    await stand.counts(0);
    const startUs = nowUs();
    await makeOne(driver, receipt, i);
    const wallMs = (nowUs() - startUs) / 1_000;
    const count = await stand.counts(0);
    if (i >= WARM_UP) made.push({ wallMs, wireMs: wireUs(count.bytesIn + count.bytesOut) / 1_000, line: count });
  }
  return made;
}

function medianOf(made: readonly Made[]) {
  return {
    wallMs: median(made.map(({ wallMs }) => wallMs)),
    wireMs: median(made.map(({ wireMs }) => wireMs)),
    bytes: median(made.map(({ line: { bytesIn, bytesOut } }) => bytesIn + bytesOut)),
    roundTrips: median(made.map(({ line: { roundTrips } }) => roundTrips)),
  };
}

function share(own: number, other: number): string {
  return `${((own / other) * 100).toFixed(0)} %`;
}
