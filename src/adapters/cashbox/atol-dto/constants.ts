/**
 * The numbers of the library's header that we use, by their names there without `LIBFPTR_` and the group's own prefix.
 * A test compares every row with `native/libfptr10-abi.json`, which no code of ours reads at run time.
 */

/** `LIBFPTR_PARAM_…`. */
export const PARAM = {
  MODEL: 65544,
  RECEIPT_TYPE: 65545,
  MODE: 65547,
  SERIAL_NUMBER: 65559,
  PAYMENT_TYPE: 65564,
  PAYMENT_SUM: 65565,
  REMAINDER: 65566,
  CHANGE: 65567,
  TAX_TYPE: 65569,
  RECEIPT_ELECTRONICALLY: 65572,
  DATA_TYPE: 65587,
  DATE_TIME: 65590,
  SHIFT_STATE: 65592,
  RECEIPT_PAPER_PRESENT: 65594,
  COVER_OPENED: 65595,
  SUBMODE: 65596,
  DOCUMENT_NUMBER: 65598,
  SHIFT_NUMBER: 65599,
  RECEIPT_SUM: 65600,
  MODEL_NAME: 65603,
  UNIT_VERSION: 65604,
  PRINTER_CONNECTION_LOST: 65605,
  PRINTER_ERROR: 65606,
  CUT_ERROR: 65607,
  PRINTER_OVERHEAT: 65608,
  SUM: 65613,
  FN_DATA_TYPE: 65622,
  TAG_NUMBER: 65623,
  TAG_VALUE: 65624,
  DOCUMENTS_COUNT: 65625,
  FISCAL_SIGN: 65626,
  FFD_VERSION: 65629,
  COMMODITY_NAME: 65631,
  PRICE: 65632,
  QUANTITY: 65633,
  POSITION_SUM: 65634,
  REGISTRATIONS_REMAIN: 65637,
  REGISTRATIONS_COUNT: 65638,
  JSON_DATA: 65645,
  FN_STATE: 65648,
  SETTING_ID: 65650,
  SETTING_VALUE: 65651,
  NETWORK_ERROR: 65663,
  OFD_ERROR: 65664,
  FN_ERROR: 65665,
  RECORDS_TYPE: 65668,
  OFD_FISCAL_SIGN: 65669,
  FN_NEED_REPLACEMENT: 65686,
  FN_RESOURCE_EXHAUSTED: 65687,
  FN_MEMORY_OVERFLOW: 65688,
  FN_OFD_TIMEOUT: 65689,
  FN_CRITICAL_ERROR: 65690,
  FN_DOCUMENT_TYPE: 65697,
  NETWORK_ERROR_TEXT: 65698,
  FN_ERROR_TEXT: 65699,
  OFD_ERROR_TEXT: 65700,
  DOCUMENT_PRINTED: 65709,
  MARKING_CODE: 65760,
  RECORDS_ID: 65764,
  FREE_MEMORY: 65818,
  MARKING_CODE_STATUS: 65846,
  MEASUREMENT_UNIT: 65851,
  MARKING_PROCESSING_MODE: 65852,
  MARKING_CODE_ONLINE_VALIDATION_RESULT: 65886,
} as const;

/** `LIBFPTR_DT_…`: what `query_data` can be asked. */
export const DT = {
  STATUS: 0,
  CASH_SUM: 1,
  REGISTRATIONS_SUM: 5,
  PAYMENT_SUM: 7,
  CASHIN_SUM: 8,
  CASHIN_COUNT: 9,
  CASHOUT_SUM: 10,
  CASHOUT_COUNT: 11,
  DATE_TIME: 13,
  SHIFT_STATE: 14,
  RECEIPT_STATE: 15,
  NON_NULLABLE_SUM: 25,
} as const;

