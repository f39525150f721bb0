import { type ErrorRow, row } from './row.ts';

/** 86x. The heartbeat to the site. Nothing of it ever holds up a receipt. */
export const HEARTBEAT_ERRORS = {
  'CB-861': row(
    'HeartbeatKeyRefused',
    'operator',
    'Сайт не узнал ключ сигнала. Впишите secret из kassabridge-config.php сайта в файл ключа агента.',
    'The site does not know the key of the heartbeat. Put the secret of kassabridge-config.php into the key file of the agent.',
  ),
  'CB-862': row(
    'HeartbeatNotTaken',
    'retry',
    'Сайт не принял сигнал агента. Касса работает, но сторож на сайте её не видит.',
    'The site did not take the heartbeat. The cashbox works, but the watch on the site does not see it.',
  ),
  'CB-863': row(
    'HeartbeatNotReached',
    'retry',
    'Сигнал не дошёл до сайта. Касса работает, но сторож на сайте её не видит.',
    'The heartbeat did not reach the site. The cashbox works, but the watch on the site does not see it.',
  ),
} as const satisfies Record<string, ErrorRow>;
