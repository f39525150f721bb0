import { concat } from '../../../wire/atol-v3/bytes.ts';
import { encodeCp866 } from '../../../wire/atol-v3/cp866.ts';
import { encodeTlv, parseTlvs } from '../../../wire/atol-v3/tlv.ts';
import type { Device } from './device.ts';

/** One fiscal tag as this driver writes it. */
export interface TagRow {
  readonly tag: number;
  /** Shown on paper too? Ours (1084) is not. */
  readonly isPrinted: boolean;
  /** Longest value, bytes; the device does not check (atol-serial-protocol section 9). */
  readonly maxBytes: number;
  readonly ru: string;
}

const tag = (number: number, maxBytes: number, ru: string, isPrinted = true): TagRow => ({
  tag: number,
  isPrinted,
  maxBytes,
  ru,
});

/** Limits: fiscal-domain 1.2, 1.3. Places: atol-serial-protocol section 9. */
export const TAGS = {
  cashierName: tag(1021, 64, 'кассир'),
  cashierInn: tag(1203, 12, 'ИНН кассира'),
  buyerContact: tag(1008, 64, 'контакт покупателя'),
  taxation: tag(1055, 1, 'система налогообложения'),
  userAttribute: tag(1084, 328, 'дополнительный реквизит пользователя', false),
  internetSign: tag(1125, 1, 'признак расчёта в интернете'),
  paymentsPlace: tag(1187, 256, 'место расчётов'),
  markingCode: tag(1162, 32, 'код товара'),
  unit: tag(1197, 16, 'единица измерения'),
  agentSign: tag(1222, 1, 'признак агента'),
  supplierInn: tag(1226, 12, 'ИНН поставщика'),
  supplier: tag(1224, 512, 'данные поставщика'),
} as const satisfies Record<string, TagRow>;

/** Tags inside others, and tags that are only read. */
export const INNER_TAGS = {
  attributeName: 1085,
  attributeValue: 1086,
  supplierPhone: 1171,
  supplierName: 1225,
} as const;
export const READ_TAGS = {
  ofdInn: 1017,
  inn: 1018,
  kktRegNumber: 1037,
  ofdName: 1046,
  operation: 1054,
  taxationTypes: 1062,
  ffd: 1209,
} as const;

const INN_BYTES = 12;
/** A longer TLV goes in pieces of so many bytes, header included. Source: section 9. */
const BLOCK_BYTES = 100;
/** More pieces than any registration tag has: a device that says more is not understood. */
const MOST_BLOCKS = 32;

export const textValue = encodeCp866;
/** INN is padded with spaces to 12 (CERTAIN: CRY, ORA). */
export const innValue = (inn: string): Uint8Array => encodeCp866(inn.padEnd(INN_BYTES, ' '));
export const byteValue = (value: number): Uint8Array => Uint8Array.of(value);

/** Writes one tag, in as many E8 commands as it takes. */
export async function writeTag(device: Device, row: TagRow, value: Uint8Array, signal: AbortSignal): Promise<void> {
  const tlv = encodeTlv(row.tag, value);
  const blocks = Math.ceil(tlv.length / BLOCK_BYTES);
  for (let index = 0; index < blocks; index++) {
    const chunk = tlv.slice(index * BLOCK_BYTES, (index + 1) * BLOCK_BYTES);
    await device.call('writeTag', { print: row.isPrinted ? 1 : 0, blocks, index, chunk }, signal);
  }
}

/**
 * Reads one tag of the registration.
 *
 * @throws {RangeError} when what comes is not that tag
 */
export async function readTag(device: Device, number: number, signal: AbortSignal): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for (let index = 0, blocks = 1; index < blocks; index++) {
    const answer = await device.call('readTag', { tag: number, index }, signal);
    if (answer.blocks > MOST_BLOCKS) throw new RangeError(`Tag ${number}: ${answer.blocks} pieces`);
    blocks = answer.blocks;
    chunks.push(answer.chunk);
  }
  const found = parseTlvs(concat(...chunks)).find((tlv) => tlv.tag === number);
  if (!found) throw new RangeError(`Expected tag ${number}, got ${chunks.length} pieces without it`);
  return found.value;
}

/** A structure is nested TLV without a prefix of its own. */
export const structure = (...parts: readonly Uint8Array[]): Uint8Array => concat(...parts);
export const inner = encodeTlv;
