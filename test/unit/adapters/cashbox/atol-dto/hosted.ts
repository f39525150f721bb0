import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { connect } from '../../../../../src/adapters/cashbox/atol-dto/connect.ts';
import { AtolDtoDriver, type AtolDtoOptions } from '../../../../../src/adapters/cashbox/atol-dto/driver.ts';
import type { OpenLibrary } from '../../../../../src/adapters/cashbox/atol-dto/host/library.ts';
import { libraryOpener } from '../../../../../src/adapters/cashbox/atol-dto/host/open-library.ts';
import { systemClock } from '../../../../../src/adapters/system/system-clock.ts';
import type { Clock } from '../../../../../src/core/ports/clock.ts';
import { DoubleCashbox, type DoubleDevice } from '../../../../support/double-cashbox.ts';
import { inProcess } from './double-in-process.ts';
import { CASHIER, SIGNAL } from './rig.ts';

const COMPILED = fileURLToPath(new URL('../../../../../.cache/driver-host/', import.meta.url));

/** A clock on which sleeping takes no time: what polls goes on at once, and a minute of patience is soon over. */
class HastyClock implements Clock {
  #sleptMs = 0;

  now(): number {
    return systemClock.now() + this.#sleptMs;
  }

  monotonicMs(): number {
    return systemClock.monotonicMs() + this.#sleptMs;
  }

  async sleep(ms: number, signal?: AbortSignal): Promise<void> {
    signal?.throwIfAborted();
    this.#sleptMs += ms;
  }
}

export interface HostedOptions extends DoubleDevice {
  /** Build that the double plays. */
  readonly version?: string;
  readonly withoutMarkingAnswer?: AtolDtoOptions['withoutMarkingAnswer'];
  /** In a driver host, which what hangs or crashes needs; a library in this process answers sooner. */
  readonly inHost?: boolean;
}

const made: (() => Promise<void>)[] = [];

/** Ends every driver host and removes every device made so far. */
export async function endHosted(): Promise<void> {
  await Promise.all(made.splice(0).map((end) => end()));
}

/** Where a library runs in a driver host of its own. */
export function hostOf(library: string, env: Readonly<Record<string, string>> = {}): OpenLibrary {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'kassabridge-hosted-')));
  made.push(async () => rmSync(folder, { recursive: true, force: true }));
  return libraryOpener({ clock: systemClock, folder, library, env: { NODE_COMPILE_CACHE: COMPILED, ...env } });
}

function inThisProcess(library: string, env: Readonly<Record<string, string>>): OpenLibrary {
  return (settings, signal) => {
    Object.assign(process.env, env);
    return inProcess(library)(settings, signal);
  };
}

function doubleOptions(library: string, options: HostedOptions) {
  const { version = '10.10.8.0', withoutMarkingAnswer, inHost = false, ...device } = options;
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'kassabridge-hosted-')));
  const cashbox = new DoubleCashbox(folder, device);
  cashbox.setClock('2026-11-24T12:00:00');
  const env = { ...cashbox.environment(), KASSABRIDGE_DOUBLE_VERSION: version };
  made.push(async () => rmSync(folder, { recursive: true, force: true }));
  const all: AtolDtoOptions = {
    clock: new HastyClock(),
    openLibrary: inHost ? hostOf(library, env) : inThisProcess(library, env),
    port: 'tcp://127.0.0.1:5555',
    withoutMarkingAnswer,
  };
  return { cashbox, options: all };
}

/** A connection to the double, for tasks alone. */
export async function hostedSession(library: string, options: HostedOptions) {
  const double = doubleOptions(library, options);
  const { session } = await connect(double.options, SIGNAL);
  made.unshift(() => session.device.end());
  return { cashbox: double.cashbox, session };
}

/** The driver on the double, in an open shift. */
export async function hostedDriver(library: string, options: HostedOptions = {}) {
  const { cashbox, options: all } = doubleOptions(library, options);
  const driver = new AtolDtoDriver(all);
  await driver.connect(SIGNAL);
  made.unshift(() => driver.disconnect());
  const notes: string[] = [];
  const decided: string[] = [];
  const hooks = {
    aboutToClose: (taskRef: string) => decided.push(taskRef),
    note: (what: string, detail: string) => notes.push(`${what}: ${detail}`),
  };
  const condition = await driver.readCondition(SIGNAL);
  await driver.registerOpenShift({ cashier: CASHIER, condition }, hooks, SIGNAL);
  decided.length = 0;
  return { cashbox, driver, notes, decided, hooks };
}
