const PNG_MAGIC = Buffer.from('89504e470d0a1a0a', 'hex');

/** Side of a square PNG in px. */
export function pngSide(bytes: Buffer): number {
  if (!bytes.subarray(0, 8).equals(PNG_MAGIC)) throw new Error('not a PNG');
  const [width, height] = [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
  if (width !== height) throw new Error(`not square: ${width} × ${height}`);
  return width;
}

/** Sides of all pictures of an .ico in px: what the directory and the picture itself say, when they agree. */
export function icoSides(bytes: Buffer): readonly number[] {
  if (bytes.readUInt16LE(0) !== 0 || bytes.readUInt16LE(2) !== 1) throw new Error('not an icon');
  return Array.from({ length: bytes.readUInt16LE(4) }, (_, index) => {
    const entry = 6 + 16 * index;
    const told = bytes.readUInt8(entry) || 256;
    const from = bytes.readUInt32LE(entry + 12);
    const picture = bytes.subarray(from, from + bytes.readUInt32LE(entry + 8));
    const isPng = picture.subarray(0, 8).equals(PNG_MAGIC);
    const side = isPng ? pngSide(picture) : bitmapSide(picture);
    if (side !== told) throw new Error(`the directory says ${told}, the picture ${side}`);
    return side;
  });
}

/** A bitmap of an icon is as long as its colors and its mask, and its header counts both as height. */
function bitmapSide(picture: Buffer): number {
  const side = picture.readInt32LE(4);
  const length = 40 + side * side * 4 + side * 4 * Math.ceil(side / 32);
  if (picture.readInt32LE(8) !== side * 2 || picture.length !== length) throw new Error('a torn bitmap');
  return side;
}

/** The first picture of an .ico, a bitmap, as RGBA with its alpha multiplied in, row by row from the top. */
export function firstBitmap(bytes: Buffer): readonly number[] {
  const picture = bytes.subarray(bytes.readUInt32LE(6 + 12));
  const side = bitmapSide(picture.subarray(0, bytes.readUInt32LE(6 + 8)));
  return Array.from({ length: side * side }, (_, index) => {
    const row = side - 1 - Math.floor(index / side);
    const [blue = 0, green = 0, red = 0, alpha = 0] = picture.subarray(40 + (row * side + (index % side)) * 4);
    return [...[red, green, blue].map((value) => (value * alpha) / 255), alpha];
  }).flat();
}
