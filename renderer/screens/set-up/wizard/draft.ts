import type { FoundCashbox, SetUpForm } from '../../../../src/contract/set-up.ts';

/** Fields in which a person types, by the path the contract has for them. */
export const TEXT_PATHS = [
  'shop.id',
  'shop.link',
  'shop.settlementPlace',
  'cashbox.id',
  'cashbox.port',
  'cashbox.kktSerial',
  'cashbox.fnSerial',
  'cashbox.inn',
  'cashbox.cashier.name',
  'cashbox.cashier.inn',
  'telegram.chatId',
  'telegram.botToken',
  'mail.host',
  'mail.port',
  'mail.user',
  'mail.from',
  'mail.to',
  'mail.password',
] as const;
export type TextPath = (typeof TEXT_PATHS)[number];

export type Texts = Readonly<Record<TextPath, string>>;

/** What a person has typed and chosen so far; a secret is in it only until it is saved. */
export interface Draft {
  readonly texts: Texts;
  readonly apiVersion: SetUpForm['shop']['apiVersion'];
  readonly driver: SetUpForm['cashbox']['driver'];
  readonly ofdChannel: SetUpForm['cashbox']['ofdChannel'];
  readonly allowLiveFiscal: boolean;
  readonly printReceipts: boolean;
  readonly hasTelegram: boolean;
  readonly hasMail: boolean;
}

const NO_TEXTS = Object.fromEntries(TEXT_PATHS.map((path) => [path, ''])) as Record<TextPath, string>;

/** Before anything was typed. Version 2 of the exchange is the one every shop since 2019 has. Source: bitrix-protocol 3. */
export const EMPTY_DRAFT: Draft = {
  texts: { ...NO_TEXTS, 'shop.id': 'main', 'cashbox.id': 'kassa1', 'mail.port': '465' },
  apiVersion: '2',
  driver: 'auto',
  ofdChannel: undefined,
  allowLiveFiscal: false,
  printReceipts: false,
  hasTelegram: false,
  hasMail: false,
};

/** The stored settings as a draft. There is no secret in them. */
export function draftOf({ shop, cashbox, telegram, mail }: SetUpForm): Draft {
  return {
    texts: {
      ...EMPTY_DRAFT.texts,
      'shop.id': shop.id,
      'shop.settlementPlace': shop.settlementPlace,
      'cashbox.id': cashbox.id,
      'cashbox.port': cashbox.port,
      'cashbox.kktSerial': cashbox.kktSerial ?? '',
      'cashbox.fnSerial': cashbox.fnSerial ?? '',
      'cashbox.inn': cashbox.inn ?? '',
      'cashbox.cashier.name': cashbox.cashier?.name ?? '',
      'cashbox.cashier.inn': cashbox.cashier?.inn ?? '',
      'telegram.chatId': telegram?.chatId ?? '',
      ...(mail && {
        'mail.host': mail.host,
        'mail.port': String(mail.port),
        'mail.user': mail.user ?? '',
        'mail.from': mail.from,
        'mail.to': mail.to.join(', '),
      }),
    },
    apiVersion: shop.apiVersion,
    driver: cashbox.driver,
    ofdChannel: cashbox.ofdChannel,
    allowLiveFiscal: cashbox.allowLiveFiscal,
    printReceipts: cashbox.printReceipts,
    hasTelegram: telegram !== undefined,
    hasMail: mail !== undefined,
  };
}

/** What goes to the set-up process. An empty field is one that was not filled in. */
export function formOf(draft: Draft): SetUpForm {
  const at = (path: TextPath) => draft.texts[path].trim();
  const given = <K extends string>(key: K, path: TextPath) =>
    at(path) === '' ? {} : ({ [key]: at(path) } as Partial<Record<K, string>>);
  const hasCashier = at('cashbox.cashier.name') !== '' || at('cashbox.cashier.inn') !== '';
  return {
    shop: {
      id: at('shop.id'),
      apiVersion: draft.apiVersion,
      settlementPlace: at('shop.settlementPlace'),
      ...given('link', 'shop.link'),
    },
    cashbox: {
      id: at('cashbox.id'),
      driver: draft.driver,
      port: at('cashbox.port'),
      ...given('kktSerial', 'cashbox.kktSerial'),
      ...given('fnSerial', 'cashbox.fnSerial'),
      ...given('inn', 'cashbox.inn'),
      ...(draft.ofdChannel && { ofdChannel: draft.ofdChannel }),
      allowLiveFiscal: draft.allowLiveFiscal,
      printReceipts: draft.printReceipts,
      ...(hasCashier && { cashier: { name: at('cashbox.cashier.name'), ...given('inn', 'cashbox.cashier.inn') } }),
    },
    ...(draft.hasTelegram && {
      telegram: { chatId: at('telegram.chatId'), ...given('botToken', 'telegram.botToken') },
    }),
    ...(draft.hasMail && {
      mail: {
        host: at('mail.host'),
        port: portOf(at('mail.port')),
        ...given('user', 'mail.user'),
        from: at('mail.from'),
        to: at('mail.to')
          .split(/[\s,;]+/)
          .filter((address) => address !== ''),
        ...given('password', 'mail.password'),
      },
    }),
  };
}

/** 0 for what is no number: the check of the settings says so at the field. */
function portOf(text: string): number {
  return /^\d{1,5}$/.test(text) ? Number(text) : 0;
}

/**
 * The draft with that cashbox in it. Its serial number goes in, so that no other one is taken for it; FN and INN do not:
 * those a person compares with the papers on the screen of the cashbox. A live FN is allowed anew for another device.
 */
export function withCashbox(draft: Draft, { driver, port, kktSerial, ofdChannel }: FoundCashbox): Draft {
  const isSame = draft.texts['cashbox.kktSerial'] === kktSerial;
  return {
    ...draft,
    driver,
    ofdChannel,
    allowLiveFiscal: isSame && draft.allowLiveFiscal,
    texts: {
      ...draft.texts,
      'cashbox.port': port,
      'cashbox.kktSerial': kktSerial,
      ...(!isSame && { 'cashbox.fnSerial': '', 'cashbox.inn': '' }),
    },
  };
}

/** Secrets that were saved: the fields are empty again. */
export function withoutSecrets(draft: Draft): Draft {
  return { ...draft, texts: { ...draft.texts, 'shop.link': '', 'telegram.botToken': '', 'mail.password': '' } };
}
