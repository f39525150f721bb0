import { createHmac } from 'node:crypto';
import { exchange } from '../http.ts';
import { acceptStatus } from '../http-status.ts';
import { readKey } from '../secret.ts';
import type { Send, SendParts } from '../send.ts';
import type { WebhookSettings } from '../settings.ts';
import { webhookBody } from './body.ts';

/** A shorter one can be tried out. */
const SHORTEST_SECRET = 16;

/**
 * POSTs a message as JSON to an address of the shop's own. The receiver checks who sent it and when:
 * `X-KassaBridge-Signature: sha256=<hex>` is the HMAC of `<X-KassaBridge-Timestamp>.<body>`, the time stamp in seconds.
 */
export function webhookSend(settings: WebhookSettings, { clock, readSecret }: SendParts): Send {
  const { url, secretFile, language, proxy } = settings;
  return async (message, signal) => {
    const isLong = (text: string) => text.length >= SHORTEST_SECRET;
    const secret = readKey(readSecret, secretFile, isLong, `секрет в одну строку, не короче ${SHORTEST_SECRET} знаков`);
    const body = webhookBody(message, language);
    const timestamp = String(Math.floor(clock.now() / 1000));
    const headers = {
      'Content-Type': 'application/json; charset=utf-8',
      'X-KassaBridge-Timestamp': timestamp,
      'X-KassaBridge-Signature': `sha256=${createHmac('sha256', secret).update(`${timestamp}.${body}`).digest('hex')}`,
    };
    const { status } = await exchange(clock, { method: 'POST', url, headers, body, proxy }, signal);
    acceptStatus(status, new URL(url).hostname);
  };
}
