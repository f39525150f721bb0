import { COMMAND_FAULTS } from './command-faults.ts';
import { DEVICE_FAULTS } from './device-faults.ts';
import type { Fault } from './fault.ts';
import { LINE_FAULTS } from './line-faults.ts';
import type { FaultRow } from './row.ts';

export type { FaultRow } from './row.ts';

/** Every way the virtual cashbox can misbehave, for `--fault` and its help. */
export const FAULTS: readonly FaultRow[] = [...COMMAND_FAULTS, ...LINE_FAULTS, ...DEVICE_FAULTS];

/**
 * A fault by its name, as on the command line: `does-work-then-silence:4A`.
 *
 * @throws {RangeError} when the name or its argument means nothing; the message is for a person
 */
export function parseFault(text: string): Fault {
  const [name, ...argument] = text.split(':');
  const row = FAULTS.find((known) => known.name === name);
  if (!row) throw new RangeError(`Нет неисправности «${text}». Есть: ${FAULTS.map((known) => known.name).join(', ')}`);
  return { name: text, ...row.make(argument) };
}