/** `LIBFPTR_FNDT_…`: what `fn_query_data` can be asked. */
export const FNDT = {
  OFD_EXCHANGE_STATUS: 1,
  FN_INFO: 2,
  LAST_DOCUMENT: 5,
  FFD_VERSIONS: 7,
  VALIDITY: 8,
  REG_INFO: 9,
  ERRORS: 11,
  TICKET_BY_DOC_NUMBER: 12,
  DOCUMENT_BY_NUMBER: 13,
  FREE_MEMORY: 17,
} as const;

/** `LIBFPTR_RT_…` of receipts, not of reports and not of records. Tag 1054 counts otherwise: buy 3, buy return 4. */
export const RECEIPT = {
  CLOSED: 0,
  SELL: 1,
  SELL_RETURN: 2,
  BUY: 4,
  BUY_RETURN: 5,
} as const;

/** `LIBFPTR_RT_…` of records. */
export const RECORDS = { FN_DOCUMENT_TLVS: 1 } as const;

/** `LIBFPTR_PT_…`. */
export const PAYMENT = { CASH: 0, ELECTRONICALLY: 1, PREPAID: 2, CREDIT: 3, OTHER: 4 } as const;

/** `LIBFPTR_TAX_…` whose numbers never moved between builds. Those of 5 and 7 % did, and are only ever said as text. */
export const TAX = { VAT10: 2, VAT110: 4, VAT0: 5, NO: 6, VAT20: 7, VAT120: 8 } as const;

/** `LIBFPTR_SS_…`. */
export const SHIFT = { CLOSED: 0, OPENED: 1, EXPIRED: 2 } as const;

/** `LIBFPTR_MES_…`: state of a marked piece. */
export const MARK_STATUS = { PIECE_SOLD: 1, PIECE_RETURN: 3 } as const;

/** Errors with a meaning for the conversation itself, by their names after `LIBFPTR_ERROR_`. */
export const ERROR = {
  CONNECTION_DISABLED: 1,
  NO_CONNECTION: 2,
  PORT_BUSY: 3,
  PORT_NOT_AVAILABLE: 4,
  NOT_SUPPORTED: 11,
  NO_MORE_DATA: 30,
  BUSY: 55,
  DENIED_IN_OPENED_RECEIPT: 82,
  FN_NO_MORE_DATA: 123,
  FN_QUERY_INTERRUPTED: 178,
  REGISTERS_NOT_INITIALIZED: 204,
  CONNECTION_LOST: 241,
  MINIPOS_COMMAND_TIME_OUT: 262,
  MARKING_CODE_VALIDATION_IN_PROGRESS: 401,
  MARKS_OVERFLOW: 408,
  CHEKING_MARK_IN_PROGRESS: 423,
  RECEIPT_PARSE_ERROR: 501,
  VALIDATE_FUNC_NOT_FOUND: 504,
} as const;

/** FFD tags that are parameters of their own. Source: dto10-driver 1.5, fiscal-domain 1.2 and 1.3. */
export const TAG = {
  buyerContact: 1008,
  total: 1020,
  cashierName: 1021,
  kktRegNumber: 1037,
  operation: 1054,
  taxation: 1055,
  taxationTypes: 1062,
  userAttribute: 1084,
  attributeName: 1085,
  attributeValue: 1086,
  internetSign: 1125,
  productCode: 1162,
  unit: 1197,
  cashierInn: 1203,
  paymentObject: 1212,
  paymentMethod: 1214,
  paymentsPlace: 1187,
  agentSign: 1222,
  agentData: 1223,
  supplier: 1224,
  supplierName: 1225,
  supplierInn: 1226,
  supplierPhone: 1171,
  inn: 1018,
  ofdInn: 1017,
  ofdName: 1046,
  /** Inside 1223. */
  operatorAddress: 1005,
  operatorInn: 1016,
  operatorName: 1026,
  agentOperation: 1044,
  agentPhone: 1073,
  acceptorPhone: 1074,
  transferPhone: 1075,
} as const;
