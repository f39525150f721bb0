import { createHmac } from 'node:crypto';

/**
 * The headers that prove who sent a heartbeat and when.
 *
 * Shape: `X-KassaBridge-Timestamp`: Unix time; `X-KassaBridge-Signature`: `sha256=` and HMAC-SHA256 in hex of
 * `<timestamp>.<body>`, body in UTF-8
 *
 * @param now ms since the epoch; the header says whole seconds, PHP's own unit
 */
export function signedHeaders(secret: string, body: string, now: number): Readonly<Record<string, string>> {
  const timestamp = String(Math.floor(now / 1_000));
  const hash = createHmac('sha256', secret).update(`${timestamp}.${body}`, 'utf8').digest('hex');
  return { 'X-KassaBridge-Timestamp': timestamp, 'X-KassaBridge-Signature': `sha256=${hash}` };
}
