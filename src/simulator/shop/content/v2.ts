import { MEASURES, OTHER_MEASURE } from '../cashbox-settings.ts';
import { CHECK_TYPES } from '../check-types.ts';
import type { ShopCheck } from '../data/records.ts';
import type { Json } from '../php.ts';
import { siteTimeText } from '../site-time.ts';
import { type CheckContent, type HandOutContext, rubles } from './check-content.ts';
import type { ContentLine } from './content-lines.ts';
import { imcText, nomenclatureCode } from './marking.ts';
import { paymentObjectWord } from './payment-object.ts';
import { vatWord } from './vat-word.ts';

/** A check for FFD 1.05 (V2) and, with measures and full marking codes, for FFD 1.2 (V3). Source: sections 6.3 and 6.4. */
export function v2Check(context: HandOutContext, content: CheckContent): { readonly [key: string]: Json | undefined } {
  const { check, cashbox, format, site } = context;
  const { settings } = cashbox;
  const hasCode = format === 'V3' && content.lines.some((line) => line.marking.kind === 'code');
  return {
    type: CHECK_TYPES[check.type].sign === 'income' ? 'sell' : 'sellReturn',
    timestamp: siteTimeText(context.nowMs, site.utcOffsetMinutes),
    external_id: context.uuid,
    taxationType: settings?.taxation ?? null,
    zn: cashbox.serialNumber,
    clientInfo: { emailOrPhone: content.contact },
    payments: content.payments.map(({ kind, sumKop }) => ({
      type: settings?.payment[kind] ?? null,
      sum: rubles(sumKop),
    })),
    items: content.lines.map((line) => item(line, context)),
    total: rubles(content.totalKop),
    ...(hasCode ? { validateMarkingCodes: true } : {}),
  };
}

function item(line: ContentLine, context: HandOutContext): Json {
  const { check, cashbox, format, site } = context;
  const { supplier } = line;
  return {
    ...(site.oldV2Lines ? {} : { type: 'position' }),
    name: line.name,
    price: rubles(site.oldV2Lines ? line.basePriceKop : line.priceKop),
    quantity: line.quantityMilli / 1000,
    amount: rubles(line.sumKop),
    paymentMethod: CHECK_TYPES[check.type].paymentMethod,
    paymentObject: paymentObjectWord(line.object, line.marking, format),
    tax: { type: vatWord(cashbox.settings, line.vatRowId, check.type) },
    ...(supplier ? { supplierInfo: { phones: supplier.phones, name: supplier.name, vatin: supplier.vatin } } : {}),
    ...(format === 'V3' ? v3Fields(line, context) : v2Marking(line)),
  };
}

function v2Marking(line: ContentLine): { readonly [key: string]: Json } {
  if (line.marking.kind !== 'code') return {};
  const code = nomenclatureCode(line.marking.code, line.marking.group);
  return code === null ? {} : { nomenclatureCode: code };
}

function v3Fields(line: ContentLine, { check, cashbox }: HandOutContext): { readonly [key: string]: Json } {
  const measures = cashbox.settings?.measures ?? MEASURES;
  const measurementUnit = line.measureCode === null ? 0 : (measures[String(line.measureCode)] ?? OTHER_MEASURE);
  if (line.marking.kind !== 'code') return { measurementUnit };
  const itemEstimatedStatus = estimatedStatus(check.type);
  const imcParams = { imcType: 'auto', imc: imcText(line.marking.code), itemEstimatedStatus, imcModeProcessing: 0 };
  return { measurementUnit, imcParams };
}

/** The shop looks at the beginning of the type's name only, so a credit return says "sold": its own mistake, kept. */
function estimatedStatus(type: ShopCheck['type']): string {
  return type.startsWith('sellreturn') ? 'itemPieceReturn' : 'itemPieceSold';
}
