import { type AtolModel, atolModelOf } from '../../../core/fiscal/atol-models.ts';

/** One model of the family: what the driver must know about it. */
export interface ModelRow extends AtolModel {
  /** Only models whose every scenario is tested; the others are refused in words (CB-110). */
  readonly isSupported: boolean;
}

/** 30F and 42FS. */
const SUPPORTED: readonly number[] = [61, 77];

/** Names of the models this driver works with. */
export const SUPPORTED_MODELS: readonly string[] = SUPPORTED.flatMap((number) => atolModelOf(number)?.name ?? []);

/** @returns undefined for a model nobody has described */
export function modelOf(number: number): ModelRow | undefined {
  const model = atolModelOf(number);
  return model && { ...model, isSupported: SUPPORTED.includes(number) };
}
