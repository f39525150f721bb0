import type { CashboxSettings, Handler } from './data/records.ts';
import type { SiteSettings, VatRow } from './site-settings.ts';

/** Measure code (OKEI) → tag 2108. Source: bitrix-protocol.md, section 7.7. */
export const MEASURES: Readonly<Record<string, number>> = {
  796: 0,
  163: 10,
  166: 11,
  168: 12,
  4: 20,
  5: 21,
  6: 22,
  51: 30,
  53: 31,
  55: 32,
  111: 40,
  112: 41,
  113: 42,
  245: 50,
  233: 51,
  359: 70,
  356: 71,
  355: 72,
  354: 73,
  256: 80,
  257: 81,
  2553: 82,
  2554: 83,
};
export const OTHER_MEASURE = 255;

const V1_PAYMENT = { cash: 0, cashless: 3 };
const V1_VAT: Readonly<Record<string, number>> = { 0: 1, 10: 2, 18: 3 };
const V1_NO_VAT = 4;

const PAYMENT = { cash: 'cash', cashless: 'electronically', advance: 'prepaid', credit: 'credit' };
/** The rates the form knows a word for. 22 % is not among them in any version seen. */
const VAT: Readonly<Record<string, string>> = { 0: 'vat0', 10: 'vat10', 20: 'vat20' };

/** The cashbox form as it opens, saved without a change: an unlisted rate is an empty field, «Без НДС» gets `vat0`. */
export function formDefaults(handler: Handler, site: SiteSettings): CashboxSettings {
  if (handler === 'V1') return v1Defaults(site.vatRows);
  return {
    payment: PAYMENT,
    vat: { none: 'none', byRow: vatByRow(site.vatRows, (rate) => VAT[rate] ?? '') },
    taxation: site.defaultTaxation,
    clientInfo: 'EMAIL',
    zReportTime: '23:30',
    measures: MEASURES,
  };
}

/**
 * What a poll with another `api_version` does to saved settings: payment codes back to the defaults, the VAT table
 * rebuilt (an unlisted rate becomes `none`), other groups kept. Source: bitrix-protocol.md, section 4.
 */
export function convertedSettings(saved: CashboxSettings, site: SiteSettings): CashboxSettings {
  return {
    ...saved,
    payment: PAYMENT,
    vat: { none: 'none', byRow: vatByRow(site.vatRows, (rate) => VAT[rate] ?? 'none') },
  };
}

function v1Defaults(rows: readonly VatRow[]): CashboxSettings {
  return {
    payment: V1_PAYMENT,
    vat: { none: V1_NO_VAT, byRow: vatByRow(rows, (rate) => V1_VAT[rate] ?? 0) },
    taxation: null,
    clientInfo: 'EMAIL',
    zReportTime: '23:30',
    measures: MEASURES,
  };
}

function vatByRow<W>(rows: readonly VatRow[], word: (rate: number) => W): Record<string, W> {
  return Object.fromEntries(rows.map((row) => [String(row.id), word(row.rate)]));
}
