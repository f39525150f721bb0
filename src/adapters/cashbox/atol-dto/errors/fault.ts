import { type ErrorCode, KassaError } from '../../../../core/errors.ts';
import { ERROR } from '../constants.ts';
import { LEAVES_DOUBT } from './classes.ts';
import { codeOf } from './codes.ts';

/** What a call can do: only one that decides can leave a document behind. */
export type Effect = 'reads' | 'prepares' | 'decides';

const SOURCE = 'atol-dto';

/** After these the line is gone: only a new connection helps (dto10-driver 9.x: every call fails until `open`). */
const LINE_IS_LOST: readonly number[] = [
  ERROR.CONNECTION_DISABLED,
  ERROR.NO_CONNECTION,
  ERROR.PORT_BUSY,
  ERROR.PORT_NOT_AVAILABLE,
  ERROR.CONNECTION_LOST,
];

/** The device has not finished what it was doing before, or is still starting up. */
const STILL_BUSY: readonly number[] = [ERROR.BUSY, ERROR.REGISTERS_NOT_INITIALIZED, ERROR.MINIPOS_COMMAND_TIME_OUT];

/** What stops a printer says nothing about the FN once the deciding call has begun. */
const PRINTER_CODES: readonly (ErrorCode | undefined)[] = ['CB-201', 'CB-202', 'CB-203', 'CB-204'];

export const isLineLost = (libraryCode: number): boolean => LINE_IS_LOST.includes(libraryCode);

/** "A document was interrupted, continue first": it is in the FN or it is not, and its paper is not whole. */
export const isPrintInterrupted = (libraryCode: number): boolean => codeOf(libraryCode) === 'CB-202';

/**
 * The library's error as ours, with its own words kept.
 *
 * After a deciding call an error is no absence: every code that may have come after the FN had signed, and every code
 * nobody knows, means "not known".
 */
export function faultOf(libraryCode: number, libraryText: string, effect: Effect): KassaError {
  const text = withoutContent(libraryCode, libraryText) || 'ошибка драйвера';
  return new KassaError(meaning(libraryCode, effect), `${text}, код ${libraryCode}`, {
    vendor: { source: SOURCE, code: libraryCode, text },
  });
}

/**
 * A task that cannot be read is answered with the field and its value, and the value may be a buyer's contact: the name
 * of the field is kept, nothing else.
 */
function withoutContent(libraryCode: number, libraryText: string): string {
  if (libraryCode !== ERROR.RECEIPT_PARSE_ERROR) return libraryText;
  const field = /"([\w.[\]]+)"/.exec(libraryText)?.[1];
  return field ? `задание не разобрано, поле ${field}` : 'задание не разобрано';
}

function meaning(libraryCode: number, effect: Effect): ErrorCode {
  const code = codeOf(libraryCode);
  if (code === undefined) return 'CB-901';
  if (effect !== 'decides' || !LEAVES_DOUBT.has(libraryCode)) return code;
  return PRINTER_CODES.includes(code) ? 'CB-202' : 'CB-102';
}

/** Did the library answer, and say this code? */
export function says(error: unknown, ...libraryCodes: readonly number[]): boolean {
  const code = vendorCodeOf(error);
  return code !== undefined && libraryCodes.includes(code);
}

/** "The FN has no such data": an answer, not a fault, where documents are looked for. */
export const isNoSuchData = (error: unknown): boolean => says(error, ERROR.FN_NO_MORE_DATA);

export const isStillBusy = (error: unknown): boolean => says(error, ...STILL_BUSY);

/** The number the library said; undefined when it was not the library that spoke. */
export function vendorCodeOf(error: unknown): number | undefined {
  if (!(error instanceof KassaError) || error.vendor?.source !== SOURCE) return undefined;
  const { code } = error.vendor;
  return typeof code === 'number' ? code : undefined;
}
