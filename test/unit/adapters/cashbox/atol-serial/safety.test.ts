import { describe, expect, it } from 'vitest';
import { KassaError } from '../../../../../src/core/errors.ts';
import { kopecks } from '../../../../../src/core/fiscal/money.ts';
import { leaveReceiptOpen } from '../../../../../src/simulator/kkt/faults/stranger.ts';
import { failureOf, KEY, MODELS, Rig, receiptOf, SIGNAL } from './rig.ts';

/** Every fiscal thing the driver can be asked to do, with the command that decides it. */
const DECISIONS = [
  ['the close of a receipt', '4a', (rig: Rig) => rig.sell()],
  ['the close of a shift', '5a', (rig: Rig) => rig.closeShift()],
  ['cash in', '49', (rig: Rig) => cash(rig, 'in')],
  ['cash out', '4f', (rig: Rig) => cash(rig, 'out')],
] as const;

const cash = (rig: Rig, direction: 'in' | 'out') =>
  rig.run(rig.driver.registerCash({ direction, sumKop: kopecks(100), cashier: undefined }, rig.hooks, SIGNAL));
const sent = (rig: Rig, code: string) => rig.tap.commands.filter((command) => command.startsWith(code)).length;

/** With cash in the drawer, so that cash out is possible. */
async function ready(model: 61 | 77, options: ConstructorParameters<typeof Rig>[0] = {}): Promise<Rig> {
  const rig = await new Rig({ model, ...options }).ready();
  await cash(rig, 'in');
  rig.tap.reset();
  return rig;
}

