import { AtolDtoDriver, type AtolDtoOptions } from '../../../../../src/adapters/cashbox/atol-dto/driver.ts';
import { kopecks, milli } from '../../../../../src/core/fiscal/money.ts';
import type { Item, Receipt } from '../../../../../src/core/fiscal/receipt.ts';
import { receiptKey } from '../../../../../src/core/fiscal/receipt-key.ts';
import { VirtualClock } from '../../../../support/virtual-clock.ts';
import { MemoryLibrary } from './memory-library.ts';

export const SIGNAL = new AbortController().signal;
export const KEY = receiptKey('site', '812');
export const CASHIER = { operatorName: 'Иванова А. П.', operatorInn: '123654789507' };

export const ITEM: Item = {
  itemName: 'Брелок',
  priceKop: kopecks(15_050),
  quantityMilli: milli(2_000),
  lineSumKop: kopecks(30_100),
  vatRate: 'vat20',
  paymentMethod: 'fullPayment',
  paymentObject: 'commodity',
  measurementUnit: undefined,
  markingCode: undefined,
  agent: undefined,
  supplier: undefined,
};

export const RECEIPT: Receipt = {
  operation: 'sell',
  taxationType: 'osn',
  items: [ITEM],
  tenders: {
    cash: kopecks(100),
    electronic: kopecks(30_000),
    prepaid: kopecks(0),
    credit: kopecks(0),
    otherPayment: kopecks(0),
  },
  totalKop: kopecks(30_100),
  clientContact: 'guest@example.org',
  internetSign: true,
  paymentsPlace: 'https://shop.example',
};

/** A driver on a library in memory, connected; `arrange` sets the cashbox up before. */
export async function connected(
  arrange: (library: MemoryLibrary) => void = () => undefined,
  options: Partial<AtolDtoOptions> = {},
) {
  const library = new MemoryLibrary();
  arrange(library);
  const clock = new VirtualClock();
  const settings: Readonly<Record<string, string>>[] = [];
  const driver = new AtolDtoDriver({
    clock,
    openLibrary: async (given) => {
      settings.push(given);
      library.reopen();
      return library;
    },
    port: 'tcp://127.0.0.1:5555',
    ...options,
  });
  const { identity, taskAlive } = await clock.run(driver.connect(SIGNAL));
  library.made.length = 0;
  return { library, clock, driver, identity, taskAlive, settings };
}

/** What the agent would have on disk: the references said before each deciding call, and how many calls were made by then. */
export function witness(library: MemoryLibrary) {
  const closings: { readonly taskRef: string; readonly callsBefore: number }[] = [];
  const notes: string[] = [];
  return {
    closings,
    notes,
    hooks: {
      aboutToClose: (taskRef: string) => closings.push({ taskRef, callsBefore: library.made.length }),
      note: (what: string, detail: string) => notes.push(`${what}: ${detail}`),
    },
  };
}

type Rig = Awaited<ReturnType<typeof connected>>;

/** The receipt made as the lane makes it: condition first, then the receipt on it. */
export async function sell({ driver, clock, library }: Rig, receipt: Receipt = RECEIPT, print = true) {
  const condition = await clock.run(driver.readCondition(SIGNAL));
  const seen = witness(library);
  library.made.length = 0;
  const made = driver.registerReceipt({ receipt, key: KEY, cashier: CASHIER, print, condition }, seen.hooks, SIGNAL);
  return { ...seen, condition, document: clock.run(made) };
}
