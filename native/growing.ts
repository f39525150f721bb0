/** Units of the first buffer, as the vendor's own wrappers take it. */
const FIRST_UNITS = 512;
/** More than any answer of the library by two orders of magnitude; a size beyond it is a lie. */
const MOST_UNITS = 4 * 1024 * 1024;
/** A text that grew between two calls is asked again; one that always grows is a lie. */
const MOST_ROUNDS = 6;

/** Nearly everything fits in the first buffer, and a document read back asks for a hundred of them: one for each unit, made once. */
const FIRST_BUFFERS: ReadonlyMap<number, Buffer> = new Map(
  [1, 2, 4].map((unitBytes) => [unitBytes, Buffer.alloc(FIRST_UNITS * unitBytes)]),
);

export interface Filled {
  /** To be read before the next call: it may be used again. */
  readonly buffer: Buffer;
  /** Units the library says it wrote, never more than the buffer holds. */
  readonly units: number;
}

/**
 * Reads something whose size only the library knows: call, and while it wants more than there is room for, again
 * with one unit more than it said (it may or may not count the closing zero).
 *
 * @param fill one call of the library; returns the units it needs
 * @returns undefined when the sizes it says make no sense
 */
export function readGrowing(fill: (buffer: Buffer, units: number) => number, unitBytes: number): Filled | undefined {
  let room = FIRST_UNITS;
  for (let round = 0; round < MOST_ROUNDS; round++) {
    // Zeroed: where the library writes less than it says there is an end, and nothing of an earlier call.
    const buffer = round === 0 ? firstBuffer(unitBytes) : Buffer.alloc(room * unitBytes);
    const needed = fill(buffer, room);
    if (needed <= room) return { buffer, units: Math.max(0, needed) };
    if (needed > MOST_UNITS) return undefined;
    room = needed + 1;
  }
  return undefined;
}

function firstBuffer(unitBytes: number): Buffer {
  return FIRST_BUFFERS.get(unitBytes)?.fill(0) ?? Buffer.alloc(FIRST_UNITS * unitBytes);
}
