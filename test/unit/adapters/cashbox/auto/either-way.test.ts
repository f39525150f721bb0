import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type CashboxDriverKind, openCashboxDriver } from '../../../../../src/adapters/cashbox/registry.ts';
import { systemClock as clock } from '../../../../../src/adapters/system/system-clock.ts';
import { look } from '../../../../../src/agent/cashbox/settle.ts';
import type { Intent } from '../../../../../src/core/fiscalization/intent.ts';
import type { Doubt } from '../../../../../src/core/fiscalization/life.ts';
import type { CashboxDriver } from '../../../../../src/core/ports/cashbox-driver.ts';
import { VirtualKkt } from '../../../../../src/simulator/kkt/index.ts';
import { serveTcp } from '../../../../../src/simulator/kkt/serve-tcp.ts';
import { realDriver } from '../../../../support/real-driver.ts';
import { CASHIER, KEY, receiptOf, SIGNAL } from '../atol-serial/rig.ts';

const library = await realDriver();

/** Opens the shift and sells one receipt. @returns what the agent would have on disk about it */
async function sell(driver: CashboxDriver) {
  await driver.connect(SIGNAL);
  const before = await driver.readCondition(SIGNAL);
  await driver.registerOpenShift({ cashier: CASHIER, condition: before }, { aboutToClose: () => undefined }, SIGNAL);
  const condition = await driver.readCondition(SIGNAL);
  const refs: string[] = [];
  const hooks = { aboutToClose: (ref: string) => void refs.push(ref) };
  const receipt = receiptOf();
  const request = { receipt, key: KEY, cashier: CASHIER, print: false, condition };
  const document = await driver.registerReceipt(request, hooks, SIGNAL);
  await driver.disconnect();
  const { fnSerial, lastFdNumber, shift } = condition;
  const baseline = { fnSerial, lastFdNumber, shiftNumber: shift.number, cash: undefined };
  const doubt: Doubt = {
    attempt: 1,
    baseline,
    closing: { at: clock.now(), taskRef: refs[0] ?? '' },
    code: 'CB-102',
    detail: '',
  };
  const { operation, totalKop } = receipt;
  const intent: Intent = { kind: 'receipt', operation, totalKop, key: KEY, partialSumsKop: [] };
  return { taskRef: refs[0], document, doubt, intent };
}

describe.skipIf(library === undefined)('a receipt in doubt on one cashbox with two ways', () => {
  it.each([
    ['atol-dto', 'atol-serial'],
    ['atol-serial', 'atol-dto'],
  ] as const)('made through %s shows the same document and key through %s', async (maker, judge) => {
    const folder = mkdtempSync(join(tmpdir(), 'kassabridge-either-'));
    const kkt = new VirtualKkt({ clock });
    const server = await serveTcp({ kkt, host: '127.0.0.1', port: 0 });
    const open = (driver: CashboxDriverKind, named: string | undefined) =>
      openCashboxDriver(
        { driver, port: server.name, ports: [], taxRows: {}, library: named },
        { clock, hostFolder: join(folder, 'host'), lockDevice: () => ({ release: () => undefined }) },
      );
    try {
      const made = await sell(open(maker, library));
      // Either the library is gone and the agent goes by itself, or the owner has changed the settings.
      const driver = judge === 'atol-dto' ? open('atol-dto', library) : open('auto', join(folder, 'no-library'));
      const { taskAlive } = await driver.connect(SIGNAL, made.taskRef);
      expect(taskAlive).toBe(true);
      const { documents, taskAlive: later } = await look(driver, made.doubt, made.intent, clock, SIGNAL);
      expect(later).toBe(false);
      expect(documents).toEqual([{ document: made.document, key: { read: true, key: KEY } }]);
      await driver.disconnect();
    } finally {
      await server.close();
      kkt.close();
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
