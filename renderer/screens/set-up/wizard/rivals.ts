import type { OtherAgent } from '../../../../src/contract/set-up.ts';

/** It takes checks or the cashbox now, or will after the next start. */
export function isInTheWay({ role, presence }: OtherAgent): boolean {
  return role === 'rival' && presence !== 'installed';
}
