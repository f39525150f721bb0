import { type ErrorRow, row } from './row.ts';

/** 85x. The ways out to people: what kept an alarm from being told. No receipt depends on any of them. */
export const NOTIFY_ERRORS = {
  'CB-851': row(
    'NotifyNotReached',
    'retry',
    'Адрес для оповещений не отвечает. Проверьте интернет на этом компьютере; агент повторит сам.',
    'The address for alarms does not answer. Check the internet of this computer; the agent tries again by itself.',
  ),
  'CB-852': row(
    'NotifyBusy',
    'retry',
    'Служба оповещений просит подождать или сообщает о своей поломке. Агент повторит сам.',
    'The service for alarms asks to wait or reports a fault of its own. The agent tries again by itself.',
  ),
  'CB-853': row(
    'NotifyTls',
    'retry',
    'Защищённое соединение для оповещений не получилось: сертификат не принят. Проверьте адрес, дату на этом компьютере и антивирус.',
    'No secure connection for alarms: the certificate is not accepted. Check the address, the date of this computer and its antivirus.',
  ),
  'CB-854': row(
    'NotifyProxyNotReached',
    'retry',
    'Прокси-сервер для оповещений не отвечает или сам не может соединиться. Проверьте его адрес; агент повторит сам.',
    'The proxy for alarms does not answer or cannot connect itself. Check its address; the agent tries again by itself.',
  ),
  'CB-855': row(
    'NotifyProxyRefused',
    'operator',
    'Прокси-сервер не пропускает оповещения. Разрешите на нём этот адрес или укажите другой прокси ("proxy").',
    'The proxy does not let alarms through. Allow the address there or set another proxy ("proxy").',
  ),
  'CB-856': row(
    'NotifyKeyRefused',
    'operator',
    'Служба оповещений не узнала ключ, пароль или адрес. Получите новый и запишите его в файл, указанный в настройках.',
    'The service for alarms does not know the key, password or address. Get a new one and put it into the file the settings name.',
  ),
  'CB-857': row(
    'NotifyRefused',
    'operator',
    'Служба оповещений не приняла сообщение. Проверьте, кому оно отправляется: чат, адреса почты, права отправителя.',
    'The service for alarms refused the message. Check whom it goes to: chat, mail addresses, rights of the sender.',
  ),
  'CB-858': row(
    'NotifySettings',
    'operator',
    'Оповещение настроено неверно. Исправьте настройки или файл с ключом и перезапустите агент.',
    'The settings of this way for alarms are wrong. Mend the settings or the file with the key and restart the agent.',
  ),
  'CB-859': row(
    'NotifyUnexpected',
    'retry',
    'По адресу для оповещений ответил кто-то другой: ответ не разобран. Проверьте адрес; агент повторит сам.',
    'Something else answers at the address for alarms: the answer makes no sense. Check the address; the agent tries again.',
  ),
} as const satisfies Record<string, ErrorRow>;
