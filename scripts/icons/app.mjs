/** The picture of the program: the receipt with the tick of the tray, on a tile, standing on a bridge where there is room for one. */
import { gridOf, points, receiptPath } from './grid.mjs';

/** Sides for the icon folders of Linux, px. */
export const LINUX_SIZES = [16, 22, 24, 32, 48, 64, 128, 256, 512];
/** Sides inside the .ico: taskbar, Explorer and the installer at every scaling of Windows. */
export const WINDOWS_SIZES = [16, 20, 24, 32, 40, 48, 64, 128, 256];
/** Of the icon a window brings along: as large as a switcher of windows draws it, and quickly handed over with each window, px. */
export const WINDOW_SIZE = 128;

const TILE = '#0b5563';
const PAPER = '#ffffff';
const TICK = '#118642';
const BRIDGE = '#7fd6c2';
/** Below this side the bridge and the lines of text would be dust, px. */
const SMALLEST_WITH_BRIDGE = 48;

export function appSvg(px) {
  const drawing = px < SMALLEST_WITH_BRIDGE ? small(gridOf(px)) : whole(gridOf(px));
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${px}" height="${px}" viewBox="0 0 ${px} ${px}">${drawing}</svg>`;
}

function small(grid) {
  const { at, free, px } = grid;
  const left = at(3);
  const receipt = receiptPath({ left, top: at(2), right: px - left, bottom: at(14), teeth: 3, depth: at(1.6) });
  const tick = points([free(4.7), free(7)], [free(7.1), free(9.4)], [free(11.3), free(4.2)]);
  return [tile(grid), `<path d="${receipt}" fill="${PAPER}"/>`, tickLine(tick, free(2))].join('');
}

function whole(grid) {
  const { free } = grid;
  const left = free(4.2);
  const right = free(11.8);
  const receipt = receiptPath({ left, top: free(1.9), right, bottom: free(11.2), teeth: 4, depth: free(0.9) });
  const tick = points([free(5.6), free(6)], [free(7.5), free(7.9)], [free(10.5), free(4.2)]);
  const [start, end, deck, foot] = [free(1.6), free(14.4), free(11.9), free(14.1)];
  const arch = (from, to) => `M${free(from)} ${foot}A${free((to - from) / 2)} ${free(1.5)} 0 0 1 ${free(to)} ${foot}Z`;
  const bridge = `M${start} ${deck}H${end}V${foot}H${start}Z${arch(2.3, 5.7)}${arch(6.3, 9.7)}${arch(10.3, 13.7)}`;
  return [
    tile(grid),
    `<path d="${receipt}" fill="${PAPER}"/>`,
    tickLine(tick, free(1.5)),
    `<path d="${bridge}" fill="${BRIDGE}" fill-rule="evenodd"/>`,
  ].join('');
}

function tile({ free, px }) {
  return `<rect width="${px}" height="${px}" rx="${free(3.2)}" fill="${TILE}"/>`;
}

function tickLine(at, width) {
  return `<polyline points="${at}" fill="none" stroke="${TICK}" stroke-width="${width}"/>`;
}