// Numbers: atol-serial-protocol.md, section 14.
describe.each(MODELS)('safety rules on model %i', (model) => {
  describe('1: a fiscal command whose result is unknown is never repeated', () => {
    it.each(DECISIONS)('%s: the answer is lost, the line lives', async (_, code, act) => {
      const rig = await ready(model);
      rig.kkt.use(`does-work-then-silence:${code}`);
      const before = rig.clock.monotonicMs();
      await act(rig);
      expect(sent(rig, code)).toBe(1);
      expect(rig.clock.monotonicMs() - before).toBeLessThanOrEqual(3_000);
    });

    it.each(DECISIONS)('%s: the device falls silent for good', async (_, code, act) => {
      const rig = await ready(model);
      rig.kkt.use(`does-work-then-deaf:${code}`);
      const before = rig.clock.monotonicMs();
      expect((await failureOf(act(rig))).code).toBe('CB-102');
      expect(sent(rig, code)).toBe(1);
      expect(rig.clock.monotonicMs() - before).toBeLessThanOrEqual(3_500);
      await rig.run(rig.driver.lost);
    });

    it.each(DECISIONS)('%s: the answer makes no sense', async (_, code, act) => {
      const rig = await ready(model);
      rig.kkt.use(`unreadable-answer:${code}`);
      expect((await failureOf(act(rig))).code).toBe('CB-103');
      expect(sent(rig, code)).toBe(1);
    });

    it.each(DECISIONS)('%s: an error nobody knows', async (_, code, act) => {
      const rig = await ready(model);
      rig.kkt.use(`unknown-error:${code}`);
      expect((await failureOf(act(rig))).code).toBe('CB-901');
      expect(sent(rig, code)).toBe(1);
    });

    it.each(DECISIONS)('%s: power goes before it', async (_, code, act) => {
      const rig = await ready(model);
      rig.kkt.use(`cuts-power-before:${code}`);
      expect((await failureOf(act(rig))).code).toBe('CB-102');
      expect(sent(rig, code)).toBe(1);
    });

    it.each(DECISIONS)('%s: power goes after it', async (_, code, act) => {
      const rig = await ready(model);
      rig.kkt.use(`cuts-power-after:${code}`);
      expect((await failureOf(act(rig))).code).toBe('CB-102');
      expect(sent(rig, code)).toBe(1);
    });

    it.each(DECISIONS)('%s: the device is busy', async (_, code, act) => {
      const rig = await ready(model);
      rig.kkt.use(`busy-once:${code}`);
      expect((await failureOf(act(rig))).code).toBe('CB-109');
      expect(sent(rig, code)).toBe(1);
    });

    it.each(DECISIONS)('%s: our own stop', async (_, code, act) => {
      const rig = await ready(model);
      rig.kkt.use(`hangs:${code}`);
      expect((await failureOf(act(rig))).code).toBe('CB-102');
      expect(sent(rig, code)).toBe(1);
    });

    it('the opening of a shift', async () => {
      const rig = new Rig({ model });
      await rig.connect();
      rig.kkt.use('does-work-then-deaf:9a');
      expect((await failureOf(rig.openShift())).code).toBe('CB-102');
      expect(sent(rig, '9a')).toBe(1);
    });

    it('a cancel', async () => {
      const rig = await ready(model);
      rig.kkt.use('fails:99:72');
      expect((await failureOf(rig.sell())).code).toBe('CB-442');
      rig.kkt.use('does-work-then-deaf:59');
      expect((await failureOf(rig.run(rig.driver.cancelReceipt(SIGNAL)))).code).toBe('CB-102');
      expect(sent(rig, '59')).toBe(1);
    });

    it('not even a close that the device says it never saw', async () => {
      const rig = await ready(model);
      rig.kkt.use('silence-before-work:4a');
      expect((await failureOf(rig.sell())).code).toBe('CB-102');
      expect(sent(rig, '4a')).toBe(1);
      expect(rig.kkt.ledger.receipts).toHaveLength(0);
    });

    it('nor where cash moves', async () => {
      const rig = await ready(model);
      rig.kkt.use('silence-before-work:49');
      expect((await failureOf(cash(rig, 'in'))).code).toBe('CB-102');
      expect(sent(rig, '49')).toBe(1);
    });
  });

  describe('2: the receipt is proven by the FN', () => {
    it('can be found again after the line went: number, operation, sum and key', async () => {
      const rig = await ready(model);
      const baseline = await rig.condition();
      rig.kkt.use('cuts-power-after:4a');
      await failureOf(rig.sell());
      await rig.clock.advance(5_000);
      const { taskAlive } = await rig.connect(rig.closings.at(-1));
      expect(taskAlive).toBe(false);
      const fdNumber = baseline.lastFdNumber + 1;
      expect(await rig.condition()).toMatchObject({ lastFdNumber: fdNumber, openReceipt: undefined });
      expect(await rig.run(rig.driver.readDocument(fdNumber, SIGNAL))).toMatchObject({
        operation: 'sell',
        totalKop: 20_100,
      });
      expect(await rig.run(rig.driver.readKey(fdNumber, SIGNAL))).toEqual({ read: true, key: KEY });
    });

    it('tells that the task of the close is still alive in a device that works on it', async () => {
      const rig = await ready(model, { timings: { closeMs: 30_000 } });
      const condition = await rig.condition();
      const stop = new AbortController();
      const work = rig.driver.registerReceipt(
        { receipt: receiptOf(), key: KEY, cashier: undefined, print: false, condition },
        { aboutToClose: (taskRef) => void rig.closings.push(taskRef) },
        stop.signal,
      );
      const failure = failureOf(work);
      await rig.clock.advance(5_000);
      stop.abort();
      expect((await rig.run(failure)).code).toBe('CB-102');
      const taskRef = rig.closings.at(-1) ?? '';
      expect(await rig.run(rig.driver.readTaskAlive(taskRef, SIGNAL))).toBe(true);
      await rig.clock.advance(30_000);
      expect(await rig.run(rig.driver.readTaskAlive(taskRef, SIGNAL))).toBe(false);
      expect(rig.kkt.ledger.receipts).toHaveLength(1);
    });

    it("does not take a stranger's document after ours for ours", async () => {
      const rig = await ready(model);
      rig.kkt.use('strangers-document:4a:after');
      expect((await failureOf(rig.sell())).code).toBe('CB-103');
      expect(sent(rig, '4a')).toBe(1);
    });

    it("finds ours behind a stranger's document by its key", async () => {
      const rig = await ready(model);
      rig.kkt.use('strangers-document');
      const document = await rig.sell();
      expect(rig.kkt.ledger.byKey(KEY).map(({ fdNumber }) => fdNumber)).toEqual([document.fdNumber]);
    });

    it('never calls a receipt made that the FN could not be asked about', async () => {
      const rig = await ready(model);
      rig.kkt.use('fails:9133:6C');
      expect((await failureOf(rig.sell())).code).toBe('CB-102');
      const other = await ready(model);
      other.kkt.use('unreadable-answer:a440');
      expect((await failureOf(other.sell())).code).toBe('CB-102');
    });
  });

  describe('5 and 7: what must not be worked with is refused', () => {
    it('lets no line leave whose rate the device does not have', async () => {
      const rig = await ready(model);
      rig.kkt.use('tax-table-differs');
      await rig.connect();
      rig.tap.reset();
      expect((await failureOf(rig.sell())).code).toBe('CB-450');
      expect(sent(rig, 'eb')).toBe(0);
      expect(sent(rig, '4a')).toBe(0);
    });
  });

  it('opens and closes shifts, proven by the documents of the FN', async () => {
    const rig = new Rig({ model, timings: { zReportMs: 3_000, clearingMs: 2_000 } });
    await rig.connect();
    expect(await rig.openShift()).toMatchObject({ type: 'shiftOpen', fdNumber: rig.kkt.reading.lastFdNumber });
    expect(await rig.closeShift()).toMatchObject({ type: 'shiftClose', fdNumber: rig.kkt.reading.lastFdNumber });
    expect(rig.kkt.reading.shift).toBe('closed');
  });

  it('enters a mode only when the device is in another one', async () => {
    const rig = new Rig({ model });
    await rig.connect();
    await rig.openShift();
    await rig.sell();
    await cash(rig, 'in');
    expect(sent(rig, '56 01')).toBe(1);
    await rig.closeShift();
    await rig.openShift();
    expect(rig.tap.commands.filter((command) => /^(48|56)/.test(command))).toEqual([
      '56 01 00 00 00 30',
      '48',
      '56 03 00 00 00 30',
      '48',
      '56 01 00 00 00 30',
    ]);
  });

  it('cancels a receipt only when told to', async () => {
    const rig = await ready(model);
    rig.kkt.use('fails:99:72');
    await failureOf(rig.sell());
    expect(sent(rig, '59')).toBe(0);
    await rig.run(rig.driver.cancelReceipt(SIGNAL));
    expect(rig.kkt.reading.isReceiptOpen).toBe(false);
    await rig.sell();
  });
});

