import { toBcd } from '../../wire/atol-v3/bcd.ts';
import { concat, fromHex, toHex, u16be } from '../../wire/atol-v3/bytes.ts';
import { encodeCp866 } from '../../wire/atol-v3/cp866.ts';
import { ERROR, refuse } from './kkt-error.ts';
import type { LastingState } from './lasting-state.ts';
import type { KktTaxRow } from './options.ts';

interface Field {
  readonly size: number;
  /** Factory value of a row; padded with 00 to the size. */
  readonly value: (row: number) => Uint8Array;
}

interface Table {
  readonly rows: number;
  readonly fields: ReadonlyMap<number, Field>;
}

const fixed = (...bytes: number[]): Field => ({ size: bytes.length, value: () => Uint8Array.from(bytes) });
const words = (size: number, value: (row: number) => string): Field => ({
  size,
  value: (row) => encodeCp866(value(row)),
});

const PAYMENT_NAMES = [
  'НАЛИЧНЫМИ',
  'БЕЗНАЛИЧНЫМИ',
  'ПРЕДВАРИТЕЛЬНАЯ ОПЛАТА',
  'ПОСЛЕДУЮЩАЯ ОПЛАТА',
  'ИНАЯ ФОРМА ОПЛАТЫ',
];
const MODE_PASSWORD_BYTES = 4;

/** Table 2, row 1, field 24: other values than the width mean nothing here; single bytes that are stored and read back. */
const GENERAL_FIELDS = new Map<number, Field>([
  ...Array.from({ length: 127 }, (_, i) => [i + 1, fixed(0)] as const),
  [1, fixed(1)],
  [55, fixed(48)],
]);

const TABLES: ReadonlyMap<number, Table> = new Map<number, Table>([
  [2, { rows: 1, fields: GENERAL_FIELDS }],
  [
    3,
    {
      rows: 30,
      fields: new Map([
        [1, { size: MODE_PASSWORD_BYTES, value: (row: number) => toBcd(row, MODE_PASSWORD_BYTES) }],
        [
          2,
          words(64, (row) => (row === 30 ? 'СИСТЕМНЫЙ АДМИНИСТРАТОР' : row === 29 ? 'АДМИНИСТРАТОР' : `КАССИР ${row}`)),
        ],
      ]),
    },
  ],
  [6, { rows: 20, fields: new Map([[1, words(64, (row) => (row === 1 ? 'УЧЕБНАЯ КАССА' : ''))]]) }],
  [7, { rows: 30, fields: new Map([[1, words(64, (row) => `СЕКЦИЯ ${row}`)]]) }],
  [12, { rows: 5, fields: new Map([[1, words(32, (row) => PAYMENT_NAMES[row - 1] ?? '')]]) }],
  [
    19,
    {
      rows: 1,
      fields: new Map([
        [1, words(64, () => 'ofd.example')],
        [2, { size: 2, value: () => u16be(7777) }],
        [3, fixed(0, 0, 0, 0)],
        [4, fixed(1)],
      ]),
    },
  ],
]);

const TAX_TABLE = 13;
const TAX_NAME_SIZE = 32;

/** The device's tables, read by 46 and written by 50. Written cells outlive the power. */
export class Tables {
  readonly #state: LastingState;
  taxRows: readonly KktTaxRow[];

  constructor(state: LastingState, taxRows: readonly KktTaxRow[]) {
    this.#state = state;
    this.taxRows = taxRows;
  }

  /** @throws {KktError} 91, 92, 93 for a table, row or field that is not there */
  read(table: number, row: number, field: number): Uint8Array {
    const { size, value } = this.#field(table, row, field);
    const written = this.#state.cells.get(`${table}/${row}/${field}`);
    return resized(written === undefined ? value(row) : fromHex(written), size);
  }

  /** Writes a cell; a longer value (the vendor pads to 40 bytes) is cut to the field. */
  write(table: number, row: number, field: number, value: Uint8Array): void {
    const { size } = this.#field(table, row, field);
    const hex = toHex(resized(value, size), '');
    this.#state.commit({ kind: 'table', cell: `${table}/${row}/${field}`, value: hex });
  }

  #field(table: number, row: number, field: number): Field {
    if (table === TAX_TABLE) return this.#taxField(row, field);
    const known = TABLES.get(table) ?? refuse(ERROR.badTable);
    if (row < 1 || row > known.rows) refuse(ERROR.badRow);
    return known.fields.get(field) ?? refuse(ERROR.badField);
  }

  #taxField(row: number, field: number): Field {
    const tax = this.taxRows.find((known) => known.row === row) ?? refuse(ERROR.badRow);
    if (field === 1) return words(TAX_NAME_SIZE, () => tax.name);
    if (field === 2) return { size: 2, value: () => toBcd(tax.rate, 2) };
    return refuse(ERROR.badField);
  }
}

function resized(value: Uint8Array, size: number): Uint8Array {
  return value.length >= size ? value.slice(0, size) : concat(value, new Uint8Array(size - value.length));
}
