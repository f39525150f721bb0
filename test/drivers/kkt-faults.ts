import type { Fault } from '../../src/simulator/kkt/index.ts';

type Plan = ReturnType<NonNullable<Fault['onCommand']>>;

/** Reading of a register, and of the FN. */
const READING: readonly number[] = [0x91, 0xa4];
/** Reading of the FN alone. */
export const FN_READING: readonly number[] = [0xa4];

/** Acts on the next command of this code. */
export const onCode = (code: string, plan: () => Plan): Fault => {
  let isSpent = false;
  return {
    name: `once at ${code}`,
    onCommand: (command) => {
      if (isSpent || command[0] !== Number.parseInt(code, 16)) return undefined;
      isSpent = true;
      return plan();
    },
  };
};

/** Acts on the first reading after the command was done. */
export function afterwards(code: string, plan: () => Plan, readings: readonly number[] = READING): Fault {
  let step: 'waits' | 'done' | 'spent' = 'waits';
  return {
    name: `once while reading back after ${code}`,
    onCommand: ([first = 0]) => {
      if (step === 'waits' && first === Number.parseInt(code, 16)) step = 'done';
      else if (step === 'done' && readings.includes(first)) {
        step = 'spent';
        return plan();
      }
      return undefined;
    },
  };
}