describe('paper on the 30F', () => {
  const print = (rig: Rig) => rig.sell(receiptOf(), { print: true });

  it('3: a closed receipt that is not wholly on paper is finished, never made again', async () => {
    const rig = await ready(61);
    rig.kkt.use('paper-out-at-close');
    expect((await failureOf(print(rig))).code).toBe('CB-202');
    expect(await rig.condition()).toMatchObject({ printUnfinished: true, paper: 'out', openReceipt: undefined });
    rig.kkt.clearFaults();
    rig.kkt.device.hasPaper = true;
    await rig.run(rig.driver.continuePrint(SIGNAL));
    expect((await rig.condition()).printUnfinished).toBe(false);
    expect(rig.kkt.ledger.receipts).toHaveLength(1);
  });

  it('4: "no paper" means a roll before the close, and an unknown outcome from the close on', async () => {
    const rig = await ready(61);
    rig.kkt.use('fails:92:67');
    expect((await failureOf(print(rig))).code).toBe('CB-201');
    rig.kkt.use('paper-out-at-close:before');
    expect((await failureOf(print(rig))).code).toBe('CB-202');
    expect(rig.kkt.ledger.receipts).toEqual([]);
  });

  it('prints an X report and waits until it is out', async () => {
    const rig = new Rig({ model: 61, timings: { xReportMs: 4_000 } });
    await rig.connect();
    const before = rig.clock.monotonicMs();
    await rig.run(rig.driver.printXReport(undefined, SIGNAL));
    expect(rig.clock.monotonicMs() - before).toBeGreaterThanOrEqual(4_000);
    expect(sent(rig, '67 01')).toBe(1);
  });
});

describe('printed lines that are no document', () => {
  it('go to paper in their order and leave no document', async () => {
    const rig = await ready(61);
    const documents = rig.kkt.ledger.documents.length;
    await rig.run(rig.driver.printText(['раз', 'два'], SIGNAL));
    expect(rig.kkt.device.slips.slice(-3)).toEqual(['раз', 'два', expect.stringContaining('КОНЕЦ ДОКУМЕНТА')]);
    expect(rig.kkt.ledger.documents).toHaveLength(documents);
  });

  it("are not printed into a stranger's open receipt, and it stays open", async () => {
    const rig = await ready(61);
    leaveReceiptOpen(rig.kkt.device);
    expect((await failureOf(rig.run(rig.driver.printText(['раз'], SIGNAL)))).code).toBe('CB-302');
    expect(sent(rig, '4c')).toBe(0);
    expect(rig.kkt.reading.isReceiptOpen).toBe(true);
  });

  it('are not said again when the answer is lost', async () => {
    const rig = await ready(61);
    rig.kkt.use('does-work-then-silence:4c');
    await rig.run(rig.driver.printText(['раз'], SIGNAL)).catch(() => undefined);
    expect(rig.kkt.device.slips.filter((slip) => slip === 'раз')).toHaveLength(1);
  });

  it('are not called printed without paper', async () => {
    const rig = await ready(61);
    rig.kkt.use('paper-out');
    expect((await failureOf(rig.run(rig.driver.printText(['раз'], SIGNAL)))).code).toBe('CB-201');
  });
});

describe('print actions on the 42FS', () => {
  const ACTIONS = {
    printXReport: ({ driver }: Rig) => driver.printXReport(undefined, SIGNAL),
    printText: ({ driver }: Rig) => driver.printText(['раз'], SIGNAL),
    continuePrint: ({ driver }: Rig) => driver.continuePrint(SIGNAL),
  };
  it.each(['printXReport', 'printText', 'continuePrint'] as const)('%s is refused in words', async (name) => {
    const rig = await ready(77);
    const work = ACTIONS[name](rig);
    expect((await failureOf(rig.run(work))).code).toBe('CB-205');
    expect(rig.tap.commands).toEqual([]);
  });
});

it('errors carry what the device itself said', async () => {
  const rig = await ready(61);
  rig.kkt.use('fails:4a:98');
  const error = await rig.sell().catch((caught: unknown) => caught);
  expect(error).toBeInstanceOf(KassaError);
  expect(error).toMatchObject({ code: 'CB-309', vendor: { source: 'atol-serial', code: 0x98 } });
});
