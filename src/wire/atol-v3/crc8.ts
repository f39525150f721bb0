const POLYNOMIAL = 0x31;

const TABLE = Uint8Array.from({ length: 256 }, (_, start) => {
  let crc = start;
  for (let bit = 0; bit < 8; bit++) crc = crc & 0x80 ? ((crc << 1) ^ POLYNOMIAL) & 0xff : (crc << 1) & 0xff;
  return crc;
});

/**
 * CRC-8 of protocol v3: polynomial 31, initial FF, high bit first, no final XOR.
 * Runs over the packet id and the data before stuffing (atol-serial-protocol.md 3.1, CERTAIN).
 */
export function crc8(bytes: Uint8Array): number {
  let crc = 0xff;
  for (const byte of bytes) crc = TABLE[crc ^ byte] ?? 0;
  return crc;
}
