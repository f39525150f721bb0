import type { Picture } from '../../../scripts/icons/picture.mjs';
import { contrastsOn, type Eye } from './eyes.ts';

/** A pixel counts as drawn when it stands out this much from its taskbar. */
const SEEN_CONTRAST = 2;
const MOVES = [-1, 0, 1];

/** Which pixels an eye sees on a taskbar: neither color nor brightness is left. */
export interface Shape {
  readonly px: number;
  readonly isDrawn: readonly boolean[];
}

export function shapeOf(picture: Picture, taskbar: string, eye: Eye): Shape {
  const isDrawn = contrastsOn(picture, taskbar, eye).map((value) => value >= SEEN_CONTRAST);
  return { px: picture.px, isDrawn };
}

/** Part of the pixels in which two shapes differ, 0 to 1, laid over each other as well as a pixel's move allows. */
export function difference(one: Shape, other: Shape): number {
  const counts = MOVES.flatMap((down) => MOVES.map((right) => differing(one, other, right, down)));
  return Math.min(...counts) / (one.px * one.px);
}

function differing(one: Shape, other: Shape, right: number, down: number): number {
  let count = 0;
  // A pixel further on each side: what is moved out of the picture counts too.
  for (let y = -1; y <= one.px; y += 1) {
    for (let x = -1; x <= one.px; x += 1) {
      if (drawnAt(one, x, y) !== drawnAt(other, x + right, y + down)) count += 1;
    }
  }
  return count;
}

function drawnAt({ px, isDrawn }: Shape, x: number, y: number): boolean {
  return x >= 0 && y >= 0 && x < px && y < px && (isDrawn[y * px + x] ?? false);
}
