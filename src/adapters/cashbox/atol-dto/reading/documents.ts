import { KassaError } from '../../../../core/errors.ts';
import {
  type FiscalDocument,
  FN_DOCUMENT_TYPES,
  type FnDocumentType,
  type OfdTicket,
} from '../../../../core/fiscal/fiscal-document.ts';
import { fnQuery, type ValuesOf, withKept } from '../asks.ts';
import { ERROR, PARAM, TAG } from '../constants.ts';
import { isNoSuchData, says } from '../errors/fault.ts';
import { LIMITS } from '../limits.ts';
import type { Session } from '../session.ts';
import { asBytes, asInt, asKopecks, asMoment, asText, int, maybe } from '../values.ts';
import { operationOfTag } from './operation.ts';

/** Reading a document is sometimes interrupted; the vendor's own script asks three times, 300 ms apart. */
const TRIES = 3;
const PAUSE_MS = 300;

/** These carry an operation and a sum. */
const WITH_SUM: readonly (FnDocumentType | 'unknown')[] = [
  'receipt',
  'strictForm',
  'correction',
  'strictFormCorrection',
];
/** FPD is ten decimal digits. */
const SIGN_DIGITS = 10;
/** `YYYY-MM-DDTHH:MM`: the FN keeps no seconds. */
const MINUTE_CHARS = 16;

const DOCUMENT = {
  type: asInt(PARAM.FN_DOCUMENT_TYPE),
  fdNumber: asInt(PARAM.DOCUMENT_NUMBER),
  fiscalSign: asText(PARAM.FISCAL_SIGN),
  issuedAt: asMoment(PARAM.DATE_TIME),
  operation: maybe(asInt(TAG.operation)),
  totalKop: maybe(asKopecks(TAG.total)),
};
const documentAsk = (fdNumber: number) =>
  fnQuery('DOCUMENT_BY_NUMBER', DOCUMENT, [int(PARAM.DOCUMENT_NUMBER, fdNumber)]);
/** The one whose number was read just before. */
export const KEPT_DOCUMENT = withKept(fnQuery('DOCUMENT_BY_NUMBER', DOCUMENT), PARAM.DOCUMENT_NUMBER);

const ticketAsk = (fdNumber: number) =>
  fnQuery(
    'TICKET_BY_DOC_NUMBER',
    {
      fdNumber: asInt(PARAM.DOCUMENT_NUMBER),
      confirmedAt: asMoment(PARAM.DATE_TIME),
      ofdFiscalSign: asBytes(PARAM.OFD_FISCAL_SIGN),
    },
    [int(PARAM.DOCUMENT_NUMBER, fdNumber)],
  );

export const LAST_DOCUMENT = fnQuery('LAST_DOCUMENT', { fdNumber: asInt(PARAM.DOCUMENT_NUMBER) });

/** Number of the FN's last document. */
export async function readLastFdNumber({ device }: Session, signal: AbortSignal): Promise<number> {
  return (await device.read(LAST_DOCUMENT, LIMITS.reading, signal)).fdNumber;
}

/** @returns undefined when the FN holds no document of that number */
export async function readDocument(
  session: Session,
  fdNumber: number,
  signal: AbortSignal,
): Promise<FiscalDocument | undefined> {
  const answer = await orNothing(
    patiently(session, () => session.device.read(documentAsk(fdNumber), LIMITS.reading, signal), signal),
  );
  return answer && documentOf(session, fdNumber, answer);
}

/** @throws {KassaError} CB-104 when the answer is about another document */
export function documentOf({ fnSerial }: Session, fdNumber: number, answer: ValuesOf<typeof DOCUMENT>): FiscalDocument {
  if (answer.fdNumber !== fdNumber) {
    throw new KassaError('CB-104', `спросили ФД ${fdNumber}, ответ о ФД ${answer.fdNumber}`);
  }
  const type = typeOf(answer.type);
  const hasSum = WITH_SUM.includes(type);
  return {
    fnSerial,
    fdNumber,
    fiscalSign: answer.fiscalSign.padStart(SIGN_DIGITS, '0'),
    issuedAt: answer.issuedAt.slice(0, MINUTE_CHARS),
    type,
    operation: hasSum && answer.operation !== undefined ? operationOfTag(answer.operation) : undefined,
    totalKop: hasSum ? answer.totalKop : undefined,
  };
}

/** @returns undefined while the FN holds no ticket for that document */
export async function readOfdTicket(
  { device }: Session,
  fdNumber: number,
  signal: AbortSignal,
): Promise<OfdTicket | undefined> {
  const ticket = await orNothing(device.read(ticketAsk(fdNumber), LIMITS.reading, signal));
  if (!ticket) return undefined;
  if (ticket.fdNumber !== fdNumber) {
    throw new KassaError('CB-104', `спросили квитанцию ФД ${fdNumber}, ответ о ФД ${ticket.fdNumber}`);
  }
  return {
    fdNumber,
    confirmedAt: ticket.confirmedAt.slice(0, MINUTE_CHARS),
    ofdFiscalSign: Buffer.from(ticket.ofdFiscalSign).toString('hex').toUpperCase(),
  };
}

function typeOf(code: number): FnDocumentType | 'unknown' {
  const names = Object.keys(FN_DOCUMENT_TYPES) as readonly FnDocumentType[];
  return names.find((name) => FN_DOCUMENT_TYPES[name] === code) ?? 'unknown';
}

/** Asks again while the reading itself was interrupted (178). */
export async function patiently<T>({ clock }: Session, ask: () => Promise<T>, signal: AbortSignal): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await ask();
    } catch (error) {
      if (!says(error, ERROR.FN_QUERY_INTERRUPTED) || tries === TRIES) throw error;
    }
    await clock.sleep(PAUSE_MS, signal);
  }
}

async function orNothing<T>(work: Promise<T>): Promise<T | undefined> {
  try {
    return await work;
  } catch (error) {
    if (isNoSuchData(error)) return undefined;
    throw error;
  }
}
