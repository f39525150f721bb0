import type { SetUpStep } from '../../contract/set-up.ts';
import type { LightState, Words } from '../../core/health/light.ts';

export function step(name: string, state: LightState, title: Words, seen: Words, cure?: Words): SetUpStep {
  return { step: name, state, title, seen, ...(cure && { cure }) };
}

export const words = (ru: string, en: string): Words => ({ ru, en });
