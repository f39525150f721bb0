/**
 * The pictures of the tray: one silhouette for each overall state, so that nobody needs color to tell them apart.
 * A receipt with a tick, a triangle with an exclamation mark, an octagon with a cross, a hollow ring with a question mark, an academic cap.
 */
import { gridOf, points, receiptPath } from './grid.mjs';

/** Sides of the single pictures, px: for Linux panels (22 is KDE's) and for the window. */
export const TRAY_SIZES = [16, 20, 22, 24, 32, 48, 64];
/** Sides inside the .ico, px: Windows takes the one of its scaling, from 100 to 400 %. */
export const TRAY_ICO_SIZES = [16, 20, 24, 32, 40, 48, 64];

/** Which taskbar a picture is for, and the color of that taskbar. */
export const TASKBARS = { light: '#f3f3f3', dark: '#202020' };

/**
 * `body` fills the silhouette; `sign` lies on it, or on the bare taskbar where both are one color. The bodies for the light taskbar are of
 * middle brightness on purpose: they hold 3 : 1 on a dark bar too, for panels (Linux) whose color nobody can ask for.
 */
export const PAINTS = {
  light: {
    fine: { body: '#118642', sign: '#ffffff' },
    attention: { body: '#b86200', sign: '#ffffff' },
    trouble: { body: '#de4b45', sign: '#ffffff' },
    unknown: { body: '#747474', sign: '#747474' },
    training: { body: '#1d76d2', sign: '#1d76d2' },
  },
  dark: {
    fine: { body: '#5fd67f', sign: '#161616' },
    attention: { body: '#ffc83d', sign: '#161616' },
    trouble: { body: '#ff5f56', sign: '#161616' },
    unknown: { body: '#d9d9d9', sign: '#d9d9d9' },
    training: { body: '#7cc0ff', sign: '#7cc0ff' },
  },
};

const SHAPES = { fine, attention, trouble, unknown, training };

export const TRAY_STATES = Object.keys(SHAPES);

/** One picture as SVG. Any paint may go with any state: the tests show that the shape alone tells. */
export function traySvg(state, { body, sign }, px) {
  const drawing = SHAPES[state](gridOf(px), body, sign);
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${px}" height="${px}" viewBox="0 0 ${px} ${px}">${drawing}</svg>`;
}

function fine({ at, free, px }, body, sign) {
  const receipt = receiptPath({ left: at(1), top: 0, right: px - at(1), bottom: px, teeth: 3, depth: at(2.6) });
  const tick = points([free(3.9), free(6.9)], [free(6.9), free(9.9)], [free(12.3), free(3.6)]);
  return `<path d="${receipt}" fill="${body}"/>${stroke(tick, sign, free(2.3))}`;
}

function attention({ at, even, free, px }, body, sign) {
  // The corners are rounded by a line around the triangle.
  const line = free(2);
  const triangle = points([px / 2, free(1.6)], [px - free(1), px - line / 2], [free(1), px - line / 2]);
  const stem = even(2);
  const left = px / 2 - stem / 2;
  const dot = at(11.6);
  return [
    `<polygon points="${triangle}" fill="${body}" stroke="${body}" stroke-width="${line}" stroke-linejoin="round"/>`,
    `<rect x="${left}" y="${at(5)}" width="${stem}" height="${at(10) - at(5)}" fill="${sign}"/>`,
    `<rect x="${left}" y="${dot}" width="${stem}" height="${stem}" fill="${sign}"/>`,
  ].join('');
}

function trouble({ at, free, px }, body, sign) {
  const cut = at(4.7);
  const rest = px - cut;
  const octagon = points([cut, 0], [rest, 0], [px, cut], [px, rest], [rest, px], [cut, px], [0, rest], [0, cut]);
  const [near, far] = [free(4.7), free(11.3)];
  return [
    `<polygon points="${octagon}" fill="${body}"/>`,
    stroke(points([near, near], [far, far]), sign, free(2.5)),
    stroke(points([far, near], [near, far]), sign, free(2.5)),
  ].join('');
}

function unknown({ at, free, px }, body, sign) {
  const middle = px / 2;
  const line = free(1.6);
  const dot = free(2);
  const bow = `M${free(5.5)} ${free(6.3)}V${free(6.1)}A${free(2.5)} ${free(2.3)} 0 1 1 ${free(9.3)} ${free(8)}Q${middle} ${free(8.7)} ${middle} ${at(10)}`;
  return [
    `<circle cx="${middle}" cy="${middle}" r="${middle - line / 2}" fill="none" stroke="${body}" stroke-width="${line}"/>`,
    `<path d="${bow}" fill="none" stroke="${sign}" stroke-width="${dot}"/>`,
    `<rect x="${middle - dot / 2}" y="${at(11)}" width="${dot}" height="${dot}" fill="${sign}"/>`,
  ].join('');
}

/** The board of the cap, bare taskbar, and the cap itself: the gap keeps it from being a blot. */
function training({ at, even, free, px }, body) {
  const middle = px / 2;
  const board = points([middle, at(1)], [px, free(5.5)], [middle, at(10)], [0, free(5.5)]);
  const [left, top, low] = [at(3), free(8.7), free(12.5)];
  const cap = `M${left} ${top}L${middle} ${free(11.5)}L${px - left} ${top}V${low}Q${middle} ${free(17.5)} ${left} ${low}Z`;
  const tassel = even(1.4);
  return [
    `<polygon points="${board}" fill="${body}"/>`,
    `<path d="${cap}" fill="${body}"/>`,
    `<rect x="${px - tassel}" y="${free(5.5)}" width="${tassel}" height="${at(13) - free(5.5)}" fill="${body}"/>`,
  ].join('');
}

function stroke(at, color, width) {
  return `<polyline points="${at}" fill="none" stroke="${color}" stroke-width="${width}"/>`;
}
