const GROUP_WITH_LONG_SERIAL = '9840';

/**
 * V2's `nomenclatureCode`: base64 of tag 1162, `44 4D` + GTIN as 6 bytes + serial of 13 characters (20 for group 9840).
 * Null when the code is not of the form 01<GTIN>21<serial>. Source: bitrix-protocol.md, section 6.3.
 */
export function nomenclatureCode(markingCode: string, group: string | undefined): string | null {
  const m = /^01(\d{14})21(.+)$/s.exec(markingCode);
  if (!m?.[1] || !m[2]) return null;
  const gtin = BigInt(m[1]).toString(16).padStart(12, '0');
  const serial = m[2].slice(0, group === GROUP_WITH_LONG_SERIAL ? 20 : 13);
  return Buffer.concat([Buffer.from(`444d${gtin}`, 'hex'), Buffer.from(serial, 'latin1')]).toString('base64');
}

/** V3's `imc`: base64 of the whole code, with or without its GS characters; the shop does not check. */
export function imcText(markingCode: string): string {
  return Buffer.from(markingCode, 'utf8').toString('base64');
}
