import { openJournal } from '../../src/adapters/journal/sqlite/open-journal.ts';
import { kopecks } from '../../src/core/fiscal/money.ts';
import type { NewJob } from '../../src/core/fiscalization/job.ts';
import { openShift } from '../../src/simulator/kkt/shift.ts';
import {
  type CheckType,
  ENDPOINT_PATH,
  type NewOrder,
  type ShopCheck,
  VAT_ROW,
} from '../../src/simulator/shop/index.ts';
import type { World, WorldOptions } from '../support/world.ts';
import type { Expected } from './right-end.ts';

const MINUTE_MS = 60_000;
/** A person looks after the paper so often. */
const PAPER_EVERY_MS = 90_000;

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
  /** What else must be true at the end, in words where it is not. */
  readonly alsoWrong?: (world: World) => string[];
}

const BOTH = [61, 77] as const;
const ONE_SHIFT: Expected = { shiftOpens: [1], shiftCloses: [0], mayNeedPerson: false };
const TWO_SHIFTS: Expected = { shiftOpens: [2], shiftCloses: [1], mayNeedPerson: false };
/** Before the agent knows how old the shift is (it reads the FN for that) a receipt may still go into it, lawfully. */
const PERHAPS_OLD_SHIFT: Expected = { shiftOpens: [1, 2], shiftCloses: [0, 1], mayNeedPerson: false };

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
    expected: PERHAPS_OLD_SHIFT,
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
      world.kkt.use('paper-out');
      void loadPaper(world);
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
  {
    name: 'cash in',
    models: BOTH,
    deciding: ['49'],
    // A doubt about cash that the counters do not settle is a person's: never a second try.
    expected: { ...ONE_SHIFT, mayNeedPerson: true },
    prepare: cashIn,
    alsoWrong: wrongAboutCash,
  },
];

const CASH_KOP = kopecks(500_000);

/** A person wants change put into the drawer; the shift is open already. */
function cashIn(world: World): void {
  openShift(world.kkt.device, false);
  const journal = openJournal({ path: world.journalPath, clock: world.clock });
  const job: NewJob = {
    cashboxId: 'kassa1',
    kind: 'cashIn',
    origin: { from: 'person', author: 'Иванова', reason: 'размен' },
    receivedAt: world.clock.now(),
    incoming: undefined,
    fingerprint: '',
    receipt: undefined,
    intent: { kind: 'cashIn', sumKop: CASH_KOP },
    life: { state: 'received', attempt: 1 },
    handOut: undefined,
    report: { state: 'none' },
    delivery: undefined,
    conflict: undefined,
    totals: undefined,
  };
  journal.insert(job, { at: world.clock.now(), what: 'wanted', detail: 'размен', author: 'Иванова' });
  journal.close();
}

/** Money goes in once or not at all; the journal says which, or gives it to a person after the command may have left. */
function wrongAboutCash(world: World): string[] {
  const { count, sumKop } = world.kkt.device.state.counters.cashIn;
  const job = world.journal?.recent(10).find(({ kind }) => kind === 'cashIn');
  const sent = job && world.journal?.timeline(job.id).filter(({ what }) => what === 'aboutToClose').length;
  const wrong: string[] = [];
  if (count > 1 || sumKop !== count * CASH_KOP) wrong.push(`cash went in ${count} times, ${sumKop} kopecks`);
  if (sent !== 1) wrong.push(`the command for cash left ${sent} times`);
  const { state } = job?.life ?? {};
  if (state !== (count === 1 ? 'done' : 'parked'))
    wrong.push(`cash went in ${count} times and the journal says ${state}`);
  return wrong;
}

async function checkAtShop(world: World, type: CheckType): Promise<void> {
  await introduce(world);
  newCheck(world, type);
}

/** A check of a new order; the shop must know a cashbox. */
export function newCheck(world: World, type: CheckType, order: NewOrder = ORDER): ShopCheck {
  const { admin } = world.shop;
  const check = admin.makeCheck(admin.createOrder(order).id, type);
  if (!check) throw new Error('The shop made no check');
  return check;
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
  world.kkt.use(fault);
  void loadPaper(world);
}

/** A person loads paper whenever there is none. */
async function loadPaper(world: World): Promise<never> {
  for (;;) {
    await world.clock.sleep(PAPER_EVERY_MS);
    world.kkt.device.hasPaper = true;
  }
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
