import type { Notifier } from '../../core/ports/notifier.ts';
import { mailSend } from './mail/mail.ts';
import { createPing, type Ping } from './ping/ping.ts';
import { wants } from './quiet.ts';
import { readKey } from './secret.ts';
import type { Send, SendParts } from './send.ts';
import type { NotifySettings, PingSettings } from './settings.ts';
import { telegramSend } from './telegram/telegram.ts';
import { isSafeUrl } from './this-computer.ts';
import { webhookSend } from './webhook/webhook.ts';

export interface NotifierParts extends SendParts {
  /** Wall time of this computer: `YYYY-MM-DDTHH:MM:SS`. */
  readonly localTime: (now: number) => string;
}

/** One way out to people, as its row of the settings says. A new kind is one row here, one schema and one folder. */
export function openNotifier(settings: NotifySettings, parts: NotifierParts): Notifier {
  return { id: settings.id, wants: wants(settings, parts.localTime), send: sendBy(settings, parts) };
}

function sendBy(settings: NotifySettings, parts: SendParts): Send {
  switch (settings.kind) {
    case 'telegram':
      return telegramSend(settings, parts);
    case 'mail':
      return mailSend(settings, parts);
    case 'webhook':
      return webhookSend(settings, parts);
  }
}

/** The sign of life for a public service, as the settings say. */
export function openPing(settings: PingSettings, parts: Pick<SendParts, 'clock' | 'readSecret'>): Ping {
  const { urlFile, proxy } = settings;
  const url = () => readKey(parts.readSecret, urlFile, isSafeUrl, 'адрес https://… из службы контроля');
  return createPing({ clock: parts.clock, url, proxy });
}
