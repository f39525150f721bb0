import type { Receipt } from '../fiscal/receipt.ts';
import type { Conflict, Job, Report } from '../fiscalization/job.ts';
import type { Life } from '../fiscalization/life.ts';
import { contactsIn, isContactLike } from './contact-values.ts';
import { BUYER_FIELD, ERASED, FOREIGN_BLOCK, IDENTITY_FIELD, LINES_FIELD } from './fields.ts';
import { maskContacts } from './mask.ts';
import { type Eraser, eraserOf } from './without-values.ts';

/**
 * The job without its buyer's contact, and with the mark that says so. Sums, lines, VAT, documents and tickets stay.
 *
 * The contact goes by its field and by its value, wherever that lies. The fingerprint stays: a repeat is recognized by
 * it alone, and what is compared then is the shop's new document, never the erased one.
 *
 * @param at ms since the epoch
 */
export function eraseContacts(job: Job, at: number): Job {
  const { receipt, incoming, conflict } = job;
  const erase = buyerEraser(job);
  return {
    ...job,
    incoming: withoutBuyer(incoming, erase),
    receipt: receipt && receiptWithout(receipt, erase),
    life: lifeWithout(job.life, erase),
    report: reportWithout(job.report, erase),
    conflict: conflict && conflictWithout(conflict, erase),
    contactsErasedAt: at,
  };
}

/** Takes the contacts of this job's buyer out of a text, as far as the job still knows them. */
export function buyerEraser({ receipt, incoming, conflict }: Pick<Job, 'receipt' | 'incoming' | 'conflict'>): Eraser {
  const own = receipt && isContactLike(receipt.clientContact) ? [receipt.clientContact] : [];
  return eraserOf([...own, ...contactsIn(incoming), ...contactsIn(conflict?.incoming)]);
}

function receiptWithout(receipt: Receipt, erase: Eraser): Receipt {
  const items = receipt.items.map((item) => ({ ...item, itemName: erase(item.itemName) }));
  return { ...receipt, items, clientContact: '' };
}

function lifeWithout(life: Life, erase: Eraser): Life {
  // A person's own words may be in it, and any contact in them.
  return life.state === 'refused' ? { ...life, detail: maskContacts(erase(life.detail)) } : life;
}

function reportWithout(report: Report, erase: Eraser): Report {
  if (report.state === 'none') return report;
  const { result } = report;
  const told = result.kind === 'refused' ? { ...result, text: erase(result.text) } : result;
  return report.state === 'parked'
    ? { ...report, result: told, detail: erase(report.detail) }
    : { ...report, result: told };
}

function conflictWithout(conflict: Conflict, erase: Eraser): Conflict {
  return { ...conflict, detail: erase(conflict.detail), incoming: withoutBuyer(conflict.incoming, erase) };
}

/** Where in the shop's document a value lies. */
type Place = 'open' | 'lines' | 'foreign' | 'identity' | 'buyer';

function withoutBuyer(value: unknown, erase: Eraser, place: Place = 'open'): unknown {
  if (typeof value === 'string') return textWithout(value, erase, place);
  if (typeof value === 'number') return place === 'buyer' ? ERASED : numberWithout(value, erase, place);
  if (Array.isArray(value)) return value.map((inner) => withoutBuyer(inner, erase, place));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [erase(key), withoutBuyer(inner, erase, placeOf(key, place))]),
  );
}

function placeOf(key: string, around: Place): Place {
  if (around === 'buyer' || around === 'foreign') return around;
  if (IDENTITY_FIELD.test(key)) return 'identity';
  if (FOREIGN_BLOCK.test(key)) return 'foreign';
  if (BUYER_FIELD.test(key)) return 'buyer';
  return LINES_FIELD.test(key) ? 'lines' : around;
}

function textWithout(text: string, erase: Eraser, place: Place): string {
  switch (place) {
    case 'buyer':
      return text === '' ? text : ERASED;
    case 'identity':
      return text;
    // A supplier's phone is a fact of the receipt even when the buyer is the supplier.
    case 'foreign':
      return text;
    case 'lines':
      return erase(text);
    case 'open':
      return maskContacts(erase(text));
  }
}

/** A number outside the lines is a contact only when it is the buyer's, digit for digit. */
function numberWithout(value: number, erase: Eraser, place: Place): number | string {
  return place === 'open' && value >= 1e9 && erase(String(value)) === ERASED ? ERASED : value;
}
