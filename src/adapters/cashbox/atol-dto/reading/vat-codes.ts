import { decodeVln, parseTlvs } from '../../../../wire/atol-v3/tlv.ts';
import type { Session } from '../session.ts';
import { readDocumentTags } from './document-tags.ts';

/** A line of a receipt, and the VAT code inside it. */
const ITEM = 1059;
const VAT_CODE = 1199;

/** What VAT was really written, line by line. @returns undefined when the FN does not show the lines (any more) */
export async function readVatCodes(
  session: Session,
  fdNumber: number,
  signal: AbortSignal,
): Promise<readonly number[] | undefined> {
  const document = await readDocumentTags(session, fdNumber, signal);
  if (!document?.isWhole) return undefined;
  const codes: number[] = [];
  for (const { tag, bytes } of document.tags) {
    if (tag !== ITEM) continue;
    const code = vatCodeIn(bytes);
    if (code === undefined) return undefined;
    codes.push(code);
  }
  return codes;
}

function vatCodeIn(item: Uint8Array): number | undefined {
  try {
    const value = parseTlvs(item).find(({ tag }) => tag === VAT_CODE)?.value;
    return value && decodeVln(value);
  } catch {
    return undefined;
  }
}
