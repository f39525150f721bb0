import type { Item, Supplier } from '../../../../core/fiscal/receipt.ts';
import { AGENT_TYPES } from '../../../../core/fiscal/terms.ts';
import { UNIT_TEXTS } from '../../../../core/fiscal/unit-texts.ts';
import { byteValue, INNER_TAGS, inner, innValue, structure, TAGS, type TagRow, textValue } from '../tags.ts';

/** Tags of one line, between EA and EB. Source: atol-serial-protocol section 9. */
export function itemTags(item: Item): readonly (readonly [TagRow, Uint8Array])[] {
  const tags: (readonly [TagRow, Uint8Array])[] = [];
  if (item.markingCode) tags.push([TAGS.markingCode, Buffer.from(item.markingCode.base64, 'base64')]);
  const unit = UNIT_TEXTS.get(item.measurementUnit ?? 0);
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
