/** One rate of VAT as the receipt knows it. */
export interface VatRow {
  /** Value of tag 1199. */
  readonly code: number;
  /** Percent, for people and for the device's own tax table; undefined for "without VAT". */
  readonly percent: number | undefined;
  /** A calculated rate such as 20/120: the tax inside an advance. */
  readonly calculated: boolean;
  /** First day the rate exists, local date `YYYY-MM-DD`. Old rates have no last day: refunds keep the rate of the sale. */
  readonly since: string;
  readonly ru: string;
}

/**
 * The VAT table with its dates. The agent uses the rate the shop sends and never "modernizes" it (fiscal-domain 2.3):
 * a date can refuse a rate that does not exist yet, never one that is old.
 *
 * Source: fiscal-domain 2.1, 2.2. 18 % ended before FFD 1.05 cashboxes of today and has no code of its own in tag 1199.
 */
export const VAT_RATES = {
  vat20: { code: 1, percent: 20, calculated: false, since: '2019-01-01', ru: 'НДС 20%' },
  vat10: { code: 2, percent: 10, calculated: false, since: '2004-01-01', ru: 'НДС 10%' },
  vat120: { code: 3, percent: 20, calculated: true, since: '2019-01-01', ru: 'НДС 20/120' },
  vat110: { code: 4, percent: 10, calculated: true, since: '2004-01-01', ru: 'НДС 10/110' },
  vat0: { code: 5, percent: 0, calculated: false, since: '2004-01-01', ru: 'НДС 0%' },
  none: { code: 6, percent: undefined, calculated: false, since: '2004-01-01', ru: 'без НДС' },
  vat5: { code: 7, percent: 5, calculated: false, since: '2025-01-01', ru: 'НДС 5%' },
  vat7: { code: 8, percent: 7, calculated: false, since: '2025-01-01', ru: 'НДС 7%' },
  vat105: { code: 9, percent: 5, calculated: true, since: '2025-01-01', ru: 'НДС 5/105' },
  vat107: { code: 10, percent: 7, calculated: true, since: '2025-01-01', ru: 'НДС 7/107' },
  vat22: { code: 11, percent: 22, calculated: false, since: '2026-01-01', ru: 'НДС 22%' },
  vat122: { code: 12, percent: 22, calculated: true, since: '2026-01-01', ru: 'НДС 22/122' },
} as const satisfies Record<string, VatRow>;

export type VatRate = keyof typeof VAT_RATES;
export const VAT_RATE_NAMES = Object.keys(VAT_RATES) as readonly VatRate[];
