import type { PolledCashbox } from './cashbox-register.ts';
import { buildCheck } from './content/build-check.ts';
import type { CashboxRow, ShopCheck } from './data/records.ts';
import type { ShopData } from './data/shop-data.ts';
import type { FaultSwitches } from './faults/fault-switches.ts';
import { atHandOut, contentFault, settingsFault } from './faults/hand-out-faults.ts';
import type { Json } from './php.ts';
import type { SeededRandom } from './seeded-random.ts';
import type { SiteSettings } from './site-settings.ts';
import { uuidOf } from './uuid.ts';

/** An answer holds so many checks in all, not per cashbox. Source: bitrix-protocol.md, section 6. */
const MOST_PER_ANSWER = 5;

interface Parts {
  readonly data: ShopData;
  readonly site: SiteSettings;
  readonly faults: FaultSwitches;
  readonly random: SeededRandom;
}

/** Chooses the checks of one answer, marks them and builds their content. Source: bitrix-protocol.md, section 10. */
export class HandOut {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  collect(polled: readonly PolledCashbox[], nowMs: number): Json[] {
    return this.#chosen(polled, nowMs).flatMap((check) => {
      const target = this.#targetOf(check, polled);
      return target ? [this.#handOut(check, target, nowMs)] : [];
    });
  }

  #chosen(polled: readonly PolledCashbox[], nowMs: number): ShopCheck[] {
    const { data, faults, random } = this.#parts;
    const ids = polled.map((cashbox) => cashbox.id);
    const due = data.waiting.draw(ids, MOST_PER_ANSWER, nowMs, random);
    if (!faults.isOn('duplicate-hand-out')) return due;
    const again = data.waiting
      .stillPrinting(MOST_PER_ANSWER - due.length)
      .filter((check) => check.linkedCashboxIds.some((id) => ids.includes(id)));
    return again.length > 0 && faults.fires('duplicate-hand-out') ? [...due, ...again] : due;
  }

  /** A new check goes to a random cashbox of this poll; a repeat jumps to another one when there is one. */
  #targetOf(check: ShopCheck, polled: readonly PolledCashbox[]): PolledCashbox | undefined {
    const { random, site, faults } = this.#parts;
    const allowed = polled.filter((cashbox) => check.linkedCashboxIds.includes(cashbox.id));
    if (check.status === 'N') return allowed[random.below(allowed.length)];
    if (faults.isOn('second-cashbox')) return this.#anotherLinked(check) ?? allowed[0];
    const others = allowed.filter((cashbox) => cashbox.id !== check.cashboxId);
    if (allowed.length < 2) return allowed[0];
    const slips = site.indexSlipOneIn > 0 && random.below(site.indexSlipOneIn) === 0;
    return slips ? undefined : others[random.below(others.length)];
  }

  /** The fault "second-cashbox": any other active cashbox of the check, as if it polled together with this one. */
  #anotherLinked(check: ShopCheck): PolledCashbox | undefined {
    const { data, faults } = this.#parts;
    for (const id of check.linkedCashboxIds) {
      const row = data.cashboxes.get(id);
      if (row?.active && id !== check.cashboxId && faults.fires('second-cashbox')) return { id, format: row.handler };
    }
    return undefined;
  }

  #handOut(check: ShopCheck, target: PolledCashbox, nowMs: number): Json {
    const { data, site, faults } = this.#parts;
    data.counters.handOuts++;
    const marked = this.#mark(check, target.id, nowMs);
    atHandOut(faults, data, check);
    const cashbox = settingsFault(faults, this.#cashbox(target.id), site);
    const uuid = uuidOf('check', check.id, nowMs, site);
    const order = data.orders.get(check.orderId);
    const context = { check: marked, order, cashbox, format: target.format, site, uuid, nowMs };
    const wire = buildCheck(context, (content) => contentFault(faults, content));
    if (faults.fires('deleted-check')) {
      data.waiting.settled(marked);
      data.checks.delete(marked.id);
    }
    return wire;
  }

  /** N becomes P with its start; a repeat keeps its first start, so it stays due at every poll. */
  #mark(check: ShopCheck, cashboxId: number, nowMs: number): ShopCheck {
    const { data } = this.#parts;
    if (check.status !== 'N') {
      return check.cashboxId === cashboxId ? check : data.checks.update(check.id, { cashboxId });
    }
    const row = data.checks.update(check.id, { status: 'P', printStartMs: nowMs, cashboxId });
    data.waiting.handedOut(row);
    return row;
  }

  #cashbox(id: number): CashboxRow {
    const row = this.#parts.data.cashboxes.get(id);
    if (!row) throw new Error(`No cashbox row ${id}`);
    return row;
  }
}
