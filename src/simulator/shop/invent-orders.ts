import type { CheckType } from './check-types.ts';
import { lineSumKop } from './content/order-money.ts';
import type { NewOrder, OrderLine, PaySystem } from './data/records.ts';
import { type SeededRandom, seededRandom } from './seeded-random.ts';
import { VAT_ROW } from './site-settings.ts';

/** One invented order and the check to make of it. */
export interface InventedSale {
  readonly order: NewOrder;
  readonly type: CheckType;
  /** Place of the earlier payment set off in this check, counted from 0; absent = none. */
  readonly prepaidPayment?: number;
}

export type InventedRate = 'vat20' | 'vat10' | 'vat0' | 'none' | 'vat22' | 'vat7' | 'vat5';

export interface InventOptions {
  readonly seed: number;
  readonly count: number;
  /** Rates goods may have; 20, 10, 0 and none by default. */
  readonly rates?: readonly [InventedRate, ...InventedRate[]];
}

interface Goods {
  readonly name: string;
  readonly fromKop: number;
  readonly toKop: number;
  /** Sold by weight or length: OKEI code of the measure. */
  readonly byMeasure?: number;
}

const GOODS: readonly [Goods, ...Goods[]] = [
  { name: 'Чайник электрический 1,7 л', fromKop: 199_000, toKop: 459_000 },
  { name: 'Кружка керамическая «Утро»', fromKop: 29_900, toKop: 79_900 },
  { name: 'Плед шерстяной 140×200', fromKop: 249_000, toKop: 690_000 },
  { name: 'Лампа настольная «Сова»', fromKop: 149_000, toKop: 329_000 },
  { name: 'Тетрадь в клетку, 48 листов', fromKop: 3_990, toKop: 8_990 },
  { name: 'Набор отвёрток, 12 предметов', fromKop: 89_000, toKop: 239_000 },
  { name: 'Рюкзак городской 20 л', fromKop: 219_000, toKop: 540_000 },
  { name: 'Зонт складной «Ёлочка»', fromKop: 99_000, toKop: 189_000 },
  { name: 'Крупа гречневая, 900 г', fromKop: 7_990, toKop: 14_990 },
  { name: 'Печенье овсяное, весовое', fromKop: 24_900, toKop: 39_900, byMeasure: 166 },
  { name: 'Сыр «Костромской», весовой', fromKop: 69_900, toKop: 99_900, byMeasure: 166 },
  { name: 'Ткань льняная, отрез', fromKop: 49_900, toKop: 129_900, byMeasure: 6 },
];

const RATE_ROWS: Readonly<Record<InventedRate, number | null>> = {
  vat20: VAT_ROW.vat20,
  vat10: VAT_ROW.vat10,
  vat0: VAT_ROW.vat0,
  none: null,
  vat22: VAT_ROW.vat22,
  vat7: VAT_ROW.vat7,
  vat5: VAT_ROW.vat5,
};

/** A sound shop on the general system: lines without VAT would be an alarm, and a training is no place for a false one. */
export const SOUND_RATES: readonly [InventedRate, ...InventedRate[]] = ['vat20', 'vat10', 'vat0'];

const PIECES = 796;
const DELIVERIES_KOP: readonly [number, ...number[]] = [0, 0, 19_900, 29_000, 35_050];
const PAY_SYSTEMS: readonly [PaySystem, ...PaySystem[]] = ['acquiring', 'acquiring', 'cashless', 'cash'];

/**
 * Invented orders for demo, training and measurements: the same seed gives the same orders.
 *
 * Every name says «УЧЕБНЫЙ», every contact is at example.ru or a number nobody has; lines, delivery and payments meet
 * to the kopeck.
 */
export function inventOrders({
  seed,
  count,
  rates = ['vat20', 'vat10', 'vat0', 'none'],
}: InventOptions): InventedSale[] {
  const random = seededRandom(seed);
  return Array.from({ length: count }, () => inventSale(random, rates));
}

function inventSale(random: SeededRandom, rates: readonly [InventedRate, ...InventedRate[]]): InventedSale {
  const lines = Array.from({ length: 1 + random.below(4) }, () => inventLine(random, random.pick(rates)));
  const deliveryKop = random.pick(DELIVERIES_KOP);
  const totalKop = lines.reduce((sum, line) => sum + lineSumKop(line), deliveryKop);
  const order = { lines, deliveryKop, deliveryVatRowId: RATE_ROWS[rates[0]], ...inventContact(random) };
  const kind = random.below(10);
  if (kind === 0) return { order: paidAtOnce(order, totalKop, 'acquiring'), type: 'sellreturn' };
  if (kind <= 2) return paidInTwo(order, totalKop, random);
  return { order: paidAtOnce(order, totalKop, random.pick(PAY_SYSTEMS)), type: 'sell' };
}

function paidAtOnce(order: NewOrder, sumKop: number, paySystem: PaySystem): NewOrder {
  return { ...order, payments: [{ paySystem, sumKop }] };
}

/** Part was paid before and is set off; the rest is paid now. */
function paidInTwo(order: NewOrder, totalKop: number, random: SeededRandom): InventedSale {
  const beforeKop = 1 + random.below(totalKop - 1);
  const payments = [
    { paySystem: 'acquiring' as const, sumKop: beforeKop },
    { paySystem: random.pick(PAY_SYSTEMS), sumKop: totalKop - beforeKop },
  ];
  return { order: { ...order, payments }, type: 'sell', prepaidPayment: 0 };
}

function inventLine(random: SeededRandom, rate: InventedRate): OrderLine {
  const goods = random.pick(GOODS);
  const priceKop = goods.fromKop + 10 * random.below((goods.toKop - goods.fromKop) / 10);
  const quantityMilli = goods.byMeasure === undefined ? 1000 * (1 + random.below(3)) : 50 + random.below(3_000);
  return {
    name: `УЧЕБНЫЙ ${goods.name}`,
    priceKop,
    quantityMilli,
    vatRowId: RATE_ROWS[rate],
    measureCode: goods.byMeasure ?? PIECES,
  };
}

function inventContact(random: SeededRandom): Pick<NewOrder, 'email' | 'phone'> {
  const two = () => String(random.below(100)).padStart(2, '0');
  const email = `pokupatel-${random.below(1_000)}@example.ru`;
  return { email, phone: random.below(2) === 0 ? null : `+7 900 000-${two()}-${two()}` };
}
