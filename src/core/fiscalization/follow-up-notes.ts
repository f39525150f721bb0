import { TENDER_WORDS } from '../day/words.ts';
import { type ErrorCode, sentence } from '../errors.ts';
import type { Kopecks } from '../fiscal/money.ts';
import { moneyText } from '../fiscal/money-text.ts';
import type { Receipt } from '../fiscal/receipt.ts';
import { TENDER_NAMES } from '../fiscal/terms.ts';
import { VAT_RATES } from '../fiscal/vat.ts';
import type { Words } from '../health/light.ts';

/** What is known of the cashbox that would make it. */
export interface BesideReturn {
  /** What keeps it from making receipts now. */
  readonly trouble: { readonly code: ErrorCode; readonly detail: string } | undefined;
  /** By its own counter; undefined when it was not read. */
  readonly cashInDrawerKop: Kopecks | undefined;
  /** Local date, `YYYY-MM-DD`. */
  readonly today: string;
}

/** Everything a person must know before a return is made, the weightiest first. */
export function returnNotes(receipt: Receipt, beside: BesideReturn): readonly Words[] {
  return [
    SHOP_IS_NOT_TOLD,
    NO_REPAIR,
    moneyBack(receipt),
    ...(receipt.tenders.prepaid > 0 ? [PREPAID] : []),
    ...drawer(receipt, beside),
    ...(receipt.items.some(({ vatRate }) => isOldRate(vatRate, beside.today)) ? [OLD_RATE] : []),
    ...(receipt.items.some(({ markingCode }) => markingCode) ? [MARKED] : []),
    TO_THE_BUYER,
    ...(beside.trouble ? [waits(beside.trouble)] : []),
  ];
}

const SHOP_IS_NOT_TOLD: Words = {
  ru: 'Магазин об этом возврате не узнает. Делал ли он чек возврата этого заказа сам, отсюда не видно: проверьте в магазине, иначе возвратов станет два',
  en: 'The shop is not told about this return. Whether it made one of its own for this order cannot be seen from here: look in the shop, or there will be two',
};
const NO_REPAIR: Words = {
  ru: 'Так возвращают товар или деньги. Ошибочный или лишний чек исправляют иначе: в исправлении указывают ФПД исходного чека (реквизит 1192), а этот возврат его не несёт',
  en: 'This is how goods or money are returned. A wrong or doubled receipt is mended otherwise: the repair names the FPD of the original (tag 1192), which this return does not carry',
};
const PREPAID: Words = {
  ru: 'В исходном чеке зачтена предоплата: чек на саму предоплату возвращают отдельно',
  en: 'The original sets off a prepayment: the receipt of that prepayment is returned separately',
};
const OLD_RATE: Words = {
  ru: 'Ставка НДС останется прежней, 20 %: возврат делают по ставке исходного чека',
  en: 'The VAT stays at the former 20 %: a return has the rate of the original receipt',
};
const MARKED: Words = {
  ru: 'Коды маркировки уйдут в чек как возвращённые',
  en: 'The marking codes go into the receipt as returned',
};
const TO_THE_BUYER: Words = {
  ru: 'Чек уйдёт покупателю на контакт из исходного чека',
  en: 'The receipt goes to the buyer at the contact of the original',
};

/** The agent moves no money: the tenders only say how it goes back. */
function moneyBack({ tenders }: Receipt): Words {
  const used = TENDER_NAMES.filter((name) => tenders[name] > 0);
  const list = (language: keyof Words) =>
    used.map((name) => `${TENDER_WORDS[name][language]} ${moneyText(tenders[name])}`).join(', ');
  return {
    ru: `Сам чек денег не возвращает. Оплата в нём как в исходном: ${list('ru')}. Если деньги возвращены иначе, этот возврат не подходит`,
    en: `The receipt itself gives no money back. It is paid as the original: ${list('en')}. If the money went back another way, it does not fit`,
  };
}

/** Cash leaves the drawer with the return of a sale only. */
function drawer({ operation, tenders }: Receipt, { cashInDrawerKop }: BesideReturn): readonly Words[] {
  if (operation !== 'sellReturn' || cashInDrawerKop === undefined || cashInDrawerKop >= tenders.cash) return [];
  return [
    {
      ru: `В ящике кассы по её счётчику ${moneyText(cashInDrawerKop)}, этого мало: касса откажет, пока наличные не внесены`,
      en: `By its counter the drawer holds ${moneyText(cashInDrawerKop)}, too little: the cashbox refuses until cash is put in`,
    },
  ];
}

/** 20 % where 22 % is the rate of the day. */
function isOldRate(rate: Receipt['items'][number]['vatRate'], today: string): boolean {
  return VAT_RATES[rate].percent === 20 && today >= VAT_RATES.vat22.since;
}

function waits({ code, detail }: NonNullable<BesideReturn['trouble']>): Words {
  return {
    ru: `Сейчас касса чеков не пробивает, возврат подождёт: ${sentence(code, detail)}`,
    en: `The cashbox makes no receipts now, the return will wait: ${sentence(code, detail, 'en')}`,
  };
}
