import { AtolSerialDriver, type AtolSerialOptions } from '../../../../../src/adapters/cashbox/atol-serial/driver.ts';
import { kopecks, milli, sumKop } from '../../../../../src/core/fiscal/money.ts';
import type { Item, Receipt } from '../../../../../src/core/fiscal/receipt.ts';
import { type ReceiptKey, receiptKey } from '../../../../../src/core/fiscal/receipt-key.ts';
import type { CashboxCondition } from '../../../../../src/core/ports/cashbox-driver.ts';
import { type KktOptions, VirtualKkt } from '../../../../../src/simulator/kkt/index.ts';
import { toHex } from '../../../../../src/wire/atol-v3/bytes.ts';
import { FrameParser } from '../../../../../src/wire/atol-v3/frame.ts';
import type { ByteLink } from '../../../../../src/wire/link.ts';
import { memoryLinkPair } from '../../../../../src/wire/memory-link.ts';
import { VirtualClock } from '../../../../support/virtual-clock.ts';

export const SIGNAL = new AbortController().signal;
export const CASHIER = { operatorName: 'Кассир Иванова И.', operatorInn: undefined };
export const MODELS = [61, 77] as const;

/** What passed over a line: bytes both ways, and the commands of the host. */
export class Tap {
  bytesOut = 0;
  bytesIn = 0;
  /** Commands without password, hex, as the golden file writes them. */
  commands: string[] = [];
  /** Host packets of any kind, hex of their data. */
  packets: string[] = [];
  readonly #parser = new FrameParser();

  reset(): void {
    this.bytesOut = 0;
    this.bytesIn = 0;
    this.commands = [];
    this.packets = [];
  }

  wrap(link: ByteLink): ByteLink {
    return {
      name: link.name,
      write: (bytes) => {
        this.bytesOut += bytes.length;
        for (const event of this.#parser.push(bytes)) if (event.kind === 'frame') this.#saw(event.data);
        return link.write(bytes);
      },
      onData: (listener) =>
        link.onData((bytes) => {
          this.bytesIn += bytes.length;
          listener(bytes);
        }),
      onClose: (listener) => link.onClose(listener),
      close: () => link.close(),
    };
  }

  #saw(data: Uint8Array): void {
    this.packets.push(toHex(data));
    if (data[0] === 0xc1) this.commands.push(toHex(data.slice(5)));
  }
}

/** A virtual cashbox, our driver on it, one virtual clock, and a tap on the line between them. */
export class Rig {
  readonly clock = new VirtualClock();
  readonly tap = new Tap();
  readonly kkt: VirtualKkt;
  readonly driver: AtolSerialDriver;
  /** Task names the driver told before deciding, in order. */
  readonly closings: string[] = [];

  constructor(
    kkt: Partial<KktOptions> = {},
    driver: Partial<Omit<AtolSerialOptions, 'clock' | 'openLink' | 'findLinks'>> = {},
  ) {
    this.kkt = new VirtualKkt({ clock: this.clock, utcOffsetMinutes: 0, ...kkt });
    this.driver = new AtolSerialDriver({ clock: this.clock, ...driver, openLink: () => Promise.resolve(this.line()) });
  }

  line(): ByteLink {
    const [near, far] = memoryLinkPair('memory://kkt');
    this.kkt.attach(far);
    return this.tap.wrap(near);
  }

  run<T>(work: Promise<T>): Promise<T> {
    return this.clock.run(work);
  }

  hooks = { aboutToClose: (taskRef: string): void => void this.closings.push(taskRef) };

  connect(pendingTask?: string) {
    return this.run(this.driver.connect(SIGNAL, pendingTask));
  }

  condition(): Promise<CashboxCondition> {
    return this.run(this.driver.readCondition(SIGNAL));
  }

  async openShift() {
    const condition = await this.condition();
    return this.run(this.driver.registerOpenShift({ cashier: CASHIER, condition }, this.hooks, SIGNAL));
  }

  async closeShift() {
    const condition = await this.condition();
    return this.run(this.driver.registerCloseShift({ cashier: CASHIER, condition }, this.hooks, SIGNAL));
  }

  async sell(receipt: Receipt = receiptOf(), more: { readonly print?: boolean; readonly key?: ReceiptKey } = {}) {
    const condition = await this.condition();
    return this.run(this.registration(receipt, condition, more));
  }

  registration(
    receipt: Receipt,
    condition: CashboxCondition,
    { print = false, key = KEY }: { readonly print?: boolean; readonly key?: ReceiptKey } = {},
  ) {
    return this.driver.registerReceipt({ receipt, key, cashier: CASHIER, print, condition }, this.hooks, SIGNAL);
  }

  /** Connected, with an open shift. */
  async ready(): Promise<this> {
    await this.connect();
    await this.openShift();
    return this;
  }
}

export const KEY = receiptKey('shop', '4711');

export function itemOf(more: Partial<Item> = {}): Item {
  return {
    itemName: 'Чайник электрический 1,7 л №2',
    priceKop: kopecks(10_050),
    quantityMilli: milli(2_000),
    lineSumKop: kopecks(20_100),
    vatRate: 'vat20',
    paymentMethod: 'fullPayment',
    paymentObject: 'commodity',
    measurementUnit: undefined,
    markingCode: undefined,
    agent: undefined,
    supplier: undefined,
    ...more,
  };
}

export function receiptOf(more: Partial<Receipt> = {}): Receipt {
  const items = more.items ?? [itemOf()];
  const totalKop = sumKop(items.map((item) => item.lineSumKop));
  const zero = kopecks(0);
  return {
    operation: 'sell',
    taxationType: 'osn',
    items,
    tenders: { cash: zero, electronic: totalKop, prepaid: zero, credit: zero, otherPayment: zero },
    totalKop,
    clientContact: 'buyer@example.com',
    internetSign: true,
    paymentsPlace: 'https://shop.example',
    ...more,
  };
}

/** The error of a call that must fail. */
export async function failureOf(work: Promise<unknown>): Promise<{ code: string; detail: string }> {
  try {
    await work;
  } catch (error) {
    const { code, detail } = error as { code?: string; detail?: string };
    if (code === undefined) throw error;
    return { code, detail: detail ?? '' };
  }
  throw new Error('Expected a failure, it went well');
}
