import { convertedSettings, formDefaults } from './cashbox-settings.ts';
import type { CashboxRow, Handler } from './data/records.ts';
import type { ShopData } from './data/shop-data.ts';
import { fieldOf, PhpFailure, phpFloat, phpText } from './php.ts';
import type { ShopLog } from './shop-log.ts';
import type { SiteSettings } from './site-settings.ts';

const HANDLER_TITLES: Readonly<Record<Handler, string>> = {
  V1: '1С-Битрикс.Касса (УЧЕБНАЯ)',
  V2: '1С-Битрикс.Касса ФФД 1.05 (УЧЕБНАЯ)',
  V3: '1С-Битрикс.Касса ФФД 1.2 (УЧЕБНАЯ)',
};

/** A cashbox this poll may get checks for; `format` stays as it was when the poll came in. */
export interface PolledCashbox {
  readonly id: number;
  readonly format: Handler;
}

/** `api_version` as the endpoint reads it: compared as text, anything unknown is the base handler. */
export function handlerOf(apiVersion: unknown, highestApi: number): Handler {
  const text = phpText(apiVersion);
  if (text === '3' && highestApi >= 3) return 'V3';
  if (text === '2' && highestApi >= 2) return 'V2';
  return 'V1';
}

interface Poll {
  readonly kkm: readonly unknown[];
  readonly handler: Handler;
  readonly nowMs: number;
}

/** The cashbox list of the shop and what polls do to it. Source: bitrix-protocol.md, sections 3, 4 and 12. */
export class CashboxRegister {
  readonly #data: ShopData;
  readonly #site: SiteSettings;
  readonly #log: ShopLog;

  constructor(data: ShopData, site: SiteSettings, log: ShopLog) {
    this.#data = data;
    this.#site = site;
    this.#log = log;
  }

  /**
   * Applies a poll to the rows and tells which cashboxes are usable in it.
   *
   * @throws {PhpFailure} when the version switches on a row whose settings were never saved
   */
  applyPoll(poll: Poll): PolledCashbox[] {
    const usable = new Map<number, PolledCashbox>();
    for (const entry of poll.kkm) {
      const serialNumber = phpText(fieldOf(entry, 'zn'));
      if (serialNumber === '') continue;
      // A number loses leading zeros on its way to text and so misses the row: a second one is made.
      const known = this.bySerial(serialNumber);
      const row = known ? this.#polled(known, entry, poll) : this.#add(serialNumber, entry, poll);
      const format = known?.handler ?? row.handler;
      if (row.active && row.enabled) usable.set(row.id, { id: row.id, format });
    }
    return [...usable.values()];
  }

  bySerial(serialNumber: string): CashboxRow | undefined {
    for (const row of this.#data.cashboxes.rows()) {
      if (row.serialNumber === serialNumber) return row;
    }
    return undefined;
  }

  #add(serialNumber: string, entry: unknown, { handler, nowMs }: Poll): CashboxRow {
    const site = this.#site;
    const row = this.#data.cashboxes.insert((id) => ({
      id,
      serialNumber,
      handler,
      name: HANDLER_TITLES[handler],
      active: site.activatesNewCashboxes,
      enabled: fieldOf(entry, 'status') === 'ok',
      createdAtMs: nowMs,
      lastCheckAtMs: nowMs,
      email: site.emailFrom,
      useOffline: false,
      settings: site.activatesNewCashboxes ? formDefaults(handler, site) : null,
    }));
    this.#firstReport(row, entry);
    return row;
  }

  /** A new cashbox brings one finished Z-report with the figures of its first poll. */
  #firstReport(row: CashboxRow, entry: unknown): void {
    const cashSum = phpFloat(fieldOf(entry, 'cache'));
    this.#data.reports.insert((id) => ({
      id,
      cashboxId: row.id,
      status: 'Y',
      failCount: 0,
      createdAtMs: row.createdAtMs,
      printStartMs: row.createdAtMs,
      printEndMs: row.createdAtMs,
      linkParams: null,
      errorText: null,
      cashSum,
      cashlessSum: phpFloat(fieldOf(entry, 'reg_income')) - cashSum,
      cumulativeSum: phpFloat(fieldOf(entry, 'nz_sum')),
      returnedSum: 0,
    }));
  }

  #polled(row: CashboxRow, entry: unknown, { handler, nowMs }: Poll): CashboxRow {
    const enabled = fieldOf(entry, 'status') === 'ok';
    const switched = this.#switchedHandler(row, handler);
    if (row.enabled && !enabled) this.#noticeNotOk(row, nowMs);
    return this.#data.cashboxes.update(row.id, { ...switched, enabled, lastCheckAtMs: nowMs });
  }

  #switchedHandler(row: CashboxRow, handler: Handler): Partial<CashboxRow> {
    if (handler === 'V1' || handler === row.handler) return {};
    if (!row.settings) throw new PhpFailure('convertSettings(): Argument #1 must be of type array, null given');
    return { handler, settings: convertedSettings(row.settings, this.#site) };
  }

  #noticeNotOk(row: CashboxRow, nowMs: number): void {
    const text = `Касса №${row.id} недоступна`;
    this.#log.write('warning', row.id, text);
    const open = [...this.#data.notices.rows()].some((notice) => notice.cashboxId === row.id);
    if (!open) this.#data.notices.insert((id) => ({ id, cashboxId: row.id, text, createdAtMs: nowMs }));
  }
}
