import type { OfdExchange } from '../../../../core/ports/cashbox-driver.ts';
import { fnQuery } from '../asks.ts';
import { PARAM } from '../constants.ts';
import { LIMITS } from '../limits.ts';
import type { Session } from '../session.ts';
import { asInt, asMoment, asText, maybe } from '../values.ts';

const STATUS = fnQuery('OFD_EXCHANGE_STATUS', {
  unsentCount: asInt(PARAM.DOCUMENTS_COUNT),
  firstUnsentFd: maybe(asInt(PARAM.DOCUMENT_NUMBER)),
  firstUnsentAt: maybe(asMoment(PARAM.DATE_TIME)),
});
const ERRORS = fnQuery('ERRORS', {
  network: asInt(PARAM.NETWORK_ERROR),
  networkText: maybe(asText(PARAM.NETWORK_ERROR_TEXT)),
  ofd: asInt(PARAM.OFD_ERROR),
  ofdText: maybe(asText(PARAM.OFD_ERROR_TEXT)),
  fn: asInt(PARAM.FN_ERROR),
  fnText: maybe(asText(PARAM.FN_ERROR_TEXT)),
  fdNumber: maybe(asInt(PARAM.DOCUMENT_NUMBER)),
});
const MINUTE_CHARS = 16;

/** OFD exchange as the FN tells it, with the last errors in words. Cancels nothing. */
export async function readOfdExchange({ device }: Session, signal: AbortSignal): Promise<OfdExchange> {
  const [status, errors] = await device.call([STATUS, ERRORS], LIMITS.reading, 'reads', signal);
  // With nothing unsent number and time are zeros of no meaning.
  const hasUnsent = status.unsentCount > 0;
  return {
    unsentCount: status.unsentCount,
    firstUnsentFd: hasUnsent ? status.firstUnsentFd : undefined,
    firstUnsentAt: hasUnsent ? status.firstUnsentAt?.slice(0, MINUTE_CHARS) : undefined,
    lastError: errorWords(errors),
  };
}

interface ExchangeErrors {
  readonly network: number;
  readonly networkText: string | undefined;
  readonly ofd: number;
  readonly ofdText: string | undefined;
  readonly fn: number;
  readonly fnText: string | undefined;
  readonly fdNumber: number | undefined;
}

function errorWords(errors: ExchangeErrors): string | undefined {
  const { network, networkText, ofd, ofdText, fn, fnText, fdNumber } = errors;
  const words = [said('сеть', network, networkText), said('ОФД', ofd, ofdText), said('ФН', fn, fnText)].filter(
    (word) => word !== undefined,
  );
  if (words.length === 0) return undefined;
  return `${words.join(', ')}${fdNumber ? ` (ФД ${fdNumber})` : ''}`;
}

function said(who: string, code: number, text: string | undefined): string | undefined {
  if (code === 0) return undefined;
  return text ? `${who}: ${text}, код ${code}` : `${who}: код ${code}`;
}
