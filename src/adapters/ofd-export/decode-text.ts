const UTF16_BOM = [0xff, 0xfe];

/** Text of a file that does not say its encoding: UTF-16LE by its mark, UTF-8 when it is valid, else windows-1251. */
export function decodeText(bytes: Uint8Array): string {
  if (UTF16_BOM.every((byte, index) => bytes[index] === byte)) return new TextDecoder('utf-16le').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    // Every text is valid windows-1251, so it can only be the last guess.
    return new TextDecoder('windows-1251').decode(bytes);
  }
}
