import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { drawIcons, ICONS } from '../../../scripts/draw-icons.mjs';
import { LINUX_SIZES, WINDOWS_SIZES } from '../../../scripts/icons/app.mjs';
import { pictureOf } from '../../../scripts/icons/picture.mjs';
import {
  PAINTS,
  TASKBARS,
  type Theme,
  TRAY_ICO_SIZES,
  TRAY_SIZES,
  TRAY_STATES,
  type TrayState,
  traySvg,
} from '../../../scripts/icons/tray.mjs';
import { ALL_EYES, contrast, contrastsOn, type Eye } from './eyes.ts';
import { firstBitmap, icoSides, pngSide } from './files.ts';
import { difference, type Shape, shapeOf } from './shape.ts';

const ROOT = join(import.meta.dirname, '..', '..', '..');
const THEMES: readonly Theme[] = ['light', 'dark'];
const SMALLEST = 16;
/** Part of the pixels that must differ; the same silhouette with another sign in it stays well below. */
const LEAST_DIFFERENCE = 0.2;
const LEAST_CONTRAST = 3;

const everyPicture = THEMES.flatMap((theme) => TRAY_STATES.map((state) => ({ theme, state })));
const committed = (path: string) => readFileSync(join(ROOT, path));

/** The shape of one state in the colors of another one, or in its own. */
function seen(state: TrayState, theme: Theme, eye: Eye, painted: TrayState = state): Shape {
  return shapeOf(pictureOf(traySvg(state, PAINTS[theme][painted], SMALLEST)), TASKBARS[theme], eye);
}

describe('the files of the pictures', () => {
  it('are what the script draws, byte for byte, and no other file lies there', () => {
    const drawn = drawIcons();
    const old = [...drawn].filter(([path, bytes]) => !committed(path).equals(bytes)).map(([path]) => path);
    expect(old, 'run node scripts/draw-icons.mjs').toEqual([]);
    const lying = readdirSync(join(ROOT, ICONS), { recursive: true, withFileTypes: true }).filter((it) => it.isFile());
    expect(lying.length).toBe([...drawn.keys()].filter((path) => path.startsWith(`${ICONS}/`)).length);
  });

  it.each(everyPicture)('hold $state for a $theme taskbar in every size', ({ theme, state }) => {
    const name = `${ICONS}/tray/${state}-${theme}`;
    expect(TRAY_SIZES.map((px) => pngSide(committed(`${name}-${px}.png`)))).toEqual([16, 20, 22, 24, 32, 48, 64]);
    expect(icoSides(committed(`${name}.ico`))).toEqual(TRAY_ICO_SIZES);
  });

  it.each(everyPicture)('show $state on $theme in the .ico as in the PNG', ({ theme, state }) => {
    const { pixels } = pictureOf(traySvg(state, PAINTS[theme][state], SMALLEST));
    const shown = firstBitmap(committed(`${ICONS}/tray/${state}-${theme}.ico`));
    expect(shown.length).toBe(pixels.length);
    const furthest = Math.max(...shown.map((value, index) => Math.abs(value - (pixels[index] ?? Number.NaN))));
    expect(furthest).toBeLessThanOrEqual(1);
  });

  it('hold the program for the installers of both systems', () => {
    expect(LINUX_SIZES.map((px) => pngSide(committed(`${ICONS}/app/linux/${px}x${px}.png`)))).toEqual(LINUX_SIZES);
    expect(pngSide(committed(`${ICONS}/app/icon.png`))).toBe(128);
    expect(icoSides(committed(`${ICONS}/app/icon.ico`))).toEqual(WINDOWS_SIZES);
    expect(WINDOWS_SIZES.at(-1), 'electron-builder wants 256').toBe(256);
  });
});

describe('five states at 16 px', () => {
  it('are the five of the tray', () => {
    expect(TRAY_STATES).toEqual(['fine', 'attention', 'trouble', 'unknown', 'training']);
  });

  it.each(THEMES.flatMap((theme) => ALL_EYES.map((eye) => ({ theme, eye }))))(
    'differ in shape on a $theme taskbar for $eye eyes',
    ({ theme, eye }) => {
      const pairs = TRAY_STATES.flatMap((one, index) =>
        TRAY_STATES.slice(index + 1).map((other) => [one, other] as const),
      );
      const alike = pairs.filter(
        ([one, other]) => difference(seen(one, theme, eye), seen(other, theme, eye)) < LEAST_DIFFERENCE,
      );
      expect(alike).toEqual([]);
    },
  );

  it.each(everyPicture)('$state on $theme would not pass for another state by its color alone', ({ theme, state }) => {
    const repainted = TRAY_STATES.filter((other) => other !== state).map((other) =>
      difference(seen(state, theme, 'usual', other), seen(state, theme, 'usual')),
    );
    expect(Math.max(...repainted)).toBeLessThan(LEAST_DIFFERENCE);
  });
});

describe('contrast', () => {
  it.each(everyPicture)('of $state is at least 3 : 1 on a $theme taskbar, for all eyes', ({ theme, state }) => {
    const { body, sign } = PAINTS[theme][state];
    const under = body === sign ? TASKBARS[theme] : body;
    for (const eye of ALL_EYES) {
      expect(contrast(body, TASKBARS[theme], eye)).toBeGreaterThanOrEqual(LEAST_CONTRAST);
      expect(contrast(sign, under, eye)).toBeGreaterThanOrEqual(LEAST_CONTRAST);
    }
  });

  it.each(everyPicture)('of $state on $theme is in the pixels too: no thread-thin line', ({ theme, state }) => {
    const picture = pictureOf(traySvg(state, PAINTS[theme][state], SMALLEST));
    const strong = contrastsOn(picture, TASKBARS[theme], 'usual').filter((value) => value >= LEAST_CONTRAST);
    expect(strong.length / SMALLEST ** 2).toBeGreaterThan(0.2);
  });

  it.each(TRAY_STATES)('of the light %s holds on a dark bar too, for panels nobody can ask', (state) => {
    for (const eye of ALL_EYES) {
      expect(contrast(PAINTS.light[state].body, TASKBARS.dark, eye)).toBeGreaterThanOrEqual(LEAST_CONTRAST);
    }
  });
});
