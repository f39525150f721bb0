/**
 * Names of fields a shop puts its buyer into: `clientInfo.emailOrPhone` (V2, V3), `client` (V1), and what a shop's own
 * code may add.
 */
export const BUYER_FIELD = /e-?mail|phone|contact|client|customer|buyer|recipient|mobile|^tel$|^fio$/i;
/** Blocks whose phones are no buyer's: supplier, agent and the seller itself. They are part of the receipt. */
export const FOREIGN_BLOCK = /supplier|agent|operator|^company$|^seller$/i;
/** What the shop calls its own things by: digits in it are never a contact. */
export const IDENTITY_FIELD = /^(?:uuid|external_id|zn|timestamp|imc|nomenclatureCode|vatin|inn)$/i;
/** Lines are fiscal facts: of their texts only the buyer's own contact goes. */
export const LINES_FIELD = /^(?:items|positions|payments)$/i;
/** Stands where a contact was. */
export const ERASED = '***';
