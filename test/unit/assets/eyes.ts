import type { Picture } from '../../../scripts/icons/picture.mjs';

/** Red, green and blue in linear light, 0 to 1. */
type Light = readonly [red: number, green: number, blue: number];
type Matrix = readonly [Light, Light, Light];

/**
 * How people see, as a matrix over linear light.
 * Source: Machado, Oliveira, Fernandes 2009, severity 1.0; grey is the luminance of WCAG 2.
 */
export const EYES = {
  usual: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritanopia: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
  grey: [
    [0.2126, 0.7152, 0.0722],
    [0.2126, 0.7152, 0.0722],
    [0.2126, 0.7152, 0.0722],
  ],
} as const satisfies Record<string, Matrix>;

export type Eye = keyof typeof EYES;
export const ALL_EYES = Object.keys(EYES) as readonly Eye[];

const LUMINANCE: Light = [0.2126, 0.7152, 0.0722];

/** Contrast of two `#rrggbb` colors as one kind of eye sees them, 1 to 21 (WCAG 2). */
export function contrast(one: string, other: string, eye: Eye): number {
  return contrastOf(luminance(bytesOf(one), eye), luminance(bytesOf(other), eye));
}

/** Contrast of each pixel with the taskbar it lies on. */
export function contrastsOn({ pixels, px }: Picture, taskbar: string, eye: Eye): readonly number[] {
  const ground = bytesOf(taskbar);
  const dark = luminance(ground, eye);
  return Array.from({ length: px * px }, (_, index) => {
    const [red = 0, green = 0, blue = 0, alpha = 0] = pixels.subarray(index * 4, index * 4 + 4);
    const seen = [red, green, blue].map((value, part) => value + (ground[part] ?? 0) * (1 - alpha / 255));
    return contrastOf(luminance(seen, eye), dark);
  });
}

function bytesOf(color: string): readonly number[] {
  return [1, 3, 5].map((from) => Number.parseInt(color.slice(from, from + 2), 16));
}

function luminance(bytes: readonly number[], eye: Eye): number {
  const light = bytes.map(linear);
  const seen = EYES[eye].map((row) => Math.min(1, Math.max(0, dot(row, light))));
  return dot(LUMINANCE, seen);
}

function linear(byte: number): number {
  const value = byte / 255;
  return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
}

function dot(one: readonly number[], other: readonly number[]): number {
  return one.reduce((sum, value, index) => sum + value * (other[index] ?? 0), 0);
}

function contrastOf(one: number, other: number): number {
  return (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
}
