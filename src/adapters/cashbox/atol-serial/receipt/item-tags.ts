import type { Item, Supplier } from '../../../../core/fiscal/receipt.ts';
import { AGENT_TYPES } from '../../../../core/fiscal/terms.ts';
import { byteValue, INNER_TAGS, inner, innValue, structure, TAGS, type TagRow, textValue } from '../tags.ts';

/**
 * Units of 2108 by name: FFD 1.05 and 1.1 say the unit as text (1197). Source: fiscal-domain 1.3.
 * A piece is what is meant without a unit, so it is not said.
 */
export const UNITS: ReadonlyMap<number, string> = new Map([
  [0, ''],
  [10, 'г'],
  [11, 'кг'],
  [12, 'т'],
  [20, 'см'],
  [21, 'дм'],
  [22, 'м'],
  [30, 'кв. см'],
  [31, 'кв. дм'],
  [32, 'кв. м'],
  [40, 'мл'],
  [41, 'л'],
  [42, 'куб. м'],
  [50, 'кВт ч'],
  [51, 'Гкал'],
  [70, 'сутки'],
  [71, 'час'],
  [72, 'мин'],
  [73, 'с'],
  [80, 'Кбайт'],
  [81, 'Мбайт'],
  [82, 'Гбайт'],
  [83, 'Тбайт'],
  // "Other" has no name to be said.
  [255, ''],
]);

/** Tags of one line, between EA and EB. Source: atol-serial-protocol section 9. */
export function itemTags(item: Item): readonly (readonly [TagRow, Uint8Array])[] {
  const tags: (readonly [TagRow, Uint8Array])[] = [];
  if (item.markingCode) tags.push([TAGS.markingCode, Buffer.from(item.markingCode.base64, 'base64')]);
  const unit = UNITS.get(item.measurementUnit ?? 0);
  if (unit) tags.push([TAGS.unit, textValue(unit)]);
  if (item.agent) tags.push([TAGS.agentSign, byteValue(AGENT_TYPES[item.agent.agentType])]);
  if (item.supplier?.inn) tags.push([TAGS.supplierInn, innValue(item.supplier.inn)]);
  const supplier = item.supplier && supplierStructure(item.supplier);
  if (supplier?.length) tags.push([TAGS.supplier, supplier]);
  return tags;
}

function supplierStructure({ phones, name }: Supplier): Uint8Array {
  return structure(
    ...phones.map((phone) => inner(INNER_TAGS.supplierPhone, textValue(phone))),
    ...(name ? [inner(INNER_TAGS.supplierName, textValue(name))] : []),
  );
}
