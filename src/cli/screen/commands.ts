import type { DifferenceKind } from '../../core/day/difference.ts';
import { type ErrorCode, isErrorCode } from '../../core/errors.ts';

/**
 * What the words of alarms, errors and differences name in the window, as commands: for whoever helps over the phone or has
 * no window. Only the command line says them.
 */

const DECIDE = 'kassabridge decide ЗАПИСЬ retry|refuse|made --reason "…"';
const SUPPORT = 'kassabridge support --out ФАЙЛ';
const CLOSE_SHIFT = 'kassabridge pause, kassabridge close-shift КАССА, kassabridge stop';

const OF_ALARMS: Readonly<Record<string, string>> = {
  'agent-rolled-back': SUPPORT,
  'update-failed': SUPPORT,
  'day-differs': 'kassabridge report --date ДАТА',
  paused: 'kassabridge resume',
  'journal-damaged': SUPPORT,
  'clock-apart': CLOSE_SHIFT,
  'receipt-parked': DECIDE,
  'vat-differs': DECIDE,
};

const OF_ERRORS: Readonly<Partial<Record<ErrorCode, string>>> = {
  'CB-303': 'kassabridge confirm КАССА',
  'CB-308': CLOSE_SHIFT,
  'CB-311': 'kassabridge confirm КАССА',
  'CB-317': DECIDE,
  'CB-318': DECIDE,
  'CB-320': 'kassabridge resume',
  'CB-462': DECIDE,
  'CB-463': DECIDE,
  'CB-713': DECIDE,
};

const OF_DIFFERENCES: Readonly<Partial<Record<DifferenceKind, string>>> = {
  missingInFn: SUPPORT,
  parked: DECIDE,
  waiting: 'kassabridge status',
  notAcknowledged: DECIDE,
};

/** @param key of an alarm: its kind, and after a colon whom it is about */
export function commandOfAlarm(key: string): string | undefined {
  const [kind = ''] = key.split(':');
  return Object.hasOwn(OF_ALARMS, kind) ? OF_ALARMS[kind] : undefined;
}

export function commandOfError(code: ErrorCode | undefined): string | undefined {
  return code && OF_ERRORS[code];
}

export function commandOfDifference(kind: DifferenceKind): string | undefined {
  return OF_DIFFERENCES[kind];
}

/** Why something was refused, with the command that its code asks for. @param ru as the agent says it, code in brackets */
export function refusalLines(ru: string): readonly string[] {
  const [, code = ''] = /\[(CB-\d{3})\]/.exec(ru) ?? [];
  return [ru, ...commandLines(isErrorCode(code) ? commandOfError(code) : undefined, '')];
}

/** A line of its own under the words; nothing where there is no command. */
export function commandLines(command: string | undefined, indent: string): readonly string[] {
  return command === undefined ? [] : [`${indent}Команда: ${command}`];
}
