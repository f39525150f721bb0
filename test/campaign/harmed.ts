import { type NewOrder, type ShopCheck, VAT_ROW } from '../../src/simulator/shop/index.ts';
import { SELDOM } from '../support/alarms.ts';
import { BadLine, type Direction, type Harm } from '../support/bad-line.ts';
import { Witness } from '../support/witness.ts';
import { World } from '../support/world.ts';
import { QUICK_FOLDER } from './lives.ts';
import { documentsOf, wrongAt } from './right-end.ts';
import { introduce, newCheck } from './ways.ts';

const ORDER: NewOrder = {
  email: 'pokupatel@example.ru',
  lines: [
    { name: 'УЧЕБНЫЙ Чайник', priceKop: 319_000, quantityMilli: 1000, vatRowId: VAT_ROW.vat20, measureCode: 796 },
  ],
};
const LIMIT_MS = 3_600_000;
const LOOK_EVERY_MS = 1_000;

/** One receipt's traffic, hit at one byte. Power cuts are the device's own, counted in bytes it hears. */
export interface Hit {
  readonly harm: Harm | 'cuts power';
  readonly direction: Direction;
  /** Number of the byte, from the first one after the receipt's intent was on disk. */
  readonly at: number;
}

/** A shop and a cashbox in the middle of a day, and receipts one after the other, each with its own bad luck. */
export class HarmedDay {
  readonly #witness = new Witness();
  readonly #line = new BadLine();
  readonly #world: World;
  #begin: () => void = () => undefined;

  constructor(model: 61 | 77) {
    this.#world = new World({
      alarms: SELDOM,
      kkts: [{ model }],
      disk: (journal) => this.#witness.journal(journal),
      line: (open, i) => this.#witness.line(this.#line.line(open), i),
      ...(QUICK_FOLDER && { folder: QUICK_FOLDER }),
    });
    this.#witness.onSaved = ({ kind, life }) => {
      if (kind === 'receipt' && life.state === 'sent') this.#begin();
    };
  }

  /** Runs the hits one after the other. @returns what went wrong, each with its hit */
  async run(hits: readonly Hit[]): Promise<string[]> {
    const wrong: string[] = [];
    const world = this.#world;
    let now: Hit | undefined;
    try {
      await introduce(world);
      world.start();
      await this.#receipt();
      for (now of hits) wrong.push(...(await this.#hit(now)));
      wrong.push(...wrongAt(world, { shiftOpens: [1], shiftCloses: [0], mayNeedPerson: false }));
    } catch (error) {
      wrong.push(`${nameOf(now)}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
    } finally {
      world.close();
    }
    return [...wrong, ...new Set(this.#witness.breaches)];
  }

  /** Bytes of a receipt that nothing happens to, from its intent on disk to its proof. */
  async measure(): Promise<Readonly<Record<Direction, number>>> {
    const { passed } = this.#line;
    let bytes: Record<Direction, number> = { toDevice: 0, toHost: 0 };
    this.#witness.onSaved = ({ kind, life }) => {
      if (kind === 'receipt' && life.state === 'sent') this.#line.count();
      if (kind === 'receipt' && life.state === 'fiscal' && bytes.toHost === 0) bytes = { ...passed };
    };
    try {
      await introduce(this.#world);
      this.#world.start();
      await this.#receipt();
      return bytes;
    } finally {
      this.#world.close();
    }
  }

  async #hit(hit: Hit): Promise<string[]> {
    const { harm, direction, at } = hit;
    let mend: () => void = () => undefined;
    let isBegun = false;
    this.#begin = () => {
      if (isBegun) return;
      isBegun = true;
      if (harm === 'cuts power') mend = this.#world.kkt.use(`cuts-power-after-byte:${at}`);
      else this.#line.arm(direction, harm, at);
    };
    const check = await this.#receipt();
    this.#line.count();
    mend();
    const documents = documentsOf(this.#world, check).length;
    return documents === 1 ? [] : [`${nameOf(hit)}: ${documents} documents`];
  }

  async #receipt(): Promise<ShopCheck> {
    const world = this.#world;
    const check = newCheck(world, 'sell', ORDER);
    const isOver = () =>
      world.shop.admin.check(check.id)?.status !== 'N' &&
      world.shop.admin.check(check.id)?.status !== 'P' &&
      world.journal?.nextOwedAt('shop') === undefined &&
      world.journal?.openQuestions('kassa1').length === 0;
    await world.until(isOver, LIMIT_MS, LOOK_EVERY_MS);
    return check;
  }
}

const nameOf = (hit: Hit | undefined): string => (hit ? `${hit.harm} ${hit.direction} at ${hit.at}` : 'before any hit');
