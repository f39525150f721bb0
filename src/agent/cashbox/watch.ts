import { conditionObstacle } from '../../core/fiscalization/readiness.ts';
import { firstUnsentNow } from '../../core/health/first-unsent.ts';
import type { CashboxCondition, CashboxIdentity } from '../../core/ports/cashbox-driver.ts';
import { followDeliveries } from './follow.ts';
import type { LaneContext } from './lane-context.ts';

/** How often an idle cashbox is asked how it is. */
const STATUS_EVERY_MS = 10_000;
/** How often the FN is asked about its exchange with the OFD: once a minute, and soon enough for an alarm within one. */
const OFD_EVERY_MS = 50_000;
/** Days pass before it changes. */
const FN_LIFE_EVERY_MS = 6 * 3_600_000;
/** How soon the OFD exchange is read after a document, and again while tickets keep coming. A young document is asked for with the status. */
const OFD_SOON_MS = 1_000;

/** What a lane does when it has nothing to make: looks at the device, follows deliveries, finds the opening of the shift. */
export class Watch {
  readonly #lane: LaneContext;
  #nextStatusAt = 0;
  #nextOfdAt = 0;
  #ticketAwaitedUntil = 0;
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
    const now = this.#lane.parts.clock.monotonicMs();
    this.#nextOfdAt = Math.min(this.#nextOfdAt, now + OFD_SOON_MS);
    this.#ticketAwaitedUntil = now + OFD_EVERY_MS;
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
      this.#lane.aliens.looked(condition, () => parts.journal.lastDocumented(part.id, condition.fnSerial));
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
    this.#nextOfdAt = now + OFD_EVERY_MS;
    const exchange = await driver.readOfdExchange(signal);
    view.ofd = { value: exchange, at: clock.now() };
    view.firstUnsent = firstUnsentNow(view.firstUnsent, exchange.firstUnsentFd, clock.now());
    const isWorkWaiting = () => this.#lane.nextJob !== undefined;
    const following = { cashboxId: part.id, fnSerial, driver, journal, recorder, clock, isWorkWaiting };
    const { delivered, more } = await followDeliveries(following, exchange, signal);
    if (more) this.#nextOfdAt = now;
    else if (delivered > 0) this.#nextOfdAt = now + OFD_SOON_MS;
    else if (now < this.#ticketAwaitedUntil) this.#nextOfdAt = now + STATUS_EVERY_MS;
  }
}
