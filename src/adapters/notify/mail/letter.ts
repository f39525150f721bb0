import type { SendMailOptions } from 'nodemailer';
import type { Message } from '../../../core/ports/notifier.ts';
import type { MailSettings } from '../settings.ts';

/** A message as a letter: plain text; the same message has the same Message-ID at every try, so a repeat can be dropped. */
export function toLetter(message: Message, { from, to, language }: MailSettings): SendMailOptions {
  return {
    from: { name: 'KassaBridge', address: from },
    to: [...to],
    subject: message.title[language],
    text: message.body[language],
    date: new Date(message.at),
    messageId: `<${message.id.replace(/[^\w.-]/g, '-')}@${from.slice(from.indexOf('@') + 1)}>`,
    ...(message.level === 'trouble' ? { priority: 'high' as const } : {}),
    // No answering machine should answer a machine (RFC 3834).
    headers: { 'Auto-Submitted': 'auto-generated' },
    disableFileAccess: true,
    disableUrlAccess: true,
  };
}
