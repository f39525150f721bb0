import type { PolledCashbox } from './cashbox-register.ts';
import type { CashboxRow, ReportRow } from './data/records.ts';
import type { ShopData } from './data/shop-data.ts';
import type { Json } from './php.ts';
import type { SiteSettings } from './site-settings.ts';
import { lastTimeOfDayMs } from './site-time.ts';
import { uuidOf } from './uuid.ts';

const REPEAT_AFTER_MS = 300_000;
const EXPIRES_AFTER_MS = 43_200_000;
const DEFAULT_TIME = '23:30';
const Z_REPORT_TYPE = 1;

/** Orders to close the shift: by the administrator's button or at a set time. Source: bitrix-protocol.md, section 9. */
export class ZReports {
  readonly #data: ShopData;
  readonly #site: SiteSettings;
  readonly #newest = new Map<number, number>();
  /** By cashbox: hand-out of the first check since the last report began. */
  readonly #firstHandOutMs = new Map<number, number>();

  constructor(data: ShopData, site: SiteSettings) {
    this.#data = data;
    this.#site = site;
    data.reports.watch((_, row) => row && this.#newest.set(row.cashboxId, row.id));
    data.checks.watch((_, row) => row && this.#noteHandOut(row));
  }

  /** The administrator's button. */
  order(cashboxId: number, nowMs: number): ReportRow {
    return this.#insert(cashboxId, nowMs);
  }

  /** What is due for these cashboxes now. */
  collect(polled: readonly PolledCashbox[], nowMs: number): Json[] {
    return polled.flatMap(({ id }) => {
      const cashbox = this.#data.cashboxes.get(id);
      const report = cashbox && this.#due(cashbox, nowMs);
      // An offline cashbox has its report marked as handed out, but never gets it.
      return cashbox && report && !cashbox.useOffline ? [this.#wire(cashbox, report, nowMs)] : [];
    });
  }

  #due(cashbox: CashboxRow, nowMs: number): ReportRow | undefined {
    const newest = this.#newestOf(cashbox.id);
    if (newest?.status === 'N') return this.#start(newest, nowMs);
    if (newest?.status === 'P') {
      const ageMs = nowMs - (newest.printStartMs ?? nowMs);
      if (ageMs <= EXPIRES_AFTER_MS) return ageMs > REPEAT_AFTER_MS ? newest : undefined;
      this.#data.reports.update(newest.id, { status: 'E', errorText: 'Истекло время ожидания Z-отчёта' });
    }
    return this.#scheduled(cashbox, newest, nowMs);
  }

  #scheduled(cashbox: CashboxRow, newest: ReportRow | undefined, nowMs: number): ReportRow | undefined {
    const time = cashbox.settings?.zReportTime ?? DEFAULT_TIME;
    const dueMs = lastTimeOfDayMs(nowMs, time, this.#site.utcOffsetMinutes);
    const firstMs = this.#firstHandOutMs.get(cashbox.id);
    const sinceMs = newest?.printStartMs ?? newest?.createdAtMs ?? 0;
    if (firstMs === undefined || firstMs < sinceMs || firstMs > dueMs) return undefined;
    return this.#start(this.#insert(cashbox.id, nowMs), nowMs);
  }

  #start(report: ReportRow, nowMs: number): ReportRow {
    this.#firstHandOutMs.delete(report.cashboxId);
    return this.#data.reports.update(report.id, { status: 'P', printStartMs: nowMs });
  }

  #insert(cashboxId: number, nowMs: number): ReportRow {
    return this.#data.reports.insert((id) => ({
      id,
      cashboxId,
      status: 'N',
      failCount: 0,
      createdAtMs: nowMs,
      printStartMs: null,
      printEndMs: null,
      linkParams: null,
      errorText: null,
      cashSum: 0,
      cashlessSum: 0,
      cumulativeSum: 0,
      returnedSum: 0,
    }));
  }

  #wire(cashbox: CashboxRow, report: ReportRow, nowMs: number): Json {
    return {
      type: Z_REPORT_TYPE,
      uuid: uuidOf('report', report.id, nowMs, this.#site),
      timestamp: String(Math.floor(nowMs / 1000)),
      zn: cashbox.serialNumber,
    };
  }

  #newestOf(cashboxId: number): ReportRow | undefined {
    const id = this.#newest.get(cashboxId);
    return id === undefined ? undefined : this.#data.reports.get(id);
  }

  #noteHandOut({ cashboxId, printStartMs }: { cashboxId: number | null; printStartMs: number | null }): void {
    if (cashboxId === null || printStartMs === null) return;
    const newest = this.#newestOf(cashboxId);
    if (printStartMs < (newest?.printStartMs ?? newest?.createdAtMs ?? 0)) return;
    const first = this.#firstHandOutMs.get(cashboxId) ?? Number.POSITIVE_INFINITY;
    this.#firstHandOutMs.set(cashboxId, Math.min(first, printStartMs));
  }
}
