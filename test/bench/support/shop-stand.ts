import { systemClock } from '../../../src/adapters/system/system-clock.ts';
import type { Clock } from '../../../src/core/ports/clock.ts';
import {
  type InventedSale,
  type ServedShop,
  type ShopCounts,
  type ShopRequest,
  type ShopResponse,
  serveShop,
  VirtualShop,
} from '../../../src/simulator/shop/index.ts';
import { inventOrders } from '../../../src/simulator/shop/invent-orders.ts';
import { serveParent } from './remote.ts';
import { nowUs } from './time.ts';

export interface ShopStandOptions {
  /** How often a held poll looks for new checks; the real shop's half second is not what is measured. */
  readonly lookEveryMs: number;
  readonly seed: number;
  /** Every order the same: for rates that are compared, where chance in what is sold would be a part of the answer. */
  readonly isAlwaysTheSame?: boolean;
}

/** Moments of one check, µs of the shared clock. */
export interface CheckMarks {
  readonly checkId: number;
  /** The answer with the check leaves. */
  readonly handedOutUs: number;
  /** Its result has arrived; undefined while it has not. */
  readonly resultUs: number | undefined;
}

export interface Feed {
  /** Checks to make in all. */
  readonly total: number;
  /** At most so many without a result at a time, besides those of the cashbox left out. */
  readonly outstanding: number;
  /** Serial number of a cashbox whose checks are not waited for. */
  readonly leftOut?: string;
}

const REAL_LOOK_MS = 500;
const FEED_EVERY_MS = 5;
const MADE_AHEAD = 64;
const USUAL_LINES = 3;

/** A virtual shop over HTTP in a process of its own. */
export class ShopStand {
  readonly #marks = new Map<number, { handedOutUs: number; resultUs: number | undefined }>();
  readonly #results: number[] = [];
  #shop: TimedShop | undefined;
  #served: ServedShop | undefined;
  #sales: InventedSale[] = [];
  #seed = 1;
  #isAlwaysTheSame = false;
  #made = 0;
  #firstAnswerUs: number | undefined;

  /** @returns the connect link */
  async start({ lookEveryMs, seed, isAlwaysTheSame = false }: ShopStandOptions): Promise<string> {
    this.#seed = seed;
    this.#isAlwaysTheSame = isAlwaysTheSame;
    const shop = new TimedShop(clockWithLook(lookEveryMs), {
      handedOut: (id, us) => this.#marks.set(id, { handedOutUs: us, resultUs: undefined }),
      result: (id, us) => {
        const marks = this.#marks.get(id);
        if (!marks || marks.resultUs !== undefined) return;
        marks.resultUs = us;
        this.#results.push(us);
      },
      answered: (us) => {
        this.#firstAnswerUs ??= us;
      },
    });
    this.#shop = shop;
    this.#served = await serveShop({ shop, port: 0 });
    return this.#served.connectLink;
  }

  /** @returns ids of the checks made; fewer than wanted while no cashbox has shown itself */
  makeChecks(count: number): number[] {
    const ids: number[] = [];
    while (ids.length < count) {
      const id = this.#makeOne();
      if (id === undefined) break;
      ids.push(id);
    }
    return ids;
  }

  counts(): ShopCounts {
    return this.#theShop.admin.counters();
  }

  cashboxes(): number {
    return this.#theShop.admin.cashboxes().length;
  }

  marks(): CheckMarks[] {
    return [...this.#marks].map(([checkId, marks]) => ({ checkId, ...marks }));
  }

  /** Moments at which results arrived, in order. */
  results(): number[] {
    return this.#results;
  }

  resultCount(): number {
    return this.#results.length;
  }

  /** Forgets the first answer, so that the next one is the first again. */
  forgetFirstAnswer(): void {
    this.#firstAnswerUs = undefined;
  }

  firstAnswerUs(): number | undefined {
    return this.#firstAnswerUs;
  }

  /** Keeps making checks until the total is made. */
  async feed({ total, outstanding, leftOut }: Feed): Promise<void> {
    const { admin } = this.#theShop;
    while (this.#made < total) {
      const leftOutId = leftOut === undefined ? undefined : admin.cashbox(leftOut)?.id;
      const aside =
        leftOutId === undefined ? 0 : admin.checks('P').filter((check) => check.cashboxId === leftOutId).length;
      const { waiting, printing } = admin.counters();
      this.makeChecks(Math.min(total - this.#made, outstanding - (waiting + printing - aside)));
      await systemClock.sleep(FEED_EVERY_MS);
    }
  }

  /** Makes no more. */
  stopFeeding(): void {
    this.#made = Number.POSITIVE_INFINITY;
  }

  get #theShop(): TimedShop {
    if (!this.#shop) throw new Error('The shop is not started');
    return this.#shop;
  }

  #makeOne(): number | undefined {
    const { admin } = this.#theShop;
    if (!admin.cashboxes().some((cashbox) => cashbox.active)) return undefined;
    const sale = this.#nextSale();
    const check = admin.makeCheck(admin.createOrder(sale.order).id, sale.type);
    if (check) this.#made += 1;
    return check?.id;
  }

  #nextSale(): InventedSale {
    if (this.#sales.length === 0) {
      this.#sales = inventOrders({ seed: this.#seed++, count: MADE_AHEAD }).filter(isPlainSale);
    }
    const usual = this.#sales.find(({ order }) => order.lines.length === USUAL_LINES);
    const sale = this.#isAlwaysTheSame ? usual : this.#sales.pop();
    if (!sale) throw new Error('No order was invented');
    return sale;
  }
}

/** Nothing but ordinary sales: all receipts of a run cost the same on average. */
function isPlainSale({ type, prepaidPayment }: InventedSale): boolean {
  return type === 'sell' && prepaidPayment === undefined;
}

function clockWithLook(lookEveryMs: number): Clock {
  return {
    ...systemClock,
    sleep: (ms, signal) => systemClock.sleep(ms === REAL_LOOK_MS ? lookEveryMs : ms, signal),
  };
}

interface Moments {
  handedOut(checkId: number, us: number): void;
  result(checkId: number, us: number): void;
  answered(us: number): void;
}

/** Notes when answers with checks leave and when requests with results arrive. */
class TimedShop extends VirtualShop {
  readonly #moments: Moments;

  constructor(clock: Clock, moments: Moments) {
    super({ clock, site: { activatesNewCashboxes: true } });
    this.#moments = moments;
  }

  override async handle(request: ShopRequest, signal: AbortSignal): Promise<ShopResponse> {
    const arrivedUs = nowUs();
    const response = await super.handle(request, signal);
    const leavesUs = nowUs();
    if (response.status !== 200) return response;
    this.#moments.answered(leavesUs);
    const answer: { ack?: string[]; print?: { external_id: string }[] } = JSON.parse(response.body);
    for (const uuid of answer.ack ?? []) this.#moments.result(idOf(uuid), arrivedUs);
    for (const { external_id } of answer.print ?? []) this.#moments.handedOut(idOf(external_id), leavesUs);
    return response;
  }
}

function idOf(uuid: string): number {
  return Number(uuid.split('|')[2]);
}

serveParent(new ShopStand());
