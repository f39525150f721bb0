import { WIDE_BYTES } from './abi.ts';
import type { FptrLibrary, NativeFunction, NativeValue } from './fptr-library.ts';
import { readGrowing } from './growing.ts';
import { decodeWide } from './wide-text.ts';

/** Year, month, day, hour, minute, second: a wall clock without a zone. */
export type DateParts = readonly [number, number, number, number, number, number];

/** What the library says of its last call on a handle. */
export interface LibraryFailure {
  readonly code: number;
  readonly text: string;
}

/** One `libfptr_handle`: the calls of the header, typed, and nothing more. */
export class FptrHandle {
  readonly #library: FptrLibrary;
  readonly #pointer: NativeValue;

  constructor(library: FptrLibrary, pointer: NativeValue) {
    this.#library = library;
    this.#pointer = pointer;
  }

  /**
   * A method `int f(handle)`.
   *
   * @returns undefined when it succeeded
   */
  call(method: string): LibraryFailure | undefined {
    const rc = Number(this.#library.need(method)(this.#pointer));
    // Asked after each call, whatever it returned: one flavor of the library returns 0 even after an error.
    const code = this.#errorCode();
    if (rc >= 0 && code === 0) return undefined;
    return { code: code === 0 ? rc : code, text: this.#errorText() };
  }

  has(method: string): boolean {
    return this.#library.find(method) !== undefined;
  }

  /** Settings are texts; they count for the next `open`. */
  applySettings(settings: Readonly<Record<string, string>>): LibraryFailure | undefined {
    const set = this.#library.need('set_single_setting');
    for (const [key, value] of Object.entries(settings)) set(this.#pointer, key, value);
    return this.call('apply_single_settings');
  }

  setBool(id: number, value: boolean): void {
    this.#set('set_param_bool', id, value ? 1 : 0);
  }

  setInt(id: number, value: number): void {
    this.#set('set_param_int', id, value);
  }

  setDouble(id: number, value: number): void {
    this.#set('set_param_double', id, value);
  }

  /** @param printed false: a fiscal tag that the cashbox does not print */
  setText(id: number, value: string, printed = true): void {
    this.#set(printed ? 'set_param_str' : 'set_non_printable_param_str', id, value);
  }

  setDate(id: number, value: DateParts): void {
    this.#set('set_param_datetime', id, ...value);
  }

  setBytes(id: number, value: Buffer, printed = true): void {
    this.#set(printed ? 'set_param_bytearray' : 'set_non_printable_param_bytearray', id, value, value.length);
  }

  /** Did the last call set it? @returns undefined when this build can not tell */
  isAvailable(id: number): boolean | undefined {
    const ask = this.#library.find('is_param_available');
    return ask === undefined ? undefined : Number(ask(this.#pointer, id)) !== 0;
  }

  bool(id: number): boolean {
    return Number(this.#get('get_param_bool')(this.#pointer, id)) !== 0;
  }

  int(id: number): number {
    return Number(this.#get('get_param_int')(this.#pointer, id));
  }

  double(id: number): number {
    return Number(this.#get('get_param_double')(this.#pointer, id));
  }

  /** @returns undefined when the library's sizes make no sense */
  text(id: number): string | undefined {
    const get = this.#get('get_param_str');
    return this.#readText((buffer, size) => Number(get(this.#pointer, id, buffer, size)));
  }

  date(id: number): DateParts {
    const [y, mo, d, h, mi, s] = [[0], [0], [0], [0], [0], [0]];
    this.#get('get_param_datetime')(this.#pointer, id, y, mo, d, h, mi, s);
    return [first(y), first(mo), first(d), first(h), first(mi), first(s)];
  }

  /** @returns undefined when the library's sizes make no sense */
  bytes(id: number): Buffer | undefined {
    const get = this.#get('get_param_bytearray');
    const filled = readGrowing((buffer, size) => Number(get(this.#pointer, id, buffer, size)), 1);
    return filled && Buffer.from(filled.buffer.subarray(0, filled.units));
  }

  #set(name: string, id: number, ...values: NativeValue[]): void {
    this.#library.need(name)(this.#pointer, id, ...values);
  }

  #get(name: string): NativeFunction {
    return this.#library.need(name);
  }

  #errorCode(): number {
    return Number(this.#library.need('error_code')(this.#pointer));
  }

  #errorText(): string {
    const description = this.#says('error_description');
    const advice = this.#says('error_recommendation');
    return advice === '' || description.includes(advice) ? description : `${description}. ${advice}`;
  }

  #says(name: string): string {
    const ask = this.#library.find(name);
    if (!ask) return '';
    return this.#readText((buffer, size) => Number(ask(this.#pointer, buffer, size))) ?? '';
  }

  #readText(fill: (buffer: Buffer, units: number) => number): string | undefined {
    const filled = readGrowing(fill, WIDE_BYTES);
    return filled && decodeWide(filled.buffer, WIDE_BYTES);
  }
}

function first(out: readonly number[] | undefined): number {
  return out?.[0] ?? 0;
}
