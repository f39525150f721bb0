import type { Settings } from '../../../adapters/system/settings/schema.ts';
import type { Words } from '../../../core/health/light.ts';
import { words } from '../steps.ts';

/** A file that settings name for a secret, and what it is for. */
export interface SecretFile {
  readonly name: string;
  readonly what: Words;
}

/** Every secret that settings refer to. */
export function secretFiles({ shops, cashboxes, notify, ping, heartbeat }: Settings): readonly SecretFile[] {
  return [
    ...shops.flatMap(({ id, urlFile }) =>
      named(urlFile, `ссылка подключения магазина «${id}»`, `the connect link of the shop "${id}"`),
    ),
    ...cashboxes.flatMap(({ id, passwordsFile }) =>
      named(passwordsFile, `пароли кассы «${id}»`, `the passwords of the cashbox "${id}"`),
    ),
    ...notify.flatMap(ofWay),
    ...named(ping?.urlFile, 'адрес службы контроля (ping)', 'the address of the watching service (ping)'),
    ...named(heartbeat?.secretFile, 'ключ знака жизни (heartbeat)', 'the key of the sign of life (heartbeat)'),
  ];
}

function ofWay(way: Settings['notify'][number]): readonly SecretFile[] {
  switch (way.kind) {
    case 'telegram':
      return named(way.tokenFile, `токен бота для «${way.id}»`, `the bot token of "${way.id}"`);
    case 'mail':
      return named(way.passwordFile, `пароль почты для «${way.id}»`, `the mail password of "${way.id}"`);
    case 'webhook':
      return named(way.secretFile, `ключ вебхука «${way.id}»`, `the key of the webhook "${way.id}"`);
  }
}

function named(name: string | undefined, ru: string, en: string): readonly SecretFile[] {
  return name === undefined ? [] : [{ name, what: words(ru, en) }];
}
