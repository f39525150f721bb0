/** One row of the shop's VAT table; the wire never carries the rate, only the word the administrator gave the row. */
export interface VatRow {
  readonly id: number;
  readonly name: string;
  /** Percent. The row «Без НДС» has 0 like a real 0 %: that is the shop's own trap. */
  readonly rate: number;
}

/** What differs from one real site to another. */
export interface SiteSettings {
  readonly serverName: string;
  /** The site's PHP time zone. */
  readonly utcOffsetMinutes: number;
  /** PHP's `max_execution_time`; 0 = no limit. The hold is at most three quarters of it. */
  readonly phpMaxExecutionTimeS: number;
  /** The shop's own address, used when the buyer left neither e-mail nor phone. */
  readonly emailFrom: string;
  /** Up to sale 24.100 the uuid has three parts; later a fourth, the Unix seconds of this hand-out. */
  readonly uuidForm: 'threeParts' | 'fourParts';
  readonly escapesUnicode: boolean;
  /** 2026: a line whose price × quantity misses its sum comes as two lines (n−1 and 1). */
  readonly splitsLines: boolean;
  /** 2026: amounts are bent so that the lines reach the total. */
  readonly bendsAmounts: boolean;
  /** 2019: `price` is the price before discount while `amount` is the final sum, and lines carry no `type`. */
  readonly oldV2Lines: boolean;
  /** The newest protocol version this shop has; a request for a newer one falls to V1. */
  readonly highestApi: 1 | 2 | 3;
  /** For demo and tests: a new cashbox is switched on at once, with the form's defaults saved. */
  readonly activatesNewCashboxes: boolean;
  /** Taxation type the administrator saves with `activatesNewCashboxes`. */
  readonly defaultTaxation: string;
  /** Option `sale/COUNT_DELIVERY_TAX`. */
  readonly countsDeliveryTax: boolean;
  readonly vatRows: readonly VatRow[];
  /** Time the hand-out holds its zero-wait lock: two polls at once can only meet when it is above 0. */
  readonly handOutTakesMs: number;
  /** When two cashboxes poll together, one repeat in so many is skipped (index slip); 0 = never. The true share is UNKNOWN. */
  readonly indexSlipOneIn: number;
  /** Option `sale/cashbox_log_level`: 1 errors, 2 warnings, 3 also every request body. */
  readonly logLevel: 1 | 2 | 3;
  readonly firstOrderId: number;
  readonly firstCheckId: number;
  readonly firstReportId: number;
}

/** Row ids of {@link DEFAULT_SITE}'s VAT table, by what they mean. */
export const VAT_ROW = { withoutVat: 1, vat0: 2, vat10: 3, vat20: 4, vat22: 5, vat18: 6, vat5: 7, vat7: 8 } as const;

/** A site as of 2026, in Moscow. */
export const DEFAULT_SITE: SiteSettings = {
  serverName: 'training-shop.example',
  utcOffsetMinutes: 180,
  phpMaxExecutionTimeS: 0,
  emailFrom: 'shop@training-shop.example',
  uuidForm: 'fourParts',
  escapesUnicode: false,
  splitsLines: true,
  bendsAmounts: true,
  oldV2Lines: false,
  highestApi: 3,
  activatesNewCashboxes: false,
  defaultTaxation: 'osn',
  countsDeliveryTax: false,
  vatRows: [
    { id: VAT_ROW.withoutVat, name: 'Без НДС', rate: 0 },
    { id: VAT_ROW.vat0, name: 'НДС 0%', rate: 0 },
    { id: VAT_ROW.vat10, name: 'НДС 10%', rate: 10 },
    { id: VAT_ROW.vat20, name: 'НДС 20%', rate: 20 },
    { id: VAT_ROW.vat22, name: 'НДС 22%', rate: 22 },
    { id: VAT_ROW.vat18, name: 'НДС 18%', rate: 18 },
    { id: VAT_ROW.vat5, name: 'НДС 5%', rate: 5 },
    { id: VAT_ROW.vat7, name: 'НДС 7%', rate: 7 },
  ],
  handOutTakesMs: 0,
  indexSlipOneIn: 8,
  logLevel: 1,
  firstOrderId: 1,
  firstCheckId: 1,
  firstReportId: 1,
};

/** How long a poll with nothing to do is held. Source: bitrix-protocol.md, section 11. */
export function holdLimitMs(phpMaxExecutionTimeS: number): number {
  const limitS = phpMaxExecutionTimeS > 0 ? Math.min(60, Math.floor((phpMaxExecutionTimeS * 3) / 4)) : 60;
  return limitS * 1000;
}
