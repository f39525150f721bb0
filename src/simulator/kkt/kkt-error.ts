/** Error bytes of the protocol that the virtual cashbox gives (atol-serial-protocol.md 13). */
export const ERROR = {
  badSum: 0x08,
  badQuantity: 0x0a,
  badFormat: 0x13,
  badLength: 0x14,
  clearingInterrupted: 0x1a,
  badCommand: 0x46,
  wrongMode: 0x66,
  noPaper: 0x67,
  wrongReceiptType: 0x6a,
  badRegister: 0x6c,
  voidAbovePayment: 0x70,
  cashlessAboveTotal: 0x71,
  paymentsBelowTotal: 0x72,
  busy: 0x76,
  unsupportedByModel: 0x7a,
  badSection: 0x7d,
  badPaymentType: 0x7e,
  totalOverflow: 0x81,
  shiftOver24h: 0x88,
  wrongPassword: 0x8c,
  shiftClosed: 0x8f,
  badTable: 0x91,
  badRow: 0x92,
  badField: 0x93,
  badDate: 0x94,
  notEnoughCash: 0x98,
  receiptClosed: 0x9a,
  receiptOpen: 0x9b,
  shiftOpen: 0x9c,
  badReport: 0xa3,
  wrongFnState: 0xd4,
  fnExpired: 0xd7,
  fnFull: 0xd8,
  noSuchDataInFn: 0xda,
  tlvTooLong: 0xe8,
  offlineStorageUsedUp: 0xeb,
  extended: 0xee,
  timeDiffers: 0xf1,
  receiptTooLarge: 0xf6,
} as const;

/** Codes behind error EE, read from register 55. */
export const EXTENDED = {
  badTaxation: 0x0103,
  badTaxNumber: 0x0104,
  tagAlreadyWritten: 0x0201,
  tagRefused: 0x0203,
  tagMissing: 0x0206,
  writeBeforeItem: 0x0207,
  writeAfterItem: 0x0208,
} as const;

/** A command refused: what the device answers instead of doing the work. */
export class KktError extends Error {
  override readonly name = 'KktError';
  /** Second byte of the answer. */
  readonly code: number;
  /** Third byte of the answer: subcode of F6, else 0. */
  readonly subcode: number;
  /** For register 55 when the code is EE. */
  readonly extended: number;

  constructor(code: number, details: { subcode?: number; extended?: number } = {}) {
    super(`device error ${code.toString(16).padStart(2, '0').toUpperCase()}`);
    this.code = code;
    this.subcode = details.subcode ?? 0;
    this.extended = details.extended ?? 0;
  }
}

export const refuse = (code: number): never => {
  throw new KktError(code);
};

/** Error EE with its code for register 55. */
export const refuseExtended = (extended: number): never => {
  throw new KktError(ERROR.extended, { extended });
};
