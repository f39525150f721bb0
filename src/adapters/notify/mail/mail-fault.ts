import { type ErrorCode, KassaError } from '../../../core/errors.ts';
import { type Destination, netFault, platformCode } from '../net-fault.ts';
import { proxyWords } from '../proxy.ts';
import { withoutSecrets } from '../secret.ts';

/** What nodemailer says of itself; everything in it is doubtful. */
interface MailerError {
  readonly code?: unknown;
  /** The platform's code, where nodemailer has put its own over it. */
  readonly originalCode?: unknown;
  readonly response?: unknown;
  readonly responseCode?: unknown;
  readonly message?: unknown;
}

/** Answers that speak of the password and not of the letter (RFC 4954). */
const KEY_REFUSED: readonly number[] = [530, 534, 535, 538];
const NETWORK: readonly string[] = ['ECONNECTION', 'ESOCKET', 'ETIMEDOUT', 'EDNS', 'ETLS'];

/** Names what kept a letter from being taken. The error itself is not kept: it may repeat what was sent. */
export function mailFault(thrown: unknown, destination: Destination, secrets: readonly string[]): KassaError {
  if (thrown instanceof KassaError) return thrown;
  const error = (typeof thrown === 'object' && thrown !== null ? thrown : {}) as MailerError;
  if (error.code === 'EPROXY' && destination.proxy) return proxyFault(error, destination.proxy);
  const reply = typeof error.responseCode === 'number' ? error.responseCode : undefined;
  const code = typeof error.code === 'string' ? error.code : '';
  if (reply === undefined && (NETWORK.includes(code) || !isMailerCode(code))) return linkFault(error, destination);
  const said = withoutSecrets(typeof error.response === 'string' ? error.response : '', secrets);
  return new KassaError(codeOf(code, reply, said), `${destination.host}: ${said === '' ? code : said}`, {
    vendor: { source: 'smtp', code: reply ?? code, text: said },
  });
}

function isMailerCode(code: string): boolean {
  return ['EAUTH', 'ENOAUTH', 'EENVELOPE', 'EMESSAGE', 'EPROTOCOL'].includes(code);
}

function codeOf(code: string, reply: number | undefined, said: string): ErrorCode {
  if (code === 'ETLS') return 'CB-853';
  if (reply === undefined) {
    // No number in the answer: not a mail server's. No answer at all: nodemailer refused by itself.
    if (said !== '') return 'CB-859';
    return code === 'EAUTH' || code === 'ENOAUTH' ? 'CB-856' : 'CB-857';
  }
  if (reply >= 400 && reply < 500) return 'CB-852';
  if (reply < 500 || reply > 599) return 'CB-859';
  return code === 'EAUTH' || KEY_REFUSED.includes(reply) ? 'CB-856' : 'CB-857';
}

function linkFault(error: MailerError, destination: Destination): KassaError {
  if (typeof error.originalCode === 'string') return netFault(error.originalCode, destination, 'smtp');
  if (error.code !== 'ETLS') return netFault(platformCode(error), destination, 'smtp');
  return new KassaError('CB-853', destination.host, { vendor: { source: 'smtp', code: 'ETLS', text: '' } });
}

/** nodemailer tells the status of a proxy in its sentence alone: "Invalid response from proxy: 407". */
function proxyFault({ message }: MailerError, proxy: URL): KassaError {
  const status = /^Invalid response from proxy: (\d{3})$/.exec(typeof message === 'string' ? message : '')?.[1];
  const isRefusal = status?.startsWith('4') === true && status !== '429';
  const words = proxyWords(proxy);
  return new KassaError(isRefusal ? 'CB-855' : 'CB-854', status === undefined ? words : `${words}: ответ ${status}`, {
    vendor: { source: 'proxy', code: status ?? '', text: '' },
  });
}
