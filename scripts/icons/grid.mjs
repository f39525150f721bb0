/**
 * Puts a drawing of 16 × 16 units on the pixels of one size: straight edges fall between two pixels, never on half of one.
 *
 * @param {number} px side of the picture, even
 */
export function gridOf(px) {
  const scale = px / 16;
  return {
    px,
    /** A free place or length: for curves and slants, which are soft anyway. */
    free: (units) => round(units * scale),
    /** The pixel line nearest to a place. */
    at: (units) => Math.round(units * scale),
    /** A thickness that stands crisp on the middle line of an even picture: 2, 4, 6… pixels. */
    even: (units) => Math.max(2, 2 * Math.round((units * scale) / 2)),
  };
}

/** Three digits are enough, and the same text on every machine. */
function round(value) {
  return Math.round(value * 1000) / 1000;
}

/** `points` of a polygon or polyline, from pairs of numbers. */
export function points(...pairs) {
  return pairs.map(([x, y]) => `${x},${y}`).join(' ');
}

/** A receipt with a torn lower edge of `teeth` teeth, in pixels, as the data of a path. */
export function receiptPath({ left, top, right, bottom, teeth, depth }) {
  const step = (right - left) / (2 * teeth);
  const edge = Array.from({ length: 2 * teeth + 1 }, (_, index) => [
    right - index * step,
    index % 2 === 0 ? bottom : bottom - depth,
  ]);
  const torn = edge.map(([x, y]) => `L${round(x)} ${round(y)}`).join('');
  return `M${left} ${top}H${right}${torn}Z`;
}
