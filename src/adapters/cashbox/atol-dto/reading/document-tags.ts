import { KEY_ATTRIBUTE_NAME } from '../../../../core/fiscal/receipt-key.ts';
import type { SeenKey } from '../../../../core/fiscalization/judge.ts';
import { decodeCp866 } from '../../../../wire/atol-v3/cp866.ts';
import { parseTlvs } from '../../../../wire/atol-v3/tlv.ts';
import { ask } from '../asks.ts';
import { ERROR, PARAM, RECORDS, TAG } from '../constants.ts';
import { isLineLost, vendorCodeOf } from '../errors/fault.ts';
import { LIMITS } from '../limits.ts';
import type { Session } from '../session.ts';
import { asBytes, asInt, asText, type Field, int, text } from '../values.ts';
import { patiently } from './documents.ts';

/** One tag of a document: its value as bytes where the library has them, as a number where it is one. */
export interface DocumentTag {
  readonly tag: number;
  readonly bytes: Uint8Array;
  readonly number: number;
}

export interface DocumentTags {
  readonly tags: readonly DocumentTag[];
  /** The list came to its own end: then what is not there is really not in the document. */
  readonly isWhole: boolean;
}

const beginAsk = (fdNumber: number) =>
  ask('begin_read_records', [int(PARAM.RECORDS_TYPE, RECORDS.FN_DOCUMENT_TLVS), int(PARAM.DOCUMENT_NUMBER, fdNumber)], {
    recordsId: asText(PARAM.RECORDS_ID),
  });

/** The same value in two shapes: which one a build has for a tag depends on its type, and a wrong one is empty. */
const BYTES = ifThere(asBytes(PARAM.TAG_VALUE), new Uint8Array());
const NUMBER = ifThere(asInt(PARAM.TAG_VALUE), 0);

const nextAsk = (recordsId: string) =>
  ask('read_next_record', [text(PARAM.RECORDS_ID, recordsId)], {
    tag: asInt(PARAM.TAG_NUMBER),
    bytes: BYTES,
    number: NUMBER,
  });

/** A document as tags. @returns undefined when the FN has no tags of it (any more): only the archive's summary is left */
export async function readDocumentTags(
  session: Session,
  fdNumber: number,
  signal: AbortSignal,
): Promise<DocumentTags | undefined> {
  const { device } = session;
  let recordsId: string;
  try {
    const read = () => device.read(beginAsk(fdNumber), LIMITS.document, signal);
    ({ recordsId } = await patiently(session, read, signal));
  } catch (error) {
    const code = vendorCodeOf(error);
    if (code === undefined || isLineLost(code)) throw error;
    return undefined;
  }
  const end = ask('end_read_records', [text(PARAM.RECORDS_ID, recordsId)]);
  const { rows, stoppedBy } = await device.list(nextAsk(recordsId), end, LIMITS.document, signal);
  return { tags: rows, isWhole: stoppedBy === ERROR.NO_MORE_DATA };
}

/** Our key inside a document: tag 1084 with our name in 1085. "No key" is only said of a document read to its end. */
export async function readKey(session: Session, fdNumber: number, signal: AbortSignal): Promise<SeenKey> {
  const tags = await readDocumentTags(session, fdNumber, signal);
  return tags ? keyIn(tags) : { read: false };
}

export function keyIn({ tags, isWhole }: DocumentTags): SeenKey {
  const attribute = tags.find(({ tag }) => tag === TAG.userAttribute);
  if (!attribute) return isWhole ? { read: true, key: undefined } : { read: false };
  try {
    const parts = parseTlvs(attribute.bytes);
    const name = parts.find(({ tag }) => tag === TAG.attributeName);
    const value = parts.find(({ tag }) => tag === TAG.attributeValue);
    if (!name || !value) return { read: false };
    const isOurs = decodeCp866(name.value) === KEY_ATTRIBUTE_NAME;
    return { read: true, key: isOurs ? decodeCp866(value.value) : undefined };
  } catch {
    // A nested structure that does not parse: whose key it is cannot be said.
    return { read: false };
  }
}

/** Does the document carry the sign of an internet sale? */
export function hasInternetSign({ tags }: DocumentTags): boolean {
  return tags.some(({ tag, number, bytes }) => tag === TAG.internetSign && (number !== 0 || bytes[0] === 1));
}

function ifThere<T>(field: Field<T>, otherwise: T): Field<T> {
  const kind = field.param.kind === 'bytes' ? 'string' : 'number';
  return { param: field.param, read: (value) => (typeof value === kind ? field.read(value) : otherwise) };
}
