import type { Words } from '../../../words/words.ts';
import type { TextPath } from '../wizard/draft.ts';
import { isPathIn } from '../wizard/steps.ts';

export interface FieldWords {
  readonly label: Words;
  readonly hint?: Words;
}

export const FIELD_WORDS: Readonly<Record<TextPath, FieldWords>> = {
  'shop.link': { label: { ru: 'Ссылка подключения', en: 'Connect link' } },
  'shop.id': {
    label: { ru: 'Код магазина', en: 'Id of the shop' },
    hint: {
      ru: 'Латиница и цифры. Входит в ключ каждого чека: когда чеки уже пробиты, не меняйте.',
      en: 'Latin letters and digits. Part of the key of every receipt: do not change it once receipts were made.',
    },
  },
  'shop.settlementPlace': {
    label: { ru: 'Место расчётов', en: 'Place of settlement' },
    hint: {
      ru: 'Для интернет-магазина — адрес сайта: https://shop.example.ru',
      en: 'With an internet shop the address of the site: https://shop.example.ru',
    },
  },
  'cashbox.id': {
    label: { ru: 'Код кассы', en: 'Id of the cashbox' },
    hint: {
      ru: 'Латиница и цифры. Когда чеки уже пробиты, не меняйте.',
      en: 'Latin letters and digits. Do not change it once receipts were made.',
    },
  },
  'cashbox.port': {
    label: { ru: 'Порт', en: 'Port' },
    hint: {
      ru: 'COM5, /dev/ttyACM0, tcp://192.168.1.20:5555, usb, или auto — искать при каждом запуске.',
      en: 'COM5, /dev/ttyACM0, tcp://192.168.1.20:5555, usb, or auto: look for it at each start.',
    },
  },
  'cashbox.kktSerial': {
    label: { ru: 'Заводской номер', en: 'Serial number' },
    hint: {
      ru: 'С ним чужую кассу на этом порту не примут за вашу.',
      en: 'With it no other cashbox on this port is taken for yours.',
    },
  },
  'cashbox.fnSerial': {
    label: { ru: 'Номер ФН', en: 'FN serial' },
    hint: {
      ru: 'Обычно пусто: номер сверяют на экране «Касса». Записанный здесь меняют здесь же после замены ФН.',
      en: 'Usually empty: it is compared on the screen Cashbox. Written here, it is changed here when the FN is replaced.',
    },
  },
  'cashbox.inn': {
    label: { ru: 'ИНН владельца', en: 'INN of the owner' },
    hint: {
      ru: '10 или 12 цифр. Обычно пусто, как и номер ФН.',
      en: '10 or 12 digits. Usually empty, like the FN serial.',
    },
  },
  'cashbox.cashier.name': {
    label: { ru: 'Кассир', en: 'Cashier' },
    hint: {
      ru: 'Фамилия и инициалы, как в чеке. Обычно указывают; без имени агент ничего о кассире не передаёт.',
      en: 'Name and initials, as on the receipt. Usually given; without a name the agent says nothing of a cashier.',
    },
  },
  'cashbox.cashier.inn': { label: { ru: 'ИНН кассира (можно пустым)', en: 'INN of the cashier (may stay empty)' } },
  'telegram.chatId': {
    label: { ru: 'Номер чата', en: 'Chat number' },
    hint: {
      ru: 'Число, как показывает бот @userinfobot, или @имя_канала. Сначала напишите своему боту любое слово.',
      en: 'A number, as the bot @userinfobot shows it, or @name_of_channel. First write a word to your bot.',
    },
  },
  'telegram.botToken': {
    label: { ru: 'Токен бота', en: 'Token of the bot' },
    hint: { ru: 'Его даёт @BotFather: 123456789:AA…', en: '@BotFather gives it: 123456789:AA…' },
  },
  'mail.host': {
    label: { ru: 'Почтовый сервер', en: 'Mail server' },
    hint: { ru: 'Например smtp.yandex.ru', en: 'Like smtp.yandex.ru' },
  },
  'mail.port': {
    label: { ru: 'Порт сервера', en: 'Port of the server' },
    hint: { ru: '465 или 587', en: '465 or 587' },
  },
  'mail.user': { label: { ru: 'Пользователь', en: 'User' } },
  'mail.password': {
    label: { ru: 'Пароль', en: 'Password' },
    hint: {
      ru: 'Многим почтам нужен отдельный пароль приложения.',
      en: 'Many mail services want a password of its own for each program.',
    },
  },
  'mail.from': { label: { ru: 'От кого', en: 'From' } },
  'mail.to': {
    label: { ru: 'Кому', en: 'To' },
    hint: { ru: 'Адреса через запятую.', en: 'Addresses, a comma between.' },
  },
};

/** What is chosen and not typed. */
const CHOICES: Readonly<Record<string, Words>> = {
  'shop.apiVersion': { ru: 'Версия обмена', en: 'Version of the exchange' },
  'cashbox.driver': { ru: 'Как говорить с кассой', en: 'How to speak to the cashbox' },
  'cashbox.ofdChannel': { ru: 'Кто передаёт документы в ОФД', en: 'Who carries documents to the OFD' },
  'cashbox.allowLiveFiscal': { ru: 'Настоящие чеки', en: 'Real receipts' },
  'cashbox.printReceipts': { ru: 'Печать чеков', en: 'Printing' },
};

/** The name of the field a path belongs to; undefined where the form has none. */
export function fieldName(path: string): Words | undefined {
  const typed = typedField(path);
  return typed ? FIELD_WORDS[typed].label : CHOICES[path];
}

/** The field a path leads to: `mail.to` for `mail.to[1]`. */
export function fieldOf(path: string): string {
  return typedField(path) ?? path;
}

function typedField(path: string): TextPath | undefined {
  return (Object.keys(FIELD_WORDS) as TextPath[]).find((field) => isPathIn(path, field));
}
