import { openShift } from '../../src/simulator/kkt/shift.ts';
import { type CheckType, ENDPOINT_PATH, type NewOrder, VAT_ROW } from '../../src/simulator/shop/index.ts';
import type { World, WorldOptions } from '../support/world.ts';
import type { Expected } from './right-end.ts';

const MINUTE_MS = 60_000;
/** A person comes with a roll of paper this long after the beginning. */
const PAPER_AFTER_MS = 90_000;

/** One way of a receipt from the shop into the FN and back. */
export interface Way {
  readonly name: string;
  readonly models: readonly (61 | 77)[];
  readonly options?: WorldOptions;
  /** Codes of the commands at which the cashbox may misbehave. */
  readonly deciding: readonly string[];
  readonly expected: Expected;
  /** Brings the world to where the agent starts. */
  readonly prepare: (world: World) => void | Promise<void>;
}

const BOTH = [61, 77] as const;
const ONE_SHIFT: Expected = { shiftOpens: 1, shiftCloses: 0, mayNeedPerson: false };
const TWO_SHIFTS: Expected = { shiftOpens: 2, shiftCloses: 1, mayNeedPerson: false };

const ORDER: NewOrder = {
  email: 'pokupatel@example.ru',
  lines: [
    { name: 'УЧЕБНЫЙ Чайник', priceKop: 319_000, quantityMilli: 1000, vatRowId: VAT_ROW.vat20, measureCode: 796 },
    { name: 'УЧЕБНЫЙ Сыр', priceKop: 79_990, quantityMilli: 375, vatRowId: VAT_ROW.vat10, measureCode: 166 },
  ],
};
const TOTAL_KOP = 319_000 + 29_996;
const PREPAID_KOP = 100_000;

export const SALE: Way = {
  name: 'sale',
  models: BOTH,
  deciding: ['4A'],
  expected: ONE_SHIFT,
  prepare: (world) => checkAtShop(world, 'sell'),
};

export const WAYS: readonly Way[] = [
  SALE,
  {
    name: 'return',
    models: BOTH,
    deciding: ['4A'],
    expected: ONE_SHIFT,
    prepare: (world) => checkAtShop(world, 'sellreturn'),
  },
  {
    name: 'mixed payment',
    models: BOTH,
    deciding: ['4A'],
    expected: ONE_SHIFT,
    prepare: mixedPayment,
  },
  {
    name: 'first receipt of a shift',
    models: BOTH,
    deciding: ['9A'],
    expected: ONE_SHIFT,
    prepare: (world) => checkAtShop(world, 'sell'),
  },
  {
    name: 'shift of 23 h 59 min',
    models: BOTH,
    deciding: ['5A', '9A', '4A'],
    expected: TWO_SHIFTS,
    prepare: (world) => oldShift(world, 24 * 60 - 1),
  },
  {
    name: 'expired shift',
    models: BOTH,
    deciding: ['5A', '9A', '4A'],
    expected: TWO_SHIFTS,
    prepare: (world) => oldShift(world, 24 * 60 + 5),
  },
  {
    name: 'no paper',
    models: [61],
    options: { cashbox: { printReceipts: true } },
    deciding: ['4A'],
    expected: ONE_SHIFT,
    prepare: async (world) => {
      await checkAtShop(world, 'sell');
      laterPaper(world, world.kkt.use('paper-out'));
    },
  },
  {
    name: 'paper out at the close',
    models: [61],
    options: { cashbox: { printReceipts: true } },
    deciding: ['4A'],
    expected: ONE_SHIFT,
    prepare: (world) => paperEndsAtClose(world, 'paper-out-at-close'),
  },
  {
    name: 'paper out before the close',
    models: [61],
    options: { cashbox: { printReceipts: true } },
    deciding: ['4A'],
    expected: ONE_SHIFT,
    prepare: (world) => paperEndsAtClose(world, 'paper-out-at-close:before'),
  },
];

async function checkAtShop(world: World, type: CheckType): Promise<void> {
  await introduce(world);
  const { admin } = world.shop;
  const check = admin.makeCheck(admin.createOrder(ORDER).id, type);
  if (!check) throw new Error('The shop made no check');
}

async function mixedPayment(world: World): Promise<void> {
  await introduce(world);
  const order = {
    ...ORDER,
    payments: [
      { paySystem: 'acquiring', sumKop: PREPAID_KOP },
      { paySystem: 'acquiring', sumKop: TOTAL_KOP - PREPAID_KOP },
    ],
  } as const;
  if (world.shop.admin.sell({ order, type: 'sell', prepaidPayment: 0 }).length !== 1) throw new Error('No check');
}

/** The shift was opened so long ago, by the cashbox's own clock. */
async function oldShift(world: World, minutes: number): Promise<void> {
  openShift(world.kkt.device, false);
  await world.clock.advance(minutes * MINUTE_MS);
  await checkAtShop(world, 'sell');
}

async function paperEndsAtClose(world: World, fault: string): Promise<void> {
  await checkAtShop(world, 'sell');
  const mend = world.kkt.use(fault);
  laterPaper(world, () => {
    mend();
    world.kkt.device.hasPaper = true;
  });
}

function laterPaper(world: World, load: () => void): void {
  void world.clock.sleep(PAPER_AFTER_MS).then(load);
}

/** The shop knows the cashboxes, as after a first poll. */
export async function introduce(world: World): Promise<void> {
  const leave = new AbortController();
  const kkm = world.kkts.map(({ device }) => ({ zn: device.serial, fn: device.state.fnSerial, status: 'ok' }));
  const request = {
    method: 'POST',
    path: ENDPOINT_PATH,
    query: { hash: world.shop.admin.currentHash() },
    headers: { host: 'training-shop.example' },
    body: JSON.stringify({ api_version: '2', kkm }),
  };
  const answered = world.shop.handle(request, leave.signal);
  answered.catch(() => undefined);
  await world.clock.advance(0);
  leave.abort(new Error('introduced'));
}
