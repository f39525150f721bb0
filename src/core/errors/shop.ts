import { type ErrorRow, row } from './row.ts';

/** 7xx. The site and what the shop does with results. */
export const SHOP_ERRORS = {
  'CB-701': row('SiteDns', 'retry', 'Имя сайта не находится (DNS).', 'The name of the site is not found (DNS).'),
  'CB-702': row('SiteRefused', 'retry', 'Сайт не принимает соединение.', 'The site does not accept a connection.'),
  'CB-703': row(
    'SiteTls',
    'retry',
    'Сертификат сайта не принят. Проверьте срок и имя сертификата.',
    'The certificate of the site is not accepted. Check its term and name.',
  ),
  'CB-704': row(
    'SiteForbidden',
    'retry',
    'Сайт не узнал ссылку подключения (403). Создайте в магазине новую ссылку и вставьте её в настройки.',
    'The site does not know the connect link (403). Make a new link in the shop and put it into the settings.',
  ),
  'CB-705': row(
    'SiteServerError',
    'retry',
    'Сайт отвечает ошибкой сервера (5xx).',
    'The site answers a server error (5xx).',
  ),
  'CB-706': row(
    'SiteNotJson',
    'retry',
    'Вместо данных магазина пришла страница (закрытый сайт, лицензия, вход).',
    'A page came instead of data (closed site, licence, log-in).',
  ),
  'CB-707': row(
    'SiteEmpty',
    'retry',
    'Сайт ответил пустотой: модуль «Интернет-магазин» не установлен или отключён.',
    'The site answered nothing: the sale module is not installed or switched off.',
  ),
  'CB-708': row(
    'SiteCut',
    'retry',
    'Ответ сайта оборван на середине.',
    'The answer of the site was cut in the middle.',
  ),
  'CB-709': row(
    'SiteRedirect',
    'retry',
    'Сайт переадресует запрос. Укажите в настройках конечный адрес (обычно https).',
    'The site redirects the request. Put the final address into the settings (usually https).',
  ),
  'CB-710': row('SiteTimeout', 'retry', 'Сайт не ответил вовремя.', 'The site did not answer in time.'),
  'CB-711': row(
    'SiteUnexpected',
    'retry',
    'Сайт ответил не так, как отвечает 1С-Битрикс.',
    'The site did not answer as 1C-Bitrix does.',
  ),
  'CB-712': row(
    'ShopNeverAcks',
    'park',
    'Магазин не принимает результат этого чека: заказ или чек, видимо, удалён. Удалите чек в магазине; фискальный документ остаётся в журнале.',
    'The shop does not take the result of this check: order or check was deleted. Delete the check in the shop.',
  ),
  'CB-713': row(
    'OtherContent',
    'park',
    'Магазин прислал тот же номер чека с другим содержимым. Решите, какой верен, в окне «Чеки».',
    'The shop sent the same check id with other content. Decide which one is right on the screen Receipts.',
  ),
  'CB-715': row(
    'CheckTooOld',
    'park',
    'Чек ждал дольше заданного срока. Возможно, теперь нужен чек коррекции: решает человек.',
    'The check waited longer than the set age. A correction may be needed instead: a person decides.',
  ),
  'CB-716': row(
    'RefundDeadlinePassed',
    'park',
    'Чек не успели пробить до срока, после которого платёжная система возвращает деньги. Проверьте платёж: деньги у вас — пробейте (retry), возвращены — откажите (refuse).',
    'The check was not made before the payment scheme gives the money back. Check the payment: if you have the money, make it (retry); if it went back, refuse it (refuse).',
  ),
} as const satisfies Record<string, ErrorRow>;
