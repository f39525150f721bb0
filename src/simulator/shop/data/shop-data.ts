import type { SiteSettings } from '../site-settings.ts';
import type { CashboxRow, HashRow, NoticeRow, ReportRow, ShopCheck, ShopOrder } from './records.ts';
import { ShopCounters } from './shop-counters.ts';
import type { ShopStore, StoreEntry } from './shop-store.ts';
import { Table } from './table.ts';
import { WaitingChecks } from './waiting-checks.ts';

/** All tables of one shop and the indexes over them. Nothing else holds the shop's state. */
export class ShopData {
  readonly hashes: Table<HashRow>;
  readonly cashboxes: Table<CashboxRow>;
  readonly orders: Table<ShopOrder>;
  readonly checks: Table<ShopCheck>;
  readonly reports: Table<ReportRow>;
  readonly notices: Table<NoticeRow>;
  readonly waiting: WaitingChecks;
  readonly counters = new ShopCounters();
  /** Checks made since the process began: the flag that a held poll looks at. */
  madeCount = 0;
  readonly #store: ShopStore;

  constructor(store: ShopStore, site: SiteSettings) {
    this.#store = store;
    this.hashes = new Table('hash', store);
    this.cashboxes = new Table('cashbox', store);
    this.orders = new Table('order', store, site.firstOrderId);
    this.checks = new Table('check', store, site.firstCheckId);
    this.reports = new Table('report', store, site.firstReportId);
    this.notices = new Table('notice', store);
    const tables = {
      hash: restorer(this.hashes),
      cashbox: restorer(this.cashboxes),
      order: restorer(this.orders),
      check: restorer(this.checks),
      report: restorer(this.reports),
      notice: restorer(this.notices),
    };
    const known = new Map<string, (entry: StoreEntry) => void>(Object.entries(tables));
    for (const entry of store.load()) known.get(entry.table)?.(entry);
    this.checks.watch((before, after) => this.counters.rowChanged(before, after));
    this.waiting = new WaitingChecks(this.checks);
  }

  close(): void {
    this.#store.close();
  }
}

/** The only place where a stored row gets its type back: the store wrote it, and checked that it has an id. */
function restorer<T extends { readonly id: number }>(table: Table<T>): (entry: StoreEntry) => void {
  return (entry) => {
    if ('put' in entry) table.restorePut(entry.put as T);
    else if ('remove' in entry) table.restoreRemoval(entry.remove);
    else table.restoreNextId(entry.nextId);
  };
}
