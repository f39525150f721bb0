/** The sheet for the README: every state on both taskbars, as large as it is at 16 px and eight times as large, and the program's picture. */
import { appSvg } from './app.mjs';
import { pictureOf } from './picture.mjs';
import { PAINTS, TASKBARS, TRAY_STATES, traySvg } from './tray.mjs';

const SIDE = 16;
const ENLARGED = 8;
const STEP = 176;
const BAND = 160;

export function sheetSvg() {
  const width = STEP * (TRAY_STATES.length + 1);
  const bands = Object.entries(TASKBARS).map(([theme, color], row) => {
    const top = row * BAND;
    const states = TRAY_STATES.map((state, column) => stateCell(state, PAINTS[theme][state], column * STEP, top));
    return `<rect y="${top}" width="${width}" height="${BAND}" fill="${color}"/>${states.join('')}`;
  });
  const app = [128, SIDE].map((px, row) => image(pictureOf(appSvg(px)), width - STEP + 16, row * BAND + 16, 128 / px));
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${BAND * bands.length}">${bands.join('')}${app.join('')}</svg>`;
}

function stateCell(state, paint, left, top) {
  const picture = pictureOf(traySvg(state, paint, SIDE));
  return image(picture, left + 16, top + 16, ENLARGED) + image(picture, left + 150, top + 128, 1);
}

/** Enlarged without smoothing: each pixel is to be seen. */
function image({ px, png }, x, y, times) {
  const data = `data:image/png;base64,${png.toString('base64')}`;
  const side = px * times;
  return `<image x="${x}" y="${y}" width="${side}" height="${side}" image-rendering="optimizeSpeed" href="${data}"/>`;
}
