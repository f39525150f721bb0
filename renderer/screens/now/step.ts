import type { Place } from '../../../src/contract/window.ts';
import type { LightState } from '../../../src/core/health/light.ts';
import type { Words } from '../../words/words.ts';

/** One thing that is not fine, and what to do about it. */
export interface Step {
  readonly key: string;
  readonly state: LightState;
  readonly todo: Words;
  /** What it is about and what is wrong, where `todo` does not say that itself. */
  readonly why?: Words;
  /** Where it is done. */
  readonly way?: { readonly words: Words; readonly place: Place };
}
