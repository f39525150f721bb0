import { type Fact, Facts } from '../../../parts/facts.tsx';
import { useSay } from '../../../words/language.tsx';
import type { Words } from '../../../words/words.ts';
import { useWizard } from '../wizard/use-wizard.ts';
import type { WizardState } from '../wizard/wizard-state.ts';

const NAMES = {
  link: { ru: 'Ссылка магазина', en: 'Link of the shop' },
  version: { ru: 'Версия обмена', en: 'Version of the exchange' },
  cashbox: { ru: 'Касса', en: 'Cashbox' },
  live: { ru: 'Настоящие чеки', en: 'Real receipts' },
  place: { ru: 'Место расчётов', en: 'Place of settlement' },
  cashier: { ru: 'Кассир', en: 'Cashier' },
  ways: { ru: 'О бедах сообщаем', en: 'Told of trouble by' },
} as const satisfies Readonly<Record<string, Words>>;
const PASTED: Words = { ru: 'новая', en: 'a new one' };
const STORED: Words = { ru: 'сохранена', en: 'stored' };
const NOT_GIVEN: Words = { ru: 'не указано', en: 'not given' };
const ALLOWED: Words = { ru: 'разрешены', en: 'allowed' };
const NOT_ALLOWED: Words = {
  ru: 'не разрешены: боевую кассу агент только читает',
  en: 'not allowed: a live cashbox is only read',
};
const TELEGRAM: Words = { ru: 'в Telegram', en: 'Telegram' };
const MAIL: Words = { ru: 'на почту', en: 'mail' };
const NOBODY: Words = { ru: 'никому', en: 'nobody is told' };

/** What is going to be written, in a few lines; of secrets only that they are there. */
export function Summary() {
  const say = useSay();
  return <Facts facts={factsOf(useWizard(), say)} />;
}

function factsOf({ draft, stored }: WizardState, say: (words: Words) => string): readonly Fact[] {
  const { texts, apiVersion, hasTelegram, hasMail, allowLiveFiscal } = draft;
  const link = texts['shop.link'].trim() !== '' ? PASTED : stored.link ? STORED : NOT_GIVEN;
  const ways = [...(hasTelegram ? [TELEGRAM] : []), ...(hasMail ? [MAIL] : [])];
  const box = [texts['cashbox.port'], texts['cashbox.kktSerial']]
    .map((text) => text.trim())
    .filter((text) => text !== '');
  return [
    { name: NAMES.link, value: say(link) },
    { name: NAMES.version, value: apiVersion },
    { name: NAMES.cashbox, value: box.length === 0 ? say(NOT_GIVEN) : box.join(' · ') },
    { name: NAMES.live, value: say(allowLiveFiscal ? ALLOWED : NOT_ALLOWED) },
    { name: NAMES.place, value: texts['shop.settlementPlace'].trim() || say(NOT_GIVEN) },
    { name: NAMES.cashier, value: texts['cashbox.cashier.name'].trim() || say(NOT_GIVEN) },
    { name: NAMES.ways, value: ways.length === 0 ? say(NOBODY) : ways.map(say).join(', ') },
  ];
}
