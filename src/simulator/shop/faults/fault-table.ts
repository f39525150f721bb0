/** Everything the virtual shop can do wrong on request. A row is all a fault needs to be known to screens and commands. */
export interface FaultRow {
  /** `transport`: what stands before or around the shop; `shop`: what the shop or a person at the shop does. */
  readonly kind: 'transport' | 'shop';
  readonly ru: string;
  readonly en: string;
  /** How often it happens when nobody says otherwise; absent = until switched off. */
  readonly times?: number;
}

export const FAULTS = {
  'html-instead-of-json': {
    kind: 'transport',
    ru: 'Вместо JSON приходит страница HTML с кодом 200 (лицензия, заставка хостинга).',
    en: 'A page of HTML with status 200 comes in place of JSON (licence page, host splash).',
  },
  'closed-site-403': {
    kind: 'transport',
    ru: 'Сайт закрыт для посетителей: страница HTML с кодом 403.',
    en: 'The site is closed to visitors: a page of HTML with status 403.',
  },
  'hash-switched-off': {
    kind: 'transport',
    ru: 'Ссылка подключения больше не действует: 403 с пустым телом.',
    en: 'The connect link is no longer valid: 403 with an empty body.',
  },
  'error-500': {
    kind: 'transport',
    ru: 'Сайт отвечает ошибкой 500 с коротким текстом, ничего не сделав.',
    en: 'The site answers 500 with a short text and does nothing.',
  },
  'empty-body': {
    kind: 'transport',
    ru: 'Код 200 и пустое тело: модуль магазина не загружен.',
    en: 'Status 200 and an empty body: the shop module is not loaded.',
  },
  'cut-body': {
    kind: 'transport',
    ru: 'Ответ обрывается на середине.',
    en: 'The answer breaks off in the middle.',
  },
  'redirect-https': {
    kind: 'transport',
    ru: 'Сайт переехал на https: постоянное перенаправление 301.',
    en: 'The site moved to https: a permanent redirect, 301.',
  },
  'slow-server': {
    kind: 'transport',
    ru: 'Каждый ответ приходит на 20 секунд позже.',
    en: 'Every answer comes 20 seconds later.',
  },
  'never-answers': {
    kind: 'transport',
    ru: 'Сайт принимает запрос и не отвечает никогда.',
    en: 'The site takes the request and never answers.',
  },
  'drops-connection': {
    kind: 'transport',
    ru: 'Соединение обрывается сразу, запрос до магазина не доходит.',
    en: 'The connection breaks at once; the request never reaches the shop.',
  },
  'proxy-cuts-60s-504': {
    kind: 'transport',
    ru: 'Прокси обрывает запрос через 60 секунд (504), а магазин за ним продолжает работать.',
    en: 'A proxy cuts the request after 60 seconds (504) while the shop behind it goes on.',
  },
  'client-gone-unnoticed': {
    kind: 'transport',
    ru: 'Магазин не замечает, что программа отключилась, и отдаёт чек в никуда.',
    en: 'The shop does not notice that the client left and hands a check to nobody.',
  },
  'loses-answer': {
    kind: 'transport',
    ru: 'Магазин отдал чек и пометил его, а ответ пропал по дороге.',
    en: 'The shop handed a check out and marked it, and the answer got lost on the way.',
  },
  'ack-lost': {
    kind: 'transport',
    ru: 'Магазин принял результат, а подтверждение пропало по дороге.',
    en: 'The shop took the result, and its acknowledgement got lost on the way.',
  },
  'never-acks': {
    kind: 'shop',
    ru: 'Магазин не принимает и не подтверждает ни одного результата.',
    en: 'The shop neither takes nor acknowledges any result.',
  },
  'long-numbers': {
    kind: 'shop',
    ru: 'Суммы приходят с «хвостом»: 1234.5599999999999 (serialize_precision = 17).',
    en: 'Sums come with a tail: 1234.5599999999999 (serialize_precision = 17).',
  },
  'escaped-unicode': {
    kind: 'shop',
    ru: 'Старое ядро сайта: вся кириллица в ответе записана как \\uXXXX.',
    en: 'An old kernel: all Cyrillic in the answer is written as \\uXXXX.',
  },
  'second-cashbox': {
    kind: 'shop',
    ru: 'Через 240 секунд тот же чек выдаётся на другую привязанную кассу.',
    en: 'After 240 seconds the same check is handed out for another linked cashbox.',
  },
  'deleted-order': {
    kind: 'shop',
    times: 1,
    ru: 'Заказ удалили до выдачи чека: чек приходит пустым и никогда не подтверждается.',
    en: 'The order was deleted before the hand-out: its check comes empty and is never acknowledged.',
  },
  'deleted-check': {
    kind: 'shop',
    times: 1,
    ru: 'Чек удалили сразу после выдачи: его результат никогда не подтверждается.',
    en: 'The check was deleted right after the hand-out: its result is never acknowledged.',
  },
  'duplicate-hand-out': {
    kind: 'shop',
    ru: 'Чек, который ещё печатается, выдаётся снова.',
    en: 'A check that is still being printed is handed out again.',
  },
  'edits-order-between-hand-outs': {
    kind: 'shop',
    ru: 'Между двумя выдачами одного чека заказ изменили: номер тот же, содержимое другое.',
    en: 'The order was edited between two hand-outs of one check: same id, other content.',
  },
  'restored-backup': {
    kind: 'shop',
    times: 1,
    ru: 'Сайт восстановили из копии: номера последних чеков заняты другими заказами.',
    en: 'The site was restored from a backup: the ids of the last checks belong to other orders now.',
  },
  'sums-do-not-meet': {
    kind: 'shop',
    ru: 'Сумма оплат на рубль больше суммы позиций.',
    en: 'The payments are one ruble more than the lines.',
  },
  'empty-vat': {
    kind: 'shop',
    ru: 'Поле НДС в настройке кассы пустое: у позиций пустая ставка.',
    en: 'The VAT field of the cashbox form is empty: lines come with an empty rate.',
  },
  'unset-settings': {
    kind: 'shop',
    ru: 'Кассу включили из списка без настроек: вместо СНО, оплат и НДС приходит null.',
    en: 'The cashbox was switched on from the list without settings: taxation, payments and VAT come as null.',
  },
  'vat-none-for-22': {
    kind: 'shop',
    ru: 'После смены обработчика ставка 22 % молча превратилась в «без НДС».',
    en: 'After a switch of the handler the rate of 22 % silently became "none".',
  },
  thousandfold: {
    kind: 'shop',
    times: 1,
    ru: 'Пять чеков удалённых заказов возвращаются вечно и вытесняют новые.',
    en: 'Five checks of deleted orders come back for ever and crowd out the new ones.',
  },
} as const satisfies Record<string, FaultRow>;

export type FaultName = keyof typeof FAULTS;

export function isFaultName(name: string): name is FaultName {
  return Object.hasOwn(FAULTS, name);
}
