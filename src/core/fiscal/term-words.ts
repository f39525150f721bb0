import type { Words } from '../health/light.ts';
import type { PaymentMethod, PaymentObject, TaxationType } from './terms.ts';
import { VAT_RATES, type VatRate } from './vat.ts';

type WordTable<Term extends string> = Readonly<Record<Term, Words>>;

/** 1055, as a receipt says it. */
export const TAXATION_WORDS: WordTable<TaxationType> = {
  osn: { ru: 'ОСН', en: 'general taxation' },
  usnIncome: { ru: 'УСН доход', en: 'simplified, income' },
  usnIncomeOutcome: { ru: 'УСН доход минус расход', en: 'simplified, income less expenses' },
  envd: { ru: 'ЕНВД', en: 'imputed income (abolished)' },
  esn: { ru: 'ЕСХН', en: 'agricultural tax' },
  patent: { ru: 'Патент', en: 'patent' },
};

/** 1214. */
export const PAYMENT_METHOD_WORDS: WordTable<PaymentMethod> = {
  fullPrepayment: { ru: 'Предоплата 100%', en: 'full prepayment' },
  prepayment: { ru: 'Частичная предоплата', en: 'part prepayment' },
  advance: { ru: 'Аванс', en: 'advance' },
  fullPayment: { ru: 'Полный расчёт', en: 'full payment' },
  partialPayment: { ru: 'Частичный расчёт и кредит', en: 'part payment and credit' },
  credit: { ru: 'Передача в кредит', en: 'handed over on credit' },
  creditPayment: { ru: 'Оплата кредита', en: 'payment of credit' },
};

/** 1212. */
export const PAYMENT_OBJECT_WORDS: WordTable<PaymentObject> = {
  commodity: { ru: 'Товар', en: 'goods' },
  excise: { ru: 'Подакцизный товар', en: 'excise goods' },
  job: { ru: 'Работа', en: 'work' },
  service: { ru: 'Услуга', en: 'service' },
  gamblingBet: { ru: 'Ставка азартной игры', en: 'gambling bet' },
  gamblingPrize: { ru: 'Выигрыш азартной игры', en: 'gambling prize' },
  lottery: { ru: 'Лотерейный билет', en: 'lottery ticket' },
  lotteryPrize: { ru: 'Выигрыш лотереи', en: 'lottery prize' },
  intellectualActivity: { ru: 'Предоставление РИД', en: 'intellectual property' },
  payment: { ru: 'Платёж', en: 'payment' },
  agentCommission: { ru: 'Агентское вознаграждение', en: "agent's commission" },
  composite: { ru: 'Выплата', en: 'payout' },
  another: { ru: 'Иной предмет расчёта', en: 'another object' },
  proprietaryLaw: { ru: 'Имущественное право', en: 'property right' },
  nonOperatingIncome: { ru: 'Внереализационный доход', en: 'non-operating income' },
  otherContributions: { ru: 'Иные платежи и взносы', en: 'other contributions' },
  merchantTax: { ru: 'Торговый сбор', en: 'merchant tax' },
  resortFee: { ru: 'Курортный сбор', en: 'resort fee' },
  deposit: { ru: 'Залог', en: 'deposit' },
  consumption: { ru: 'Расход', en: 'expense' },
  soleProprietorCpi: { ru: 'Взносы на ОПС ИП', en: 'pension insurance, sole proprietor' },
  cpi: { ru: 'Взносы на ОПС', en: 'pension insurance' },
  soleProprietorCmi: { ru: 'Взносы на ОМС ИП', en: 'medical insurance, sole proprietor' },
  cmi: { ru: 'Взносы на ОМС', en: 'medical insurance' },
  csi: { ru: 'Взносы на ОСС', en: 'social insurance' },
  casinoPayment: { ru: 'Платёж казино', en: 'casino payment' },
  fundIssuance: { ru: 'Выдача денежных средств', en: 'cash handed out' },
  exciseWithoutMarking: { ru: 'Подакцизный товар без кода маркировки', en: 'excise goods without a marking code' },
  exciseWithMarking: { ru: 'Подакцизный товар с кодом маркировки', en: 'excise goods with a marking code' },
  commodityWithoutMarking: { ru: 'Товар без кода маркировки', en: 'goods without a marking code' },
  commodityWithMarking: { ru: 'Товар с кодом маркировки', en: 'goods with a marking code' },
};

/** 1199. */
export function vatWords(rate: VatRate): Words {
  const { ru, percent, calculated } = VAT_RATES[rate];
  if (percent === undefined) return { ru, en: 'no VAT' };
  return { ru, en: calculated ? `VAT ${percent}/${100 + percent}` : `VAT ${percent}%` };
}
