import { CHECK_TYPES } from '../check-types.ts';
import type { OrderLine, ShopCheck, ShopOrder, Supplier } from '../data/records.ts';
import type { SiteSettings } from '../site-settings.ts';
import { lineSumKop, orderTotalKop, sharedOut } from './order-money.ts';

/** Marking of one line: none needed, code missing, or the code of this one piece. */
export type LineMarking =
  | { readonly kind: 'none' }
  | { readonly kind: 'missing' }
  | { readonly kind: 'code'; readonly code: string; readonly group: string | undefined };

/** A line of a check before it is put into the words of a protocol version. */
export interface ContentLine {
  readonly name: string;
  readonly basePriceKop: number;
  readonly priceKop: number;
  readonly quantityMilli: number;
  readonly sumKop: number;
  readonly vatRowId: number | null;
  readonly object: string;
  readonly measureCode: number | null;
  readonly marking: LineMarking;
  readonly supplier: Supplier | undefined;
}

const ONE = 1000;
const NO_MARKING: LineMarking = { kind: 'none' };

/** The lines of a check, read from the order as it is now. Source: bitrix-protocol.md, sections 6.5 and 7.1. */
export function contentLines(check: ShopCheck, order: ShopOrder, paidKop: number, site: SiteSettings): ContentLine[] {
  const { lines, sign } = CHECK_TYPES[check.type];
  switch (lines) {
    case 'goods':
      return goodsLines(order, site);
    case 'goodsPrepaid':
      return asPaymentObject(goodsLines(unmarked(order), site));
    case 'goodsShare':
      return asPaymentObject(scaled(goodsLines(unmarked(order), site), paidKop, orderTotalKop(order)));
    case 'advance':
      return [paymentLine('Внесение аванса', paidKop)];
    case 'creditPayment':
      return [paymentLine(sign === 'income' ? 'Оплата кредита' : 'Возврат оплаты кредита', paidKop)];
  }
}

function goodsLines(order: ShopOrder, site: SiteSettings): ContentLine[] {
  const goods = order.lines.flatMap(piecesOf);
  if (order.deliveryKop <= 0) return goods;
  const vatRowId = site.countsDeliveryTax ? order.deliveryVatRowId : null;
  return [...goods, { ...paymentLine('Доставка', order.deliveryKop), object: 'service', vatRowId }];
}

/** A marked product gives one line of quantity 1 per code; pieces without a code stay together. */
function piecesOf(line: OrderLine): ContentLine[] {
  const whole = plainLine(line);
  const codes = line.marked ? (line.markingCodes ?? []) : [];
  if (!line.marked) return [whole];
  const group = line.markingGroup;
  const coded = codes.map((code) => onePiece(whole, { kind: 'code', code, group }));
  const restMilli = line.quantityMilli - codes.length * ONE;
  if (restMilli <= 0) return coded;
  const restKop = whole.sumKop - codes.length * whole.priceKop;
  return [...coded, { ...whole, quantityMilli: restMilli, sumKop: restKop, marking: { kind: 'missing' } }];
}

function onePiece(whole: ContentLine, marking: LineMarking): ContentLine {
  return { ...whole, quantityMilli: ONE, sumKop: whole.priceKop, marking };
}

function plainLine(line: OrderLine): ContentLine {
  return {
    name: line.name,
    basePriceKop: line.basePriceKop ?? line.priceKop,
    priceKop: line.priceKop,
    quantityMilli: line.quantityMilli,
    sumKop: lineSumKop(line),
    vatRowId: line.vatRowId,
    object: line.object ?? 'commodity',
    measureCode: line.measureCode ?? null,
    marking: NO_MARKING,
    supplier: line.supplier,
  };
}

function paymentLine(name: string, sumKop: number): ContentLine {
  return {
    ...plainLine({ name, priceKop: sumKop, quantityMilli: ONE, vatRowId: null }),
    object: 'payment',
  };
}

function unmarked(order: ShopOrder): ShopOrder {
  return { ...order, lines: order.lines.map((line) => ({ ...line, marked: false })) };
}

function asPaymentObject(lines: readonly ContentLine[]): ContentLine[] {
  return lines.map((line) => ({ ...line, object: 'payment' }));
}

function scaled(lines: readonly ContentLine[], paidKop: number, totalKop: number): ContentLine[] {
  if (paidKop === totalKop) return [...lines];
  const sums = sharedOut(
    lines.map((line) => line.sumKop),
    paidKop,
  );
  return lines.map((line, i) => {
    const sumKop = sums[i] ?? 0;
    const priceKop = Math.round((sumKop * ONE) / line.quantityMilli);
    return { ...line, sumKop, priceKop, basePriceKop: priceKop };
  });
}

/**
 * 2026: a line whose price × quantity misses its sum comes as two lines, n−1 pieces and 1.
 * Source: bitrix-protocol.md, section 6.3.
 */
export function splitWhereNeeded(lines: readonly ContentLine[]): ContentLine[] {
  return lines.flatMap((line) => {
    const restMilli = line.quantityMilli - ONE;
    const product = Math.round((line.priceKop * line.quantityMilli) / 1000);
    if (product === line.sumKop || restMilli <= 0) return [line];
    const restKop = Math.round((line.priceKop * restMilli) / 1000);
    const lastKop = line.sumKop - restKop;
    return [
      { ...line, quantityMilli: restMilli, sumKop: restKop },
      { ...line, quantityMilli: ONE, sumKop: lastKop, priceKop: lastKop, basePriceKop: lastKop },
    ];
  });
}

/** 2026: amounts are bent so that the lines reach the total; how exactly is UNKNOWN, here in proportion. */
export function bentToTotal(lines: readonly ContentLine[], totalKop: number): ContentLine[] {
  const before = lines.map((line) => line.sumKop);
  if (before.reduce((sum, part) => sum + part, 0) === totalKop) return [...lines];
  const sums = sharedOut(before, totalKop);
  return lines.map((line, i) => ({ ...line, sumKop: sums[i] ?? 0 }));
}
