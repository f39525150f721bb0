import { type ErrorCode, sentences } from '../errors.ts';
import type { Words } from '../words.ts';

export type { Words } from '../words.ts';

/** `unknown` is a light of its own: nothing is green without fresh evidence. */
export const LIGHT_STATES = ['fine', 'unknown', 'attention', 'trouble'] as const;
export type LightState = (typeof LIGHT_STATES)[number];

/** One light with the sentence it stands on. */
export interface Light {
  readonly state: LightState;
  readonly ru: string;
  readonly en: string;
  /** How old the evidence is; undefined when there is none. */
  readonly ageMs: number | undefined;
  /** The catalog's code where an error is the evidence. */
  readonly code: ErrorCode | undefined;
}

/** The four lights of the owner, each from its own evidence. */
export interface Lights {
  readonly site: Light;
  readonly cashbox: Light;
  readonly fn: Light;
  readonly ofd: Light;
}

export function light(state: LightState, words: Words, ageMs: number | undefined, code?: ErrorCode): Light {
  return { state, ru: words.ru, en: words.en, ageMs, code };
}

/** A light that says what the error catalog says. */
export function errorLight(state: LightState, code: ErrorCode, detail: string, ageMs: number | undefined): Light {
  return light(state, sentences(code, detail), ageMs, code);
}

/** The one that must be seen when only one fits; the first of equals. Undefined when there are none. */
export function worst(lights: readonly Light[]): Light | undefined {
  let found: Light | undefined;
  for (const one of lights) if (!found || rank(one) > rank(found)) found = one;
  return found;
}

function rank(one: Light): number {
  return LIGHT_STATES.indexOf(one.state);
}
