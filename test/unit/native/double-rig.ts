import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import type { FptrHandle, LibraryFailure } from '../../../native/fptr-handle.ts';
import { loadFptr } from '../../../native/fptr-library.ts';
import { DoubleCashbox, type DoubleDevice } from '../../support/double-cashbox.ts';

export const JSON_DATA = 65645;

/** The double in this very process: for what needs no crash and no hang. */
export class DoubleRig {
  readonly cashbox: DoubleCashbox;
  readonly #file: string;

  constructor(file: string, device?: DoubleDevice) {
    this.#file = file;
    this.cashbox = new DoubleCashbox(mkdtempSync(join(tmpdir(), 'kassabridge-double-')), device);
    this.cashbox.setClock('2026-11-24T12:00:00');
  }

  /** A handle on this cashbox, not opened yet. */
  handle(version = '10.10.8.0'): FptrHandle {
    process.env['KASSABRIDGE_DOUBLE_STATE'] = this.cashbox.folder;
    process.env['KASSABRIDGE_DOUBLE_VERSION'] = version;
    const handle = loadFptr(this.#file).createHandle();
    if (typeof handle === 'number') throw new Error(`create failed with ${handle}`);
    return handle;
  }

  opened(version?: string): FptrHandle {
    const handle = this.handle(version);
    mustWork(handle.call('open'));
    return handle;
  }
}

export function mustWork(failure: LibraryFailure | undefined): void {
  if (failure) throw new Error(`${failure.code} ${failure.text}`);
}

/** Runs a JSON task. @returns its answer, undefined when it is empty, or the failure */
export function task(
  handle: FptrHandle,
  json: object,
): { code: number; answer?: Record<string, unknown>; text?: string } {
  handle.setText(JSON_DATA, JSON.stringify(json));
  const failure = handle.call('process_json');
  if (failure) return { code: failure.code, text: failure.text };
  const text = handle.text(JSON_DATA) ?? '';
  return text === '' ? { code: 0 } : { code: 0, answer: JSON.parse(text) as Record<string, unknown> };
}

export function query(handle: FptrHandle, type: number): void {
  handle.setInt(65587, type);
  mustWork(handle.call('query_data'));
}

export function fnQuery(handle: FptrHandle, type: number, documentNumber?: number): LibraryFailure | undefined {
  handle.setInt(65622, type);
  if (documentNumber !== undefined) handle.setInt(65598, documentNumber);
  return handle.call('fn_query_data');
}

/** The page's own example of a sale, with our key first and the total said. */
export const SALE = {
  type: 'sell',
  taxationType: 'usnIncome',
  electronically: false,
  operator: { name: 'Иванова А. П.', vatin: '123654789507' },
  clientInfo: { emailOrPhone: 'guest@example.org' },
  paymentsPlace: 'https://shop.example',
  internet: true,
  items: [
    { type: 'userAttribute', name: 'kb', value: 'KEY-1', print: false },
    {
      type: 'position',
      name: 'Брелок',
      price: 150,
      quantity: 2,
      amount: 300,
      measurementUnit: 'piece',
      paymentMethod: 'fullPayment',
      paymentObject: 'commodity',
      tax: { type: 'none' },
    },
    { type: 'text', text: 'Заказ 1024', alignment: 'center' },
  ],
  payments: [{ type: 'electronically', sum: 300 }],
  total: 300,
};
