import { AGENT_ERRORS } from './errors/agent.ts';
import { CASHBOX_REFUSALS } from './errors/cashbox-refusal.ts';
import { CHECK_ERRORS } from './errors/check.ts';
import { HEARTBEAT_ERRORS } from './errors/heartbeat.ts';
import { LIBRARY_ERRORS } from './errors/library.ts';
import { LIBRARY_REFUSALS } from './errors/library-refusal.ts';
import { LINK_ERRORS } from './errors/link.ts';
import { MARKING_ERRORS } from './errors/marking.ts';
import { NOTIFY_ERRORS } from './errors/notify.ts';
import { particularsInEnglish } from './errors/particulars-in-english.ts';
import { PRINTER_ERRORS } from './errors/printer.ts';
import { REPORT_ERRORS } from './errors/report.ts';
import type { ErrorRow, Remedy } from './errors/row.ts';
import { SHIFT_AND_FN_ERRORS } from './errors/shift-and-fn.ts';
import { SHOP_ERRORS } from './errors/shop.ts';
import { UNKNOWN_ERRORS } from './errors/unknown.ts';
import type { Words } from './words.ts';

export type { ErrorRow, Remedy } from './errors/row.ts';

/**
 * The one catalog of errors. Codes are stable: never renumbered, never reused.
 * 1xx link, 2xx printer, 3xx shift and FN, 4xx the check itself, 5xx OFD, 6xx marking, 7xx shop, 8xx agent, 9xx unknown.
 */
export const ERRORS = {
  ...LINK_ERRORS,
  ...LIBRARY_ERRORS,
  ...LIBRARY_REFUSALS,
  ...PRINTER_ERRORS,
  ...SHIFT_AND_FN_ERRORS,
  ...CHECK_ERRORS,
  ...CASHBOX_REFUSALS,
  ...MARKING_ERRORS,
  ...SHOP_ERRORS,
  ...AGENT_ERRORS,
  ...NOTIFY_ERRORS,
  ...HEARTBEAT_ERRORS,
  ...REPORT_ERRORS,
  ...UNKNOWN_ERRORS,
} as const satisfies Record<string, ErrorRow>;

export type ErrorCode = keyof typeof ERRORS;

/** What the device or the site itself said, kept for the log and for support. */
export interface VendorFault {
  readonly source: string;
  readonly code: number | string;
  readonly text: string;
}

/** The one error class of the agent. The code is also inside the message, so it survives a mangled log. */
export class KassaError extends Error {
  override readonly name = 'KassaError';
  readonly code: ErrorCode;
  /** Particulars for a person, Russian, without personal data. */
  readonly detail: string;
  readonly vendor: VendorFault | undefined;

  constructor(code: ErrorCode, detail = '', more: { readonly vendor?: VendorFault; readonly cause?: unknown } = {}) {
    super(`${ERRORS[code].name}${detail ? `: ${detail}` : ''} (${code})`, { cause: more.cause });
    this.code = code;
    this.detail = detail;
    this.vendor = more.vendor;
  }

  get remedy(): Remedy {
    return ERRORS[this.code].remedy;
  }
}

/**
 * The sentence for a person: what happened, what to do, and the particulars.
 *
 * @param detail as it was kept, in Russian; in English only as far as its English is known
 */
export function sentence(code: ErrorCode, detail = '', language: 'ru' | 'en' = 'ru'): string {
  const text = ERRORS[code][language];
  const particulars = particularsOf(detail, language);
  return particulars ? `${text} (${particulars})` : text;
}

/** The same in both languages. */
export function sentences(code: ErrorCode, detail = ''): Words {
  return { ru: sentence(code, detail), en: sentence(code, detail, 'en') };
}

/** The same with the code behind it, as refusals say it. */
export function codedWords(code: ErrorCode, detail = ''): Words {
  const { ru, en } = sentences(code, detail);
  return { ru: `${ru} [${code}]`, en: `${en} [${code}]` };
}

/** What stands behind another fault is said as a sentence, too: never a code alone. */
function particularsOf(detail: string, language: 'ru' | 'en'): string | undefined {
  const [, code = '', rest] = BEHIND.exec(detail) ?? [];
  if (isErrorCode(code)) return sentence(code, rest, language);
  return language === 'ru' ? detail : particularsInEnglish(detail);
}

/** How the life of a job names the fault that came last: `CB-201 particulars`. */
const BEHIND = /^(CB-\d{3})(?: (.+))?$/s;

/** Is this text one of our codes? Journal rows and contracts say codes as text. */
export function isErrorCode(text: string): text is ErrorCode {
  return Object.hasOwn(ERRORS, text);
}
