import { Resvg } from '@resvg/resvg-js';

/**
 * Draws one SVG without any font of this machine, so that everybody gets the same bytes.
 *
 * @param {string} svg square
 * @returns side in px, RGBA with its alpha multiplied in (row by row from the top), and the PNG
 */
export function pictureOf(svg) {
  const image = new Resvg(svg, { font: { loadSystemFonts: false } }).render();
  return { px: image.width, pixels: image.pixels, png: image.asPng() };
}
