import type { WideBytes } from './abi.ts';

/** Code points put into one string at a time: the platform limits the arguments of a call. */
const PIECE = 4096;
const LAST_CODE_POINT = 0x10_ffff;
const REPLACEMENT = 0xfffd;

/** The text of a `wchar_t` buffer up to its first zero, or its end. What is no character comes as U+FFFD. */
export function decodeWide(buffer: Buffer, wide: WideBytes): string {
  return wide === 2 ? decodeUtf16(buffer) : decodeUtf32(buffer);
}

function decodeUtf16(buffer: Buffer): string {
  let end = 0;
  while (end + 2 <= buffer.length && buffer.readUInt16LE(end) !== 0) end += 2;
  return buffer.toString('utf16le', 0, end);
}

function decodeUtf32(buffer: Buffer): string {
  let text = '';
  let piece: number[] = [];
  for (let at = 0; at + 4 <= buffer.length; at += 4) {
    const point = buffer.readUInt32LE(at);
    if (point === 0) break;
    piece.push(point > LAST_CODE_POINT ? REPLACEMENT : point);
    if (piece.length < PIECE) continue;
    text += String.fromCodePoint(...piece);
    piece = [];
  }
  return text + String.fromCodePoint(...piece);
}
