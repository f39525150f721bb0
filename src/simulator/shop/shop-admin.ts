import type { Clock } from '../../core/ports/clock.ts';
import { formDefaults } from './cashbox-settings.ts';
import { CHECK_TYPES, type CheckType, returnTypeOf } from './check-types.ts';
import { ConnectHashes } from './connect-hashes.ts';
import { orderTotalKop } from './content/order-money.ts';
import type {
  CashboxRow,
  CashboxSettings,
  NewOrder,
  NoticeRow,
  Offset,
  OrderPayment,
  PrintStatus,
  ReportRow,
  ShopCheck,
  ShopOrder,
} from './data/records.ts';
import type { ShopCounts } from './data/shop-counters.ts';
import type { ShopData } from './data/shop-data.ts';
import type { InventedSale } from './invent-orders.ts';
import { ShopRefusal } from './shop-refusal.ts';
import type { SiteSettings } from './site-settings.ts';
import type { ZReports } from './z-reports.ts';

/** Which payments a check is for; by default all that are not set off. */
export interface CheckPayments {
  readonly paymentIds?: readonly number[];
  readonly offsets?: readonly Offset[];
}

interface Parts {
  readonly data: ShopData;
  readonly site: SiteSettings;
  readonly clock: Clock;
  readonly zReports: ZReports;
}

/** Everything a person in the shop's admin pages, or the site's own code, does. */
export class ShopAdmin {
  readonly #data: ShopData;
  readonly #site: SiteSettings;
  readonly #clock: Clock;
  readonly #zReports: ZReports;
  readonly #hashes: ConnectHashes;

  constructor({ data, site, clock, zReports }: Parts) {
    this.#data = data;
    this.#site = site;
    this.#clock = clock;
    this.#zReports = zReports;
    this.#hashes = new ConnectHashes(data.hashes, clock);
  }

  /** The button «Сгенерировать ссылку». @throws {ShopRefusal} on a second press within one second */
  generateHash(): string {
    return this.#hashes.generate();
  }

  /** The newest hash that still works; made when there is none. */
  currentHash(): string {
    return this.#hashes.current();
  }

  isHashActive(hash: string): boolean {
    return this.#hashes.isActive(hash);
  }

  /** Only possible in the database: there is no admin page for it. */
  switchHash(hash: string, active: boolean): void {
    this.#hashes.switch(hash, active);
  }

