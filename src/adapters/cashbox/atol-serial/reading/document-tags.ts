import { KEY_ATTRIBUTE_NAME } from '../../../../core/fiscal/receipt-key.ts';
import type { SeenKey } from '../../../../core/fiscalization/judge.ts';
import { concat, readU16be, readU16le } from '../../../../wire/atol-v3/bytes.ts';
import { decodeCp866 } from '../../../../wire/atol-v3/cp866.ts';
import { parseTlvs, type Tlv } from '../../../../wire/atol-v3/tlv.ts';
import { isNoSuchData } from '../errors/fault.ts';
import type { Session } from '../session.ts';
import { INNER_TAGS, TAGS } from '../tags.ts';

/** More than any document of the FN (32 KiB) has in pieces of one tag. */
const MOST_PIECES = 4_096;

export interface DocumentTags {
  readonly tlvs: readonly Tlv[];
  /** The announced size was reached: then what is not there is really not in the document. */
  readonly isWhole: boolean;
}

/** A document as tags, by A4 45 and 46. @returns undefined when the FN has no tags of it (any more), or they make no sense */
export async function readDocumentTags(
  { device }: Session,
  fdNumber: number,
  signal: AbortSignal,
): Promise<DocumentTags | undefined> {
  try {
    const { size } = await device.call('beginDocumentTags', { fdNumber }, signal);
    const pieces = await readPieces(() => device.call('readDocumentTags', {}, signal));
    const bytes = concat(...pieces);
    // The sources disagree about the byte order of the size, so it is only ever compared, in both.
    const isWhole = bytes.length === readU16le(size) || bytes.length === readU16be(size);
    return { tlvs: parseTlvs(bytes), isWhole };
  } catch (error) {
    if (error instanceof RangeError || isNoSuchData(error)) return undefined;
    throw error;
  }
}

async function readPieces(next: () => Promise<{ readonly piece: Uint8Array }>): Promise<Uint8Array[]> {
  const pieces: Uint8Array[] = [];
  while (pieces.length < MOST_PIECES) {
    try {
      pieces.push((await next()).piece);
    } catch (error) {
      if (isNoSuchData(error)) return pieces;
      throw error;
    }
  }
  throw new RangeError('The document does not end');
}

/** Our key inside a document: tag 1084 with our name in 1085. "No key" is only said of a document read to its end. */
export async function readKey(session: Session, fdNumber: number, signal: AbortSignal): Promise<SeenKey> {
  const tags = await readDocumentTags(session, fdNumber, signal);
  return tags ? keyIn(tags) : { read: false };
}

export function keyIn({ tlvs, isWhole }: DocumentTags): SeenKey {
  const attribute = tlvs.find((tlv) => tlv.tag === TAGS.userAttribute.tag);
  if (!attribute) return isWhole ? { read: true, key: undefined } : { read: false };
  return keyOf(attribute.value);
}

function keyOf(attribute: Uint8Array): SeenKey {
  try {
    const parts = parseTlvs(attribute);
    const name = parts.find((tlv) => tlv.tag === INNER_TAGS.attributeName);
    const value = parts.find((tlv) => tlv.tag === INNER_TAGS.attributeValue);
    if (!name || !value) return { read: false };
    const isOurs = decodeCp866(name.value) === KEY_ATTRIBUTE_NAME;
    return { read: true, key: isOurs ? decodeCp866(value.value) : undefined };
  } catch {
    // A nested structure that does not parse: whose key it is cannot be said.
    return { read: false };
  }
}
