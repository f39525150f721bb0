import type { DraftItem, DraftMarking, DraftSupplier, ReceiptDraft } from '../../../core/fiscal/draft/draft.ts';
import type { BitrixCheck, BitrixItem } from './check-schema.ts';
import { taxationWord, tenderWord } from './words.ts';

/**
 * Fields of ATOL's JSON that change what a receipt says. The stock shop never sends them (bitrix-protocol 6.3), but a
 * shop's own code may, and a receipt without them would be another receipt.
 */
const CHECK_FIELDS = [
  'agentInfo',
  'supplierInfo',
  'additionalAttribute',
  'userAttribute',
  'industryInfo',
  'operationInfo',
  'correctionType',
  'correctionBaseDate',
  'correctionBaseNumber',
];
const ITEM_FIELDS = [
  'agentInfo',
  'additionalAttribute',
  'industryInfo',
  'exciseSum',
  'excise',
  'countryCode',
  'customsDeclaration',
];
const CLIENT_FIELDS = ['name', 'vatin'];

/** What a V2 or V3 check says, in our words where the shop's are known. */
export function toDraft(check: BitrixCheck): ReceiptDraft {
  return {
    operation: check.type,
    taxationType: taxationWord(check.taxationType),
    clientContact: check.clientInfo?.emailOrPhone ?? null,
    total: check.total,
    payments: check.payments.map(({ type, sum }) => ({ tender: tenderWord(type), sum })),
    items: check.items.map(draftItem),
    notCarried: [...filled(check, CHECK_FIELDS), ...filled(check.clientInfo ?? {}, CLIENT_FIELDS)],
  };
}

function draftItem(item: BitrixItem): DraftItem {
  const { name, price, quantity, amount, paymentMethod, paymentObject, measurementUnit } = item;
  return {
    name,
    price,
    quantity,
    amount,
    vatRate: item.tax?.type ?? null,
    paymentMethod,
    paymentObject,
    measurementUnit,
    marking: marking(item),
    supplier: supplier(item),
    notCarried: filled(item, ITEM_FIELDS),
  };
}

function marking({ imcParams, nomenclatureCode }: BitrixItem): DraftMarking | null {
  if (imcParams) {
    const { imc, itemEstimatedStatus } = imcParams;
    const fraction = filled(imcParams, ['itemFractionalAmount']).length > 0;
    return { form: 'full', base64: imc, estimatedStatus: itemEstimatedStatus, fraction };
  }
  if (nomenclatureCode === null || nomenclatureCode === '') return null;
  return { form: 'tag1162', base64: nomenclatureCode, estimatedStatus: null, fraction: false };
}

function supplier({ supplierInfo }: BitrixItem): DraftSupplier | null {
  if (!supplierInfo) return null;
  const { phones, name, vatin } = supplierInfo;
  return { phones: (phones ?? []).filter((phone) => phone?.trim() !== ''), name, inn: vatin };
}

/** Which of these fields say anything. */
function filled(block: Readonly<Record<string, unknown>>, names: readonly string[]): readonly string[] {
  return names.filter((name) => {
    const value = block[name];
    return value !== undefined && value !== null && value !== '' && !(Array.isArray(value) && value.length === 0);
  });
}
