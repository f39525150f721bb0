import { KassaError } from '../../../../core/errors.ts';
import {
  type FiscalDocument,
  FN_DOCUMENT_TYPES,
  type FnDocumentType,
  type OfdTicket,
} from '../../../../core/fiscal/fiscal-document.ts';
import { type Kopecks, kopecks } from '../../../../core/fiscal/money.ts';
import { OPERATIONS, type Operation } from '../../../../core/fiscal/terms.ts';
import { readUintLe, toHex } from '../../../../wire/atol-v3/bytes.ts';
import { decodeVln } from '../../../../wire/atol-v3/tlv.ts';
import type { Answer } from '../commands/index.ts';
import { isNoSuchData } from '../errors/fault.ts';
import type { Session } from '../session.ts';
import { READ_TAGS } from '../tags.ts';
import { toMinuteText } from './device-time.ts';
import { readDocumentTags } from './document-tags.ts';

/** A4 40 goes on with `operation(1) sum` for these. */
const WITH_SUM: readonly (FnDocumentType | 'unknown')[] = [
  'receipt',
  'strictForm',
  'correction',
  'strictFormCorrection',
];
/** Sum after the operation, low byte first. */
const SUM_BYTES = 5;
/** FPD is ten decimal digits, as registers 51 and 52 say it. */
const SIGN_DIGITS = 10;

/** @returns undefined when the FN holds no document of that number */
export async function readDocument(
  session: Session,
  fdNumber: number,
  signal: AbortSignal,
): Promise<FiscalDocument | undefined> {
  const answer = await orNothing(session.device.call('readDocument', { fdNumber }, signal));
  if (!answer) return undefined;
  if (answer.fdNumber !== fdNumber || !answer.issuedAt) {
    throw new KassaError('CB-104', `спросили ФД ${fdNumber}, ответ о ФД ${answer.fdNumber}`);
  }
  const type = typeOf(answer.type);
  const hasSum = WITH_SUM.includes(type);
  return {
    fnSerial: session.fnSerial,
    fdNumber,
    fiscalSign: String(answer.fiscalSign).padStart(SIGN_DIGITS, '0'),
    issuedAt: toMinuteText(answer.issuedAt),
    type,
    operation: hasSum ? await operationOf(session, answer, signal) : undefined,
    totalKop: hasSum ? sumOf(answer.tail) : undefined,
  };
}

/** @returns undefined while the FN holds no ticket for that document */
export async function readOfdTicket(
  { device }: Session,
  fdNumber: number,
  signal: AbortSignal,
): Promise<OfdTicket | undefined> {
  const ticket = await orNothing(device.call('readTicket', { fdNumber }, signal));
  if (!ticket) return undefined;
  if (ticket.fdNumber !== fdNumber || !ticket.confirmedAt) {
    throw new KassaError('CB-104', `спросили квитанцию ФД ${fdNumber}, ответ о ФД ${ticket.fdNumber}`);
  }
  return {
    fdNumber,
    confirmedAt: toMinuteText(ticket.confirmedAt),
    ofdFiscalSign: toHex(ticket.ofdFiscalSign).replaceAll(' ', ''),
  };
}

function typeOf(code: number): FnDocumentType | 'unknown' {
  const names = Object.keys(FN_DOCUMENT_TYPES) as readonly FnDocumentType[];
  return names.find((name) => FN_DOCUMENT_TYPES[name] === code) ?? 'unknown';
}

/**
 * 1 and 2 mean sale and return in every numbering. Of 3, 4 and 5 no source says whether they are the FN's numbers
 * (buy 3, buy return 4) or the device's (4, 5), so the document's own tag 1054 is asked.
 */
async function operationOf(
  session: Session,
  { tail, fdNumber }: Answer<'readDocument'>,
  signal: AbortSignal,
): Promise<Operation | undefined> {
  const [code] = tail;
  if (code === OPERATIONS.sell) return 'sell';
  if (code === OPERATIONS.sellReturn) return 'sellReturn';
  const tags = await readDocumentTags(session, fdNumber, signal);
  const value = tags?.tlvs.find((tlv) => tlv.tag === READ_TAGS.operation)?.value;
  if (!value?.length) return undefined;
  const names = Object.keys(OPERATIONS) as readonly Operation[];
  return names.find((name) => OPERATIONS[name] === decodeVln(value));
}

function sumOf(tail: Uint8Array): Kopecks | undefined {
  return tail.length > SUM_BYTES ? kopecks(readUintLe(tail, 1, SUM_BYTES)) : undefined;
}

async function orNothing<T>(work: Promise<T>): Promise<T | undefined> {
  try {
    return await work;
  } catch (error) {
    if (isNoSuchData(error)) return undefined;
    throw error;
  }
}
