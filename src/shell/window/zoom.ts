import type { Input } from 'electron';

/** Steps of Ctrl and + or -, as a factor of 100 %. */
const STEPS = [0.75, 1, 1.25, 1.5, 1.75, 2] as const;

/**
 * There is no menu that would know these keys.
 *
 * @param now the factor of the window
 * @returns the factor a key asks for; undefined for any other key
 */
export function zoomOf(input: Pick<Input, 'type' | 'control' | 'alt' | 'key'>, now: number): number | undefined {
  if (input.type !== 'keyDown' || !input.control || input.alt) return undefined;
  if (input.key === '0') return 1;
  if (input.key === '+' || input.key === '=') return STEPS.find((step) => step > now + 0.01) ?? now;
  if (input.key === '-') return STEPS.findLast((step) => step < now - 0.01) ?? now;
  return undefined;
}
