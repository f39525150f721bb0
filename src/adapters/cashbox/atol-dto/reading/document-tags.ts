import { KEY_ATTRIBUTE_NAME } from '../../../../core/fiscal/receipt-key.ts';
import type { SeenKey } from '../../../../core/fiscalization/judge.ts';
import { decodeCp866 } from '../../../../wire/atol-v3/cp866.ts';
import { parseTlvs } from '../../../../wire/atol-v3/tlv.ts';
import { ask, withKept } from '../asks.ts';
import { ERROR, PARAM, RECORDS, TAG } from '../constants.ts';
import { isLineLost, vendorCodeOf } from '../errors/fault.ts';
import { LIMITS } from '../limits.ts';
import type { Session } from '../session.ts';
import { asBytes, asInt, asText, type Field, int } from '../values.ts';
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

const OF_DOCUMENT = int(PARAM.RECORDS_TYPE, RECORDS.FN_DOCUMENT_TLVS);
const BEGUN = { recordsId: asText(PARAM.RECORDS_ID) };
const beginAsk = (fdNumber: number) =>
  ask('begin_read_records', [OF_DOCUMENT, int(PARAM.DOCUMENT_NUMBER, fdNumber)], BEGUN);
/** Of the document whose number was read just before. */
export const BEGIN_KEPT = withKept(ask('begin_read_records', [OF_DOCUMENT], BEGUN), PARAM.DOCUMENT_NUMBER);

/** The same value in two shapes: which one a build has for a tag depends on its type, and a wrong one is empty. */
const BYTES = ifThere(asBytes(PARAM.TAG_VALUE), new Uint8Array());
const NUMBER = ifThere(asInt(PARAM.TAG_VALUE), 0);

const ROW = { tag: asInt(PARAM.TAG_NUMBER), bytes: BYTES, number: NUMBER };
/** What follows the beginning in the same go. */
export const TAG_LIST = {
  next: withKept(ask('read_next_record', [], ROW), PARAM.RECORDS_ID),
  end: withKept(ask('end_read_records'), PARAM.RECORDS_ID),
} as const;

/** A document as tags. @returns undefined when the FN has no tags of it (any more): only the archive's summary is left */
export async function readDocumentTags(
  session: Session,
  fdNumber: number,
  signal: AbortSignal,
): Promise<DocumentTags | undefined> {
  const before = [beginAsk(fdNumber)] as const;
  const read = () => session.device.list({ before, ...TAG_LIST }, LIMITS.document, signal);
  return unlessRefused(async () => tagsOf(await patiently(session, read, signal)));
}

export function tagsOf({
  rows,
  stoppedBy,
}: {
  readonly rows: readonly DocumentTag[];
  readonly stoppedBy: number;
}): DocumentTags {
  return { tags: rows, isWhole: stoppedBy === ERROR.NO_MORE_DATA };
}

/** @returns undefined when the library has an error for it, and not one of the line */
export async function unlessRefused<T>(read: () => Promise<T>): Promise<T | undefined> {
  try {
    return await read();
  } catch (error) {
    const code = vendorCodeOf(error);
    if (code === undefined || isLineLost(code)) throw error;
    return undefined;
  }
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
