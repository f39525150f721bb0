import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import type { OpenLibrary } from '../../../../../src/adapters/cashbox/atol-dto/host/library.ts';
import { loadLibrary } from '../../../../../src/driver-host/load-library.ts';
import { makeCalls } from '../../../../../src/driver-host/make-calls.ts';
import { buildDouble } from '../../../../support/double.ts';
import { DoubleCashbox, type DoubleDevice } from '../../../../support/double-cashbox.ts';
import { VirtualClock } from '../../../../support/virtual-clock.ts';

/** The C double, or undefined without a compiler. */
export const FILE = await buildDouble();
export const BY_CALLS = '10.9.5.0';
export const BY_TASK = '10.10.8.0';

const NOW = '2026-11-24T12:00:00';

/** The double in this very process: for what neither hangs nor crashes (that is the driver host's to live through). */
export const inProcess =
  (file: string): OpenLibrary =>
  async (settings) => {
    const loaded = loadLibrary(file, settings);
    if ('fault' in loaded) throw new Error(`${loaded.fault} ${loaded.detail}`);
    const gone = Promise.withResolvers<void>();
    return {
      version: loaded.version,
      gone: gone.promise,
      call: async (calls) => makeCalls(loaded.handle, calls),
      end: async () => {
        loaded.handle.call('close');
        gone.resolve();
      },
    };
  };

/**
 * A cashbox of the double on the noon of 24 November 2026, and what connects to it.
 *
 * @param version of the driver it plays
 */
export function freshCashbox(version: string, device: DoubleDevice = {}) {
  const cashbox = new DoubleCashbox(mkdtempSync(join(tmpdir(), 'kassabridge-dto-')), device);
  cashbox.setClock(NOW);
  process.env['KASSABRIDGE_DOUBLE_STATE'] = cashbox.folder;
  process.env['KASSABRIDGE_DOUBLE_VERSION'] = version;
  const clock = new VirtualClock();
  return { cashbox, options: { clock, openLibrary: inProcess(FILE ?? ''), port: 'tcp://127.0.0.1:5555' } };
}
