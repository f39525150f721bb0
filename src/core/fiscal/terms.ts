/**
 * The words of the receipt with their FFD codes: constant objects and unions of their keys, no enums.
 * Source: fiscal-domain 1.2, 1.3, 1.6; tag numbers in the docstrings.
 */

/** 1054. */
export const OPERATIONS = { sell: 1, sellReturn: 2, buy: 3, buyReturn: 4 } as const;
export type Operation = keyof typeof OPERATIONS;

/** 1055, a bit each. ENVD was abolished but old settings still say it; the cashbox's registration decides. */
export const TAXATION_TYPES = { osn: 1, usnIncome: 2, usnIncomeOutcome: 4, envd: 8, esn: 16, patent: 32 } as const;
export type TaxationType = keyof typeof TAXATION_TYPES;

/** 1214. */
export const PAYMENT_METHODS = {
  fullPrepayment: 1,
  prepayment: 2,
  advance: 3,
  fullPayment: 4,
  partialPayment: 5,
  credit: 6,
  creditPayment: 7,
} as const;
export type PaymentMethod = keyof typeof PAYMENT_METHODS;

/** 1212. 30 to 33 are FFD 1.2 only. */
export const PAYMENT_OBJECTS = {
  commodity: 1,
  excise: 2,
  job: 3,
  service: 4,
  gamblingBet: 5,
  gamblingPrize: 6,
  lottery: 7,
  lotteryPrize: 8,
  intellectualActivity: 9,
  payment: 10,
  agentCommission: 11,
  composite: 12,
  another: 13,
  proprietaryLaw: 14,
  nonOperatingIncome: 15,
  otherContributions: 16,
  merchantTax: 17,
  resortFee: 18,
  deposit: 19,
  consumption: 20,
  soleProprietorCpi: 21,
  cpi: 22,
  soleProprietorCmi: 23,
  cmi: 24,
  csi: 25,
  casinoPayment: 26,
  fundIssuance: 27,
  exciseWithoutMarking: 30,
  exciseWithMarking: 31,
  commodityWithoutMarking: 32,
  commodityWithMarking: 33,
} as const;
export type PaymentObject = keyof typeof PAYMENT_OBJECTS;

/** What a receipt is paid with: tags 1031, 1081, 1215, 1216, 1217. Never called "payment method". */
export const TENDERS = { cash: 1031, electronic: 1081, prepaid: 1215, credit: 1216, otherPayment: 1217 } as const;
export type Tender = keyof typeof TENDERS;
export const TENDER_NAMES = Object.keys(TENDERS) as readonly Tender[];

/** 1057 / 1222, a bit each. */
export const AGENT_TYPES = {
  bankPayingAgent: 1,
  bankPayingSubagent: 2,
  payingAgent: 4,
  payingSubagent: 8,
  attorney: 16,
  commissionAgent: 32,
  another: 64,
} as const;
export type AgentType = keyof typeof AGENT_TYPES;

export const FFD_VERSIONS = ['1.0', '1.05', '1.1', '1.2'] as const;
/** 1209; read from the device, never assumed. */
export type FfdVersion = (typeof FFD_VERSIONS)[number];

/** Values of 2108, FFD 1.2. */
export const MEASUREMENT_UNITS: ReadonlySet<number> = new Set([
  0, 10, 11, 12, 20, 21, 22, 30, 31, 32, 40, 41, 42, 50, 51, 70, 71, 72, 73, 80, 81, 82, 83, 255,
]);

export function isMeasurementUnit(value: number): boolean {
  return MEASUREMENT_UNITS.has(value);
}
