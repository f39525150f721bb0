import { type NewOrder, VAT_ROW } from '../../../src/simulator/shop/index.ts';
import { World } from '../../support/world.ts';
import type { Group } from '../figure.ts';
import { median } from '../support/statistics.ts';

const UNDELIVERED = 1_000;
/** Hours measured with all of them undelivered, and as many when they have their tickets. */
const HOURS = 3;
const SECOND_MS = 1_000;
const HOUR_MS = 3_600 * SECOND_MS;
/** From the start of the agent, or the last receipt, until only the rhythm of an idle agent is left, virtual ms. */
const CALM_DOWN_MS = 120_000;
const LIMIT_MS = 4 * HOUR_MS;

const KETTLE: NewOrder = {
  email: 'pokupatel@example.ru',
  lines: [
    { name: 'УЧЕБНЫЙ Чайник', priceKop: 319_000, quantityMilli: 1_000, vatRowId: VAT_ROW.vat20, measureCode: 796 },
  ],
};

/** What one virtual hour cost. */
interface Hour {
  readonly bytes: number;
  readonly cpuMs: number;
}

export const followThousand: Group = {
  limitS: 240,
  figures: [
    {
      name: 'follow-thousand-bytes',
      title: '1 000 документов ждут ОФД: сколько байт проходит по линии в час',
      unit: 'bytes/h',
      limit: null,
      better: 'less',
    },
    {
      name: 'follow-thousand-cpu',
      title: 'и сколько уходит процессорного времени',
      unit: 'ms/h',
      limit: null,
      better: 'less',
    },
  ],
  async measure(bench) {
    const world = new World({ folder: bench.folder });
    bench.atEnd(() => world.close());
    world.start();
    await world.until(() => world.shop.admin.cashboxes().length > 0 && isRead(world));
    const bringBack = world.kkt.use('ofd-away');
    await makeUndelivered(world);
    const behind = await hours(world);
    const { unsentCount } = world.kkt.reading;
    if (unsentCount < UNDELIVERED) throw new Error(`без квитанции только ${unsentCount}`);
    bringBack();
    await world.until(() => (world.journal?.counts().delivered ?? 0) >= UNDELIVERED, LIMIT_MS, SECOND_MS);
    // The same journal with the same receipts: whatever else an agent does with them is not the following.
    const without = await hours(world);
    return [
      {
        name: 'follow-thousand-bytes',
        value: median(behind.map(({ bytes }) => bytes)),
        notes: [compared(behind, without, 'bytes', 'байт/ч в обе стороны')],
      },
      {
        name: 'follow-thousand-cpu',
        value: median(behind.map(({ cpuMs }) => cpuMs)),
        notes: [
          compared(behind, without, 'cpuMs', 'мс/ч'),
          'весь процесс: агент, учебная касса, учебный магазин и виртуальные часы; само слежение тонет в этой разнице',
        ],
      },
    ];
  },
};

const isRead = ({ agent }: World): boolean => agent?.cashboxes[0]?.view.condition !== undefined;

function compared(behind: readonly Hour[], without: readonly Hour[], what: keyof Hour, unit: string): string {
  const told = (hours: readonly Hour[]) => {
    const values = hours.map((hour) => hour[what]);
    return `обычно ${median(values).toFixed(0)}, худший из ${HOURS} часов ${Math.max(...values).toFixed(0)}`;
  };
  return `всего ${unit}: ${told(behind)}; когда все с квитанцией: ${told(without)}`;
}

async function hours(world: World): Promise<readonly Hour[]> {
  await world.clock.advance(CALM_DOWN_MS);
  const all: Hour[] = [];
  for (let hour = 0; hour < HOURS; hour++) {
    const { bytesIn, bytesOut } = world.kkt;
    const cpu = process.cpuUsage();
    await world.clock.advance(HOUR_MS);
    const { user, system } = process.cpuUsage(cpu);
    all.push({ bytes: world.kkt.bytesIn + world.kkt.bytesOut - bytesIn - bytesOut, cpuMs: (user + system) / 1_000 });
  }
  return all;
}

/** Through the whole agent, from the shop's check to the acknowledged result. */
async function makeUndelivered(world: World): Promise<void> {
  const { admin } = world.shop;
  for (let number = 0; number < UNDELIVERED; number++) admin.makeCheck(admin.createOrder(KETTLE).id, 'sell');
  await world.until(() => (world.journal?.counts().reported ?? 0) >= UNDELIVERED, LIMIT_MS, SECOND_MS);
}
