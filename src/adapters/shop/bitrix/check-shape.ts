/** Format of one check. That of the shop's stored handler, not of our request: told by its shape alone. */
export type CheckShape = 'V1' | 'V2' | 'V3' | 'unknown';

export type Document = Readonly<Record<string, unknown>>;

export function isDocument(value: unknown): value is Document {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Source: bitrix-protocol 4. */
export function shapeOf(check: Document): CheckShape {
  if (typeof check['uuid'] === 'string' && Number.isInteger(check['type'])) return 'V1';
  if (typeof check['external_id'] !== 'string') return 'unknown';
  const items: unknown = check['items'];
  const measured = Array.isArray(items) && items.some((item) => isDocument(item) && 'measurementUnit' in item);
  return measured ? 'V3' : 'V2';
}

/** What our result must echo: `external_id`, in V1 `uuid`. */
export function tokenOf(check: Document): unknown {
  return check['external_id'] ?? check['uuid'];
}

/** The order is gone and the check comes without lines and payments, for ever. Source: bitrix-protocol 7.6, 10.4. */
export function isOfDeletedOrder(check: Document): boolean {
  return isEmptyList(check['items']) && isEmptyList(check['payments']) && !check['total'];
}

function isEmptyList(value: unknown): boolean {
  return Array.isArray(value) && value.length === 0;
}
