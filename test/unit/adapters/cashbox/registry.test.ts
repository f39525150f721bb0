import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openCashboxDriver } from '../../../../src/adapters/cashbox/registry.ts';
import { systemClock as clock } from '../../../../src/adapters/system/system-clock.ts';
import { KassaError } from '../../../../src/core/errors.ts';
import type { CashboxDriver } from '../../../../src/core/ports/cashbox-driver.ts';
import { VirtualKkt } from '../../../../src/simulator/kkt/index.ts';
import { servePty } from '../../../../src/simulator/kkt/serve-pty.ts';
import { serveTcp } from '../../../../src/simulator/kkt/serve-tcp.ts';
import { failureOf, KEY, receiptOf, SIGNAL } from './atol-serial/rig.ts';

const noLock = () => ({ release: () => undefined });
const settings = { driver: 'atol-serial', ports: [], taxRows: {} } as const;

/** A shift, a receipt, and the receipt found in the FN: over a real line of this computer. */
async function sellOne(driver: CashboxDriver, kkt: VirtualKkt): Promise<void> {
  const hooks = { aboutToClose: () => undefined };
  await driver.connect(SIGNAL);
  await driver.registerOpenShift({ cashier: undefined, condition: await driver.readCondition(SIGNAL) }, hooks, SIGNAL);
  const condition = await driver.readCondition(SIGNAL);
  const document = await driver.registerReceipt(
    { receipt: receiptOf(), key: KEY, cashier: undefined, print: false, condition },
    hooks,
    SIGNAL,
  );
  expect(kkt.ledger.byKey(KEY).map(({ fdNumber }) => fdNumber)).toEqual([document.fdNumber]);
  await driver.disconnect();
}

describe('a driver built from the settings', () => {
  it('sells over TCP', async () => {
    const kkt = new VirtualKkt({ clock });
    const server = await serveTcp({ kkt, host: '127.0.0.1', port: 0 });
    try {
      await sellOne(
        openCashboxDriver({ ...settings, port: server.name }, { clock, hostFolder: 'unused', lockDevice: noLock }),
        kkt,
      );
    } finally {
      await server.close();
    }
  });

  it.runIf(process.platform === 'linux')('sells over a serial port found by its serial number', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'kassabridge-ports-'));
    const kkt = new VirtualKkt({ clock, model: 77, serial: '00107700000042' });
    const linkPath = join(folder, 'ttyCASHBOX');
    const server = await servePty({ kkt, linkPath });
    try {
      const driver = openCashboxDriver(
        { ...settings, port: 'auto', ports: [join(folder, 'ttyNOTHING'), linkPath], serialNumber: '00107700000042' },
        { clock, hostFolder: 'unused', lockDevice: noLock, listPorts: async () => [] },
      );
      await sellOne(driver, kkt);
    } finally {
      await server.close();
      rmSync(folder, { recursive: true, force: true });
    }
  });

  it('asks for its passwords at every connection, before any line is opened', async () => {
    const opened: string[] = [];
    const driver = openCashboxDriver(
      { ...settings, port: 'tcp://127.0.0.1:9' },
      {
        clock,
        hostFolder: 'unused',
        lockDevice: (address) => {
          opened.push(address);
          return noLock();
        },
        passwords: () => {
          throw new KassaError('CB-804', 'нет файла passwords.json');
        },
      },
    );
    for (const _ of [1, 2]) expect((await failureOf(driver.connect(SIGNAL))).code).toBe('CB-804');
    expect(opened).toEqual([]);
  });

  it('says in words that no cashbox is there', async () => {
    const driver = openCashboxDriver(
      { ...settings, port: 'auto' },
      { clock, hostFolder: 'unused', lockDevice: noLock, listPorts: async () => [] },
    );
    expect((await failureOf(driver.connect(SIGNAL))).code).toBe('CB-105');
  });
});
