/** `node scripts/draw-icons.mjs`: draws every picture of the program anew. They are committed; a test says when they are old. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { isStartedFile, ROOT, say } from './house.mjs';
import { appSvg, LINUX_SIZES, WINDOW_SIZE, WINDOWS_SIZES } from './icons/app.mjs';
import { icoFile } from './icons/ico.mjs';
import { pictureOf } from './icons/picture.mjs';
import { sheetSvg } from './icons/sheet.mjs';
import { PAINTS, TRAY_ICO_SIZES, TRAY_SIZES, TRAY_STATES, traySvg } from './icons/tray.mjs';

/** Holds nothing but what is drawn here. */
export const ICONS = 'assets/icons';

/** @returns {Map<string, Buffer>} every file, by its path from the root of the project with `/` */
export function drawIcons() {
  return new Map([...trayFiles(), ...appFiles(), ['docs/icons.png', pictureOf(sheetSvg()).png]]);
}

function trayFiles() {
  return Object.entries(PAINTS).flatMap(([theme, paints]) =>
    TRAY_STATES.flatMap((state) => {
      const name = `${ICONS}/tray/${state}-${theme}`;
      const draw = (px) => pictureOf(traySvg(state, paints[state], px));
      return [
        ...TRAY_SIZES.map((px) => [`${name}-${px}.png`, draw(px).png]),
        [`${name}.ico`, icoFile(TRAY_ICO_SIZES.map(draw))],
      ];
    }),
  );
}

function appFiles() {
  const draw = (px) => pictureOf(appSvg(px));
  return [
    ...LINUX_SIZES.map((px) => [`${ICONS}/app/linux/${px}x${px}.png`, draw(px).png]),
    [`${ICONS}/app/icon.png`, draw(WINDOW_SIZE).png],
    [`${ICONS}/app/icon.ico`, icoFile(WINDOWS_SIZES.map(draw))],
  ];
}

if (isStartedFile(import.meta.url)) {
  rmSync(join(ROOT, ICONS), { recursive: true, force: true });
  const files = drawIcons();
  for (const [path, bytes] of files) {
    mkdirSync(dirname(join(ROOT, path)), { recursive: true });
    writeFileSync(join(ROOT, path), bytes);
  }
  say(`Нарисовано файлов: ${files.size}.`);
}
