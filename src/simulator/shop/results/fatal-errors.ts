/**
 * Codes that make a check fail at once, with the text the shop puts in place of the agent's own message.
 * Source: bitrix-protocol.md, section 8.2 (codes and meanings; the shop's exact wording is not on the page).
 */
export const FATAL_ERRORS: ReadonlyMap<number, string> = new Map([
  [-3800, 'В ККТ нет денег для выплаты'],
  [-3803, 'Неверная цена (сумма)'],
  [-3804, 'Неверное количество'],
  [-3805, 'Цена равна нулю'],
  [-3807, 'Нет бумаги'],
  [-3816, 'Недопустимый тип оплаты'],
  [-3896, 'Сумма безналичной оплаты превышает сумму чека'],
  [-3897, 'Чек оплачен не полностью'],
  [-4026, 'Невозможно предоставить скидку'],
]);

/** The 4th report of a non-fatal error ends the check. */
export const WARNINGS_BEFORE_ERROR = 3;

/** What one result says, read as PHP reads it. */
export type Verdict =
  | { readonly kind: 'printed' }
  | { readonly kind: 'fatal'; readonly text: string }
  | { readonly kind: 'warning'; readonly text: string };

/** An error needs a message: without one even a non-zero code counts as printed. Source: section 8, decision table. */
export function verdictOf(code: unknown, message: unknown): Verdict {
  if (code === 0 || message === undefined || message === null) return { kind: 'printed' };
  const text = typeof message === 'string' ? message : JSON.stringify(message);
  const fatal = FATAL_ERRORS.get(numericCode(code));
  return fatal === undefined ? { kind: 'warning', text } : { kind: 'fatal', text: fatal };
}

function numericCode(code: unknown): number {
  if (typeof code === 'number') return code;
  return typeof code === 'string' && /^\s*-?\d+$/.test(code) ? Number(code) : Number.NaN;
}