  createOrder(order: NewOrder): ShopOrder {
    const row = this.#data.orders.insert((id) => ({
      id,
      number: `УЧЕБНЫЙ-${id}`,
      createdAtMs: this.#clock.now(),
      email: order.email ?? null,
      phone: order.phone ?? null,
      lines: order.lines,
      deliveryKop: order.deliveryKop ?? 0,
      deliveryVatRowId: order.deliveryVatRowId ?? null,
      payments: (order.payments ?? []).map((payment, index) => ({ ...payment, id: index + 1 })),
      cancelled: false,
      mark: null,
    }));
    if (order.payments) return row;
    const whole: OrderPayment = { id: 1, paySystem: 'acquiring', sumKop: orderTotalKop(row) };
    return this.#data.orders.update(row.id, { payments: [whole] });
  }

  /** Changes an order; checks already made keep their old sum, and their next hand-out reads the new content. */
  editOrder(orderId: number, patch: Partial<Omit<ShopOrder, 'id' | 'number'>>): ShopOrder {
    return this.#data.orders.update(orderId, patch);
  }

  /** A cancelled order's checks are still handed out. */
  cancelOrder(orderId: number): ShopOrder {
    return this.editOrder(orderId, { cancelled: true });
  }

  /** A deleted order's checks come empty and are never acknowledged. */
  deleteOrder(orderId: number): void {
    this.#data.orders.delete(orderId);
  }

  order(orderId: number): ShopOrder | undefined {
    return this.#data.orders.get(orderId);
  }

  /**
   * Makes a check for the cashboxes active now.
   *
   * @returns null when the shop makes nothing and says nothing: no cashbox is active, or a V1 cashbox is and the
   *   check is of a type V1 does not have
   * @throws {ShopRefusal} when the order is unknown or the payments do not cover the goods
   */
  makeCheck(orderId: number, type: CheckType, payments: CheckPayments = {}): ShopCheck | null {
    const order = this.#orderOrRefuse(orderId);
    const offsets = payments.offsets ?? [];
    const paymentIds = payments.paymentIds ?? unsetIds(order, offsets);
    const sumKop = this.#paidKop(order, [...paymentIds, ...offsets.map((offset) => offset.paymentId)]);
    const { lines, v1 } = CHECK_TYPES[type];
    if ((lines === 'goods' || lines === 'goodsPrepaid') && sumKop !== orderTotalKop(order)) {
      throw new ShopRefusal(`Сумма оплат заказа ${order.number} не равна сумме товаров`);
    }
    const active = this.cashboxes().filter((cashbox) => cashbox.active);
    if (active.length === 0) return null;
    if (v1 === null && active.some((cashbox) => cashbox.handler === 'V1')) return null;
    return this.#insertCheck({ type, orderId, paymentIds, offsets, sumKop, linked: active.map((row) => row.id) });
  }

  /** Makes an invented order and its check; no check when no cashbox is active. */
  sell(sale: InventedSale): ShopCheck[] {
    const order = this.createOrder(sale.order);
    const set = sale.prepaidPayment === undefined ? undefined : order.payments[sale.prepaidPayment];
    const offsets: Offset[] = set ? [{ paymentId: set.id, as: 'prepaid' }] : [];
    const check = this.makeCheck(order.id, sale.type, { offsets });
    return check ? [check] : [];
  }

  /** The return that undoes a check; returns are always made by hand. */
  makeReturn(checkId: number, { toCash = false }: { readonly toCash?: boolean } = {}): ShopCheck | null {
    const sale = this.#checkOrRefuse(checkId);
    const type = returnTypeOf(sale.type, toCash);
    if (!type) throw new ShopRefusal(`Чек №${checkId} сам является возвратом`);
    const setOff = sale.offsets.map((offset) => offset.paymentId);
    return this.makeCheck(sale.orderId, type, { paymentIds: [...sale.paymentIds, ...setOff] });
  }

  /** Corrections are not supported by this kind of cashbox; nothing reaches the queue. */
  makeCorrection(): never {
    throw new ShopRefusal('Касса не поддерживает чеки коррекции');
  }

  /** @throws {ShopRefusal} for a printed check: only N, P and E can be deleted */
  deleteCheck(checkId: number): void {
    const check = this.#checkOrRefuse(checkId);
    if (check.status === 'Y') throw new ShopRefusal(`Чек №${checkId} напечатан, удалить его нельзя`);
    this.#data.waiting.settled(check);
    this.#data.checks.delete(checkId);
  }

  /** Says yes and leaves the check in state E: for this kind of cashbox nothing comes. Source: section 8.3. */
  reprint(checkId: number): boolean {
    return this.#checkOrRefuse(checkId).status === 'E';
  }

  check(checkId: number): ShopCheck | undefined {
    return this.#data.checks.get(checkId);
  }

  checks(status?: PrintStatus): ShopCheck[] {
    const all = [...this.#data.checks.rows()];
    return status === undefined ? all : all.filter((check) => check.status === status);
  }

  counters(): ShopCounts {
    return this.#data.counters.read();
  }

  cashboxes(): CashboxRow[] {
    return [...this.#data.cashboxes.rows()];
  }

  cashbox(serialNumber: string): CashboxRow | undefined {
    return this.cashboxes().find((row) => row.serialNumber === serialNumber);
  }

  /** Opens the row, fills the form (its defaults where `changes` says nothing), ticks active, saves. */
  saveCashbox(cashboxId: number, changes: Partial<CashboxSettings> = {}): CashboxRow {
    const row = this.#cashboxOrRefuse(cashboxId);
    const settings = { ...(row.settings ?? formDefaults(row.handler, this.#site)), ...changes };
    return this.#data.cashboxes.update(cashboxId, { settings, active: true });
  }

  /** The group action of the list page: on or off, without model or settings. */
  switchCashbox(cashboxId: number, active: boolean): CashboxRow {
    return this.#data.cashboxes.update(cashboxId, { active });
  }

  /** `USE_OFFLINE`: Z-reports are marked as handed out and not sent. */
  setOffline(cashboxId: number, useOffline: boolean): CashboxRow {
    return this.#data.cashboxes.update(cashboxId, { useOffline });
  }

  /** The next poll makes a new row with a new id, switched off; old checks stay with the old one. */
  deleteCashbox(cashboxId: number): void {
    this.#data.cashboxes.delete(cashboxId);
  }

  /** The button of the Z-report page. */
  orderZReport(cashboxId: number): ReportRow {
    this.#cashboxOrRefuse(cashboxId);
    return this.#zReports.order(cashboxId, this.#clock.now());
  }

  reports(cashboxId?: number): ReportRow[] {
    const all = [...this.#data.reports.rows()];
    return cashboxId === undefined ? all : all.filter((report) => report.cashboxId === cashboxId);
  }

  notices(): NoticeRow[] {
    return [...this.#data.notices.rows()];
  }

  closeNotice(noticeId: number): void {
    this.#data.notices.delete(noticeId);
  }

  /** A backup comes back: the newest checks and their orders never happened, and their ids are used again. */
  restoreBackup(checksLost: number): void {
    const { checks, orders, waiting } = this.#data;
    const ids = [...checks.rows()].map((check) => check.id).sort((a, b) => b - a);
    const lost = ids.slice(0, checksLost).flatMap((id) => checks.get(id) ?? []);
    for (const check of lost) {
      waiting.settled(check);
      checks.delete(check.id);
      orders.delete(check.orderId);
    }
    if (lost.length === 0) return;
    checks.setNextId(Math.min(...lost.map((check) => check.id)));
    orders.setNextId(Math.max(0, ...[...orders.rows()].map((order) => order.id)) + 1);
  }

  /** The database came back from a copy made while this check was printing: its result never came. */
  forgetResult(checkId: number): ShopCheck {
    this.#checkOrRefuse(checkId);
    const row = this.#data.checks.update(checkId, {
      status: 'P',
      printStartMs: this.#clock.now(),
      printEndMs: null,
      linkParams: null,
      errorText: null,
    });
    this.#data.waiting.handedOut(row);
    return row;
  }

  #insertCheck(
    made: Pick<ShopCheck, 'type' | 'orderId' | 'paymentIds' | 'offsets' | 'sumKop'> & {
      readonly linked: readonly number[];
    },
  ): ShopCheck {
    const { linked, ...given } = made;
    const check = this.#data.checks.insert((id) => ({
      id,
      ...given,
      status: 'N',
      failCount: 0,
      createdAtMs: this.#clock.now(),
      printStartMs: null,
      printEndMs: null,
      linkParams: null,
      errorText: null,
      cashboxId: null,
      linkedCashboxIds: linked,
    }));
    this.#data.waiting.made(check);
    this.#data.madeCount++;
    return check;
  }

  #paidKop(order: ShopOrder, paymentIds: readonly number[]): number {
    return paymentIds.reduce((sum, id) => {
      const payment = order.payments.find((candidate) => candidate.id === id);
      if (!payment) throw new ShopRefusal(`У заказа ${order.number} нет оплаты №${id}`);
      return sum + payment.sumKop;
    }, 0);
  }

  #orderOrRefuse(orderId: number): ShopOrder {
    const order = this.#data.orders.get(orderId);
    if (!order) throw new ShopRefusal(`Заказ №${orderId} не найден`);
    return order;
  }

  #checkOrRefuse(checkId: number): ShopCheck {
    const check = this.#data.checks.get(checkId);
    if (!check) throw new ShopRefusal(`Чек №${checkId} не найден`);
    return check;
  }

  #cashboxOrRefuse(cashboxId: number): CashboxRow {
    const row = this.#data.cashboxes.get(cashboxId);
    if (!row) throw new ShopRefusal(`Касса №${cashboxId} не найдена`);
    return row;
  }
}

function unsetIds(order: ShopOrder, offsets: readonly Offset[]): number[] {
  const setOff = new Set(offsets.map((offset) => offset.paymentId));
  return order.payments.map((payment) => payment.id).filter((id) => !setOff.has(id));
}
