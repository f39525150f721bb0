import { type Refusal, refusal } from '../../core/refusal.ts';

/** Between the first answer of a cashbox and its first condition there is nothing to go by. */
export const shiftUnknown = (cashboxId: string): Refusal =>
  refusal(
    `Касса «${cashboxId}» ещё не сообщила, открыта ли смена. Повторите через несколько секунд`,
    `The cashbox “${cashboxId}” has not said yet whether its shift is open. Try again in a few seconds`,
  );
