import type { CommandPlan, Fault } from './fault.ts';

/** One fault of the command line: `name`, or `name:ARGUMENT` where the arguments are parted by colons. */
export interface FaultRow {
  readonly name: string;
  /** What may follow the name; `CMD` is a command in hex (`4A`, `9134`), with `+` behind it for every time instead of once. */
  readonly argument?: string;
  readonly ru: string;
  readonly en: string;
  /** @throws {RangeError} on an argument that means nothing */
  readonly make: (argument: readonly string[]) => Omit<Fault, 'name'>;
}

/** A close of a receipt: where a fault hurts most. */
const CLOSE = '4A';

/** Whole number from an argument. */
export function numberOf(text: string | undefined, fallback?: number, radix: 10 | 16 = 10): number {
  if (text === undefined && fallback !== undefined) return fallback;
  const value = Number.parseInt(text ?? '', radix);
  if (!Number.isSafeInteger(value)) throw new RangeError(`Нужно число, а не «${text ?? ''}»`);
  return value;
}

/** Whether a command is the one meant; by default only the first time. */
export function commandMatcher(text: string | undefined, fallback = CLOSE): (command: Uint8Array) => boolean {
  const wanted = text ?? fallback;
  const [, digits, always] = /^((?:[0-9a-fA-F]{2})*)(\+?)$/.exec(wanted) ?? [];
  if (digits === undefined) throw new RangeError(`Нужен код команды в шестнадцатеричном виде, а не «${wanted}»`);
  let isSpent = false;
  return (command) => {
    if (isSpent || !startsWith(command, digits)) return false;
    isSpent = always === '';
    return true;
  };
}

function startsWith(command: Uint8Array, digits: string): boolean {
  for (let i = 0; i * 2 < digits.length; i++) {
    if (command[i] !== Number.parseInt(digits.slice(i * 2, i * 2 + 2), 16)) return false;
  }
  return true;
}

/** A fault that meets one command with one plan. */
export function onCommand(
  text: string | undefined,
  plan: (target: Parameters<NonNullable<Fault['onCommand']>>[1]) => CommandPlan,
  fallback?: string,
): Pick<Fault, 'onCommand'> {
  const matches = commandMatcher(text, fallback);
  return { onCommand: (command, target) => (matches(command) ? plan(target) : undefined) };
}
