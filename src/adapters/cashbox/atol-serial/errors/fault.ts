import { type ErrorCode, KassaError } from '../../../../core/errors.ts';
import type { Effect } from '../commands/row.ts';
import { DEVICE_ERRORS, type DeviceErrorRow, EXTENDED_ERRORS, F6_ERRORS } from './device-errors.ts';

/** Errors with a meaning for the conversation itself. */
export const DEVICE_ERROR = { unfinished: 0x76, noSuchData: 0xda, seeRegister55: 0xee, tooLarge: 0xf6 } as const;

/** Extended codes start here as a number, so that they never meet a plain one. */
const EXTENDED_FROM = 0x0100;

const tableOf = (rows: readonly DeviceErrorRow[]) =>
  new Map(rows.map(([device, code, ru]) => [device, { code, ru }] as const));
const PLAIN = tableOf(DEVICE_ERRORS);
const F6 = tableOf(F6_ERRORS);
const EXTENDED = tableOf(EXTENDED_ERRORS);

/** What stops a printer says nothing about the FN once the deciding command has left (section 14, rule 4). */
const PRINTER_CODES: readonly ErrorCode[] = ['CB-201', 'CB-203', 'CB-204'];

/** An error byte of the device and what came with it. */
export interface DeviceError {
  readonly error: number;
  /** Third byte of the answer. */
  readonly subcode: number;
  /** Register 55, read when `error` is EE. */
  readonly extended: number | undefined;
}

/**
 * The device's error as ours. The same error means less once the deciding command has left: `effect` says whether it had.
 */
export function faultOf(deviceError: DeviceError, effect: Effect): KassaError {
  const { row, device } = lookUp(deviceError);
  const text = row?.ru ?? 'неизвестная ошибка';
  const code = codeOf(row?.code ?? 'CB-901', effect);
  const shown = device.toString(16).toUpperCase().padStart(2, '0');
  return new KassaError(code, `${text}, код ${shown}`, { vendor: { source: 'atol-serial', code: device, text } });
}

/** "The FN has no such data": an answer, not a fault, where documents are looked for. */
export function isNoSuchData(error: unknown): boolean {
  return error instanceof KassaError && error.vendor?.code === DEVICE_ERROR.noSuchData;
}

function lookUp({ error, subcode, extended }: DeviceError): {
  readonly row: { readonly code: ErrorCode; readonly ru: string } | undefined;
  readonly device: number;
} {
  if (error === DEVICE_ERROR.seeRegister55 && extended !== undefined && extended >= EXTENDED_FROM) {
    return { row: EXTENDED.get(extended), device: extended };
  }
  const finer = error === DEVICE_ERROR.tooLarge ? F6.get(subcode) : undefined;
  return { row: finer ?? PLAIN.get(error), device: error };
}

function codeOf(code: ErrorCode, effect: Effect): ErrorCode {
  return effect === 'decides' && PRINTER_CODES.includes(code) ? 'CB-202' : code;
}
