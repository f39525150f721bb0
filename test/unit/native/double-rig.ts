import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { onTestFinished } from 'vitest';
import type { FptrHandle, LibraryFailure } from '../../../native/fptr-handle.ts';
import { loadFptr } from '../../../native/fptr-library.ts';
import { DoubleCashbox, type DoubleDevice } from '../../support/double-cashbox.ts';
import { JSON_DATA } from './double-sale.ts';

/** The double in this very process: for what needs no crash and no hang. */
export class DoubleRig {
  readonly cashbox: DoubleCashbox;
  readonly #file: string;

  constructor(file: string, device?: DoubleDevice) {
    this.#file = file;
    this.cashbox = new DoubleCashbox(mkdtempSync(join(tmpdir(), 'kassabridge-double-')), device);
    this.cashbox.setClock('2026-11-24T12:00:00');
    onTestFinished(() => rmSync(this.cashbox.folder, { recursive: true, force: true }));
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
