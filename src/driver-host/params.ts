import type { DateParts, FptrHandle } from '../../native/fptr-handle.ts';
import type { CallResult, ParamIn, ParamOut } from '../contract/driver-host.ts';

type Value = CallResult['values'][number];

/** Gives the library a parameter of the call that comes next. */
export function setParam(handle: FptrHandle, param: ParamIn): void {
  switch (param.kind) {
    case 'bool':
      handle.setBool(param.id, param.value);
      break;
    case 'int':
      handle.setInt(param.id, param.value);
      break;
    case 'double':
      handle.setDouble(param.id, param.value);
      break;
    case 'str':
      handle.setText(param.id, param.value, !param.nonPrintable);
      break;
    case 'datetime':
      handle.setDate(param.id, datePartsOf(param.value));
      break;
    case 'bytes':
      handle.setBytes(param.id, Buffer.from(param.value, 'hex'), !param.nonPrintable);
      break;
  }
}

/** Reads a parameter of the call that was just made; null: not set by it, or the library says nonsense about it. */
export function readParam(handle: FptrHandle, { id, kind }: ParamOut): Value {
  if (handle.isAvailable(id) === false) return null;
  switch (kind) {
    case 'bool':
      return handle.bool(id);
    case 'int':
      return handle.int(id);
    case 'double':
      return numberOrNull(handle.double(id));
    case 'str':
      return handle.text(id) ?? null;
    case 'datetime':
      return wallClockOf(handle.date(id));
    case 'bytes':
      return handle.bytes(id)?.toString('hex') ?? null;
  }
}

/** JSON has no word for what is no number. */
function numberOrNull(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}

function datePartsOf(wallClock: string): DateParts {
  const part = (from: number, to: number) => Number(wallClock.slice(from, to));
  return [part(0, 4), part(5, 7), part(8, 10), part(11, 13), part(14, 16), part(17, 19)];
}

/** The library gives 1970-01-01 00:00:00, or zeros, for a date it does not have. */
function wallClockOf([y, mo, d, h, mi, s]: DateParts): string {
  if (y === 0) return '';
  const two = (n: number) => String(n).padStart(2, '0');
  return `${String(y).padStart(4, '0')}-${two(mo)}-${two(d)}T${two(h)}:${two(mi)}:${two(s)}`;
}
