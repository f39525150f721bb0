/**
 * What a list of receipts may be narrowed to.
 *
 * - `waiting`     not final and not parked: received, sent, closing, in doubt
 * - `parked`      a person decides: about its making, its report, or what came again under its id
 * - `undelivered` in the FN, without a ticket of the OFD
 */
export type ReceiptFilter = 'all' | 'waiting' | 'inDoubt' | 'parked' | 'refused' | 'undelivered' | 'delivered';
