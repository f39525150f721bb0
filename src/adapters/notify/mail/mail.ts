import type { SMTPTransportOptions } from 'nodemailer/lib/smtp-transport';
import { type Destination, placeWords } from '../net-fault.ts';
import { proxyFor } from '../proxy.ts';
import { readKey } from '../secret.ts';
import type { Send, SendParts } from '../send.ts';
import type { MailSettings } from '../settings.ts';
import { withTimeLimit } from '../time-limit.ts';
import { toLetter } from './letter.ts';
import { mailFault } from './mail-fault.ts';

/** For one letter, from connecting to the server's "taken". */
const MAIL_LIMIT_MS = 60_000;
/** For a proxy or a server to take the connection: nodemailer lets go of a silent proxy at this limit alone. */
const CONNECT_LIMIT_MS = 20_000;
/** For the server to close its side after the letter. */
const CLOSE_LIMIT_MS = 2000;
const USUAL_PORTS = { tls: 465, starttls: 587, none: 25 } as const;

/**
 * One letter to all addresses over one connection of its own. A letter that at least one of them was taken for is taken:
 * a repeat would reach those again; the refused are counted in the log.
 */
export function mailSend(settings: MailSettings, { clock, log, readSecret }: SendParts): Send {
  const port = settings.port ?? USUAL_PORTS[settings.security];
  return async (message, signal) => {
    const password = readPassword(settings, readSecret);
    const destination = { host: settings.host, proxy: proxyFor(settings.proxy, settings.host, port) };
    const options = transportOptions(settings, port, password, destination);
    const limit = { limitMs: MAIL_LIMIT_MS, place: placeWords(destination) };
    await withTimeLimit(clock, limit, signal, async (limited) => {
      try {
        // Loaded at the first letter, so that a start of the agent does not wait for it.
        const { createTransport } = await import('nodemailer');
        const sent = await createTransport(options).sendMail({ ...toLetter(message, settings), signal: limited });
        const refused = sent.rejected.length;
        if (refused > 0) log.warn('notify: some mail addresses refused', { id: settings.id, refused });
      } catch (error) {
        throw mailFault(error, destination, spellings(settings.user ?? '', password));
      }
    });
  };
}

function readPassword({ passwordFile }: MailSettings, readSecret: SendParts['readSecret']): string | undefined {
  if (passwordFile === undefined) return undefined;
  return readKey(readSecret, passwordFile, () => true, 'пароль почты в одну строку');
}

function transportOptions(
  { host, security, user }: MailSettings,
  port: number,
  password: string | undefined,
  { proxy }: Destination,
): SMTPTransportOptions {
  return {
    host,
    port,
    secure: security === 'tls',
    requireTLS: security === 'starttls',
    // A server of this computer seldom has a certificate for that name.
    ignoreTLS: security === 'none',
    ...(user === undefined || password === undefined ? {} : { auth: { user, pass: password }, forceAuth: true }),
    ...(proxy ? { proxy: proxy.href } : {}),
    // A second net under the limit of the whole; nodemailer's own are minutes.
    connectionTimeout: CONNECT_LIMIT_MS,
    greetingTimeout: MAIL_LIMIT_MS,
    socketTimeout: MAIL_LIMIT_MS,
    socketCloseTimeout: CLOSE_LIMIT_MS,
  };
}

/** The password in every spelling in which SMTP sends it, and in which a server could repeat it. */
function spellings(user: string, password: string | undefined): string[] {
  if (password === undefined) return [];
  const base64 = (text: string) => Buffer.from(text, 'utf8').toString('base64');
  return [password, base64(password), base64(`\0${user}\0${password}`)];
}
