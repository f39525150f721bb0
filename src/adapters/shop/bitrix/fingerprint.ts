import { createHash } from 'node:crypto';
import type { BitrixCheck, BitrixItem } from './check-schema.ts';
import type { Document } from './check-shape.ts';

/** Fields that differ between two hand-outs of one check. */
const CHANGING = new Set(['uuid', 'external_id', 'timestamp']);

/**
 * Recognizes a check that is handed out again with other content (an edited order, ids used again after a backup).
 *
 * Type, total, items and contact, as bitrix-protocol 6.1 says; without what only the format decides (measure, blanks,
 * the marking suffix of the payment object), so that a shop that switches from V2 to V3 does not look like another check.
 * The contact goes in as part of a SHA-256 and cannot be read out of it.
 */
export function fingerprintOf(check: BitrixCheck): string {
  return digest([check.type, check.total, check.clientInfo?.emailOrPhone?.trim() ?? null, check.items.map(itemParts)]);
}

/** The same for a check of a shape nobody reads: everything but what changes from hand-out to hand-out. */
export function fingerprintOfDocument(check: Document): string {
  return digest(Object.entries(check).filter(([key]) => !CHANGING.has(key)));
}

function itemParts(item: BitrixItem): unknown {
  return [
    item.name?.trim() ?? null,
    item.price,
    item.quantity,
    item.amount,
    item.paymentMethod,
    item.paymentObject?.trim().replace(/With(?:out)?Marking$/, '') ?? null,
    item.tax?.type ?? null,
    item.imcParams?.imc ?? item.nomenclatureCode,
    item.supplierInfo?.vatin ?? null,
  ];
}

function digest(value: unknown): string {
  return createHash('sha256')
    .update(JSON.stringify(sorted(value)))
    .digest('hex');
}

/** Keys in one order, whatever order the shop wrote them in. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  return entries.map(([key, inner]) => [key, sorted(inner)]);
}
