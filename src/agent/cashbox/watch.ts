import { conditionObstacle } from '../../core/fiscalization/readiness.ts';
import type { CashboxCondition, CashboxIdentity } from '../../core/ports/cashbox-driver.ts';
import { followDeliveries } from './follow.ts';
import type { LaneContext } from './lane-context.ts';

/** How often an idle cashbox is asked how it is. */
const STATUS_EVERY_MS = 10_000;
/** Days pass before it changes. */
const FN_LIFE_EVERY_MS = 6 * 3_600_000;
/** How soon the OFD exchange is read after a document, and again while tickets keep coming. */
const OFD_SOON_MS = 1_000;

/** What a lane does when it has nothing to make: looks at the device, follows deliveries, finds the opening of the shift. */
export class Watch {
  readonly #lane: LaneContext;
  #nextStatusAt = 0;
  #nextOfdAt = 0;
  #nextFnLifeAt = 0;

  constructor(lane: LaneContext) {
    this.#lane = lane;
  }

  /** After a connection: everything is read anew. */
  restart(): void {
    this.#nextStatusAt = 0;
    this.#nextOfdAt = 0;
    this.#nextFnLifeAt = 0;
  }

  /** A document was made: its ticket may come soon. */
  expectTicket(): void {
    this.#nextOfdAt = Math.min(this.#nextOfdAt, this.#lane.parts.clock.monotonicMs() + OFD_SOON_MS);
  }

  /** Milliseconds until the next look is due; 0 or less when it is. */
  get dueInMs(): number {
    return Math.min(this.#nextStatusAt, this.#nextOfdAt) - this.#lane.parts.clock.monotonicMs();
  }

  async look(identity: CashboxIdentity, signal: AbortSignal): Promise<void> {
    const { part, parts, view, shiftClock } = this.#lane;
    const now = parts.clock.monotonicMs();
    if (now >= this.#nextStatusAt) {
      this.#nextStatusAt = now + STATUS_EVERY_MS;
      const condition = await this.#lane.readCondition(signal);
      this.#lane.aliens.looked(condition);
      const printing = identity.capabilities.printer && part.printReceipts;
      this.#lane.show(conditionObstacle(condition, printing, this.#lane.clockOffsetS(condition)));
      await this.#lane.finishPrinting(condition, signal);
      view.totals ??= await part.driver.readShiftTotals(signal);
      if (now >= this.#nextFnLifeAt) await this.#readFnLife(now, signal);
      await shiftClock.search(part.driver, condition, signal);
    }
    if (now >= this.#nextOfdAt && view.condition) await this.#follow(view.condition.value, now, signal);
  }

  async #readFnLife(now: number, signal: AbortSignal): Promise<void> {
    this.#nextFnLifeAt = now + FN_LIFE_EVERY_MS;
    this.#lane.view.fnLife = await this.#lane.part.driver.readFnLife?.(signal);
  }

  async #follow({ fnSerial }: CashboxCondition, now: number, signal: AbortSignal): Promise<void> {
    const { part, parts, recorder, view } = this.#lane;
    const { driver } = part;
    const { journal, clock } = parts;
    this.#nextOfdAt = now + STATUS_EVERY_MS;
    const exchange = await driver.readOfdExchange(signal);
    view.ofd = { value: exchange, at: clock.now() };
    const following = { cashboxId: part.id, fnSerial, driver, journal, recorder, clock };
    const { delivered, more } = await followDeliveries(following, exchange, signal);
    if (more) this.#nextOfdAt = now;
    else if (delivered > 0 || exchange.unsentCount > 0) this.#nextOfdAt = now + this.#patienceMs(delivered);
  }

  /** While tickets keep coming they are awaited; when none comes, the ordinary rhythm is enough. */
  #patienceMs(delivered: number): number {
    return delivered > 0 ? OFD_SOON_MS : STATUS_EVERY_MS;
  }
}
