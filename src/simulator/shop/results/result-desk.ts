import type { Clock } from '../../../core/ports/clock.ts';
import { CHECK_TYPES } from '../check-types.ts';
import type { ReportRow, ShopCheck } from '../data/records.ts';
import type { ShopData } from '../data/shop-data.ts';
import { fieldOf, phpFloat, phpText } from '../php.ts';
import type { ShopLog } from '../shop-log.ts';
import type { SiteSettings } from '../site-settings.ts';
import { verdictOf, WARNINGS_BEFORE_ERROR } from './fatal-errors.ts';
import { linkParamsOf } from './qr-link-params.ts';

/** Takes results (`printed[]`) into the shop's tables. Source: bitrix-protocol.md, sections 8 and 9. */
export class ResultDesk {
  readonly #data: ShopData;
  readonly #site: SiteSettings;
  readonly #clock: Clock;
  readonly #log: ShopLog;

  constructor(data: ShopData, site: SiteSettings, clock: Clock, log: ShopLog) {
    this.#data = data;
    this.#site = site;
    this.#clock = clock;
    this.#log = log;
  }

  /**
   * Applies the results of one request in their order.
   *
   * @returns the uuids settled, as the agent sent them
   * @throws {PhpFailure} on an unreadable time in `qr`: entries before it stay stored, later ones are not looked at
   */
  apply(kkm: readonly unknown[]): string[] {
    const acked: string[] = [];
    for (const cashbox of kkm) {
      const printed = fieldOf(cashbox, 'printed');
      if (!Array.isArray(printed)) continue;
      for (const entry of printed) {
        const uuid = phpText(fieldOf(entry, 'uuid'));
        if (this.#applyOne(uuid, entry)) acked.push(uuid);
      }
    }
    return acked;
  }

  #applyOne(uuid: string, entry: unknown): boolean {
    // Only the first and the third part are read: another domain or an extra part does no harm.
    const [type, , idText] = uuid.split('|');
    if (!idText || !/^\d+$/.test(idText)) return false;
    if (type === 'check') return this.#checkResult(Number(idText), entry);
    return type === 'report' && this.#reportResult(Number(idText), entry);
  }

  #checkResult(id: number, entry: unknown): boolean {
    const linkParams = linkParamsOf(entry, this.#site.utcOffsetMinutes);
    const check = this.#data.checks.get(id);
    if (!check) return false;
    if (check.status === 'Y') return true;
    if (!this.#isWhole(check)) return false;
    const verdict = verdictOf(fieldOf(entry, 'code'), fieldOf(entry, 'message'));
    if (verdict.kind === 'printed') return this.#checkPrinted(check, linkParams);
    return this.#checkFailed(check, verdict);
  }

  /** The order, and the payments the check was made for, still exist. */
  #isWhole(check: ShopCheck): boolean {
    const order = this.#data.orders.get(check.orderId);
    return order !== undefined && check.paymentIds.every((id) => order.payments.some((payment) => payment.id === id));
  }

  #checkPrinted(check: ShopCheck, linkParams: ShopCheck['linkParams']): boolean {
    const { sign } = CHECK_TYPES[check.type];
    const fiscal = linkParams && { ...linkParams, calculation_attribute: sign };
    const row = this.#data.checks.update(check.id, {
      status: 'Y',
      linkParams: fiscal,
      printEndMs: this.#clock.now(),
      errorText: null,
    });
    this.#data.waiting.settled(row);
    return true;
  }

  #checkFailed(check: ShopCheck, verdict: { readonly kind: 'fatal' | 'warning'; readonly text: string }): boolean {
    const { checks, orders, waiting } = this.#data;
    this.#log.write(verdict.kind === 'fatal' ? 'error' : 'warning', check.cashboxId, verdict.text);
    if (verdict.kind === 'warning' && check.failCount < WARNINGS_BEFORE_ERROR) {
      checks.update(check.id, { failCount: check.failCount + 1 });
      return false;
    }
    const failed = checks.update(check.id, { status: 'E', errorText: verdict.text, printEndMs: this.#clock.now() });
    waiting.settled(failed);
    orders.update(check.orderId, { mark: `Ошибка чека №${check.id}: ${verdict.text}` });
    return true;
  }

  #reportResult(id: number, entry: unknown): boolean {
    const linkParams = linkParamsOf(entry, this.#site.utcOffsetMinutes);
    const report = this.#data.reports.get(id);
    if (!report) return false;
    if (report.status === 'Y') return true;
    const verdict = verdictOf(fieldOf(entry, 'code'), fieldOf(entry, 'message'));
    if (verdict.kind !== 'printed') return this.#reportFailed(report, verdict);
    const cashSum = phpFloat(fieldOf(entry, 'payments_cache'));
    this.#data.reports.update(id, {
      status: 'Y',
      linkParams,
      printEndMs: this.#clock.now(),
      cashSum,
      cashlessSum: phpFloat(fieldOf(entry, 'reg_income')) - cashSum,
      cumulativeSum: phpFloat(fieldOf(entry, 'nz_sum')),
      returnedSum: phpFloat(fieldOf(entry, 'reg_return')),
    });
    return true;
  }

  #reportFailed(report: ReportRow, verdict: { readonly kind: 'fatal' | 'warning'; readonly text: string }): boolean {
    this.#log.write(verdict.kind === 'fatal' ? 'error' : 'warning', report.cashboxId, verdict.text);
    if (verdict.kind === 'warning' && report.failCount < WARNINGS_BEFORE_ERROR) {
      this.#data.reports.update(report.id, { failCount: report.failCount + 1 });
      return false;
    }
    this.#data.reports.update(report.id, { status: 'E', errorText: verdict.text, printEndMs: this.#clock.now() });
    return true;
  }
}
