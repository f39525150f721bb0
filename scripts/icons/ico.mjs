/** Sides from here on are kept as PNG; smaller ones as bitmaps, which every reader of .ico since Windows XP knows. */
const PNG_FROM_PX = 256;
const ENTRY_BYTES = 16;
const HEADER_BYTES = 6;
const DIB_HEADER_BYTES = 40;

/**
 * One Windows icon out of pictures of several sizes.
 *
 * Shape: ICONDIR, one ICONDIRENTRY for each picture, then the pictures
 * Source: learn.microsoft.com, "Icons" (Win32), ICONDIR and BITMAPINFOHEADER
 *
 * @param {readonly { px: number, pixels: Uint8Array, png: Uint8Array }[]} pictures smallest first, at most 256 px
 */
export function icoFile(pictures) {
  const header = Buffer.alloc(HEADER_BYTES + ENTRY_BYTES * pictures.length);
  header.writeUInt16LE(1, 2);
  header.writeUInt16LE(pictures.length, 4);
  let offset = header.length;
  const bodies = pictures.map((picture, index) => {
    const body = picture.px < PNG_FROM_PX ? bitmapOf(picture) : picture.png;
    const entry = HEADER_BYTES + ENTRY_BYTES * index;
    // A byte has no room for 256: there it is written as 0.
    header.writeUInt8(picture.px % 256, entry);
    header.writeUInt8(picture.px % 256, entry + 1);
    header.writeUInt16LE(1, entry + 4);
    header.writeUInt16LE(32, entry + 6);
    header.writeUInt32LE(body.length, entry + 8);
    header.writeUInt32LE(offset, entry + 12);
    offset += body.length;
    return body;
  });
  return Buffer.concat([header, ...bodies]);
}

/** BGRA from the lowest line up, then a mask that hides nothing: alpha says what shows. */
function bitmapOf({ px, pixels }) {
  const head = Buffer.alloc(DIB_HEADER_BYTES);
  head.writeUInt32LE(DIB_HEADER_BYTES, 0);
  head.writeInt32LE(px, 4);
  // Twice as high: the mask counts too.
  head.writeInt32LE(px * 2, 8);
  head.writeUInt16LE(1, 12);
  head.writeUInt16LE(32, 14);
  const colors = Buffer.alloc(px * px * 4);
  for (let y = 0; y < px; y += 1) {
    for (let x = 0; x < px; x += 1) {
      const from = (y * px + x) * 4;
      const [red, green, blue, alpha] = pixels.subarray(from, from + 4);
      const plain = (value) => (alpha === 0 ? 0 : Math.round((value * 255) / alpha));
      colors.set([plain(blue), plain(green), plain(red), alpha], ((px - 1 - y) * px + x) * 4);
    }
  }
  const maskLineBytes = 4 * Math.ceil(px / 32);
  return Buffer.concat([head, colors, Buffer.alloc(maskLineBytes * px)]);
}
