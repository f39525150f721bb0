import { describe, expect, it } from 'vitest';
import type { LibraryCall } from '../../../../../src/contract/driver-host.ts';
import { ERRORS, KassaError } from '../../../../../src/core/errors.ts';
import { kopecks } from '../../../../../src/core/fiscal/money.ts';
import type { MemoryLibrary, Trouble } from './memory-library.ts';
import { CASHIER, connected, KEY, RECEIPT, SIGNAL, sell, witness } from './rig.ts';

/** Receipts are made by native calls before 10.10.7, by tasks from there on; both promise the same. */
const WAYS = [
  ['10.8.0.0', 'close_receipt'],
  ['10.10.8.0', 'process_json'],
] as const;

const decides = (method: string) => (call: LibraryCall) => call.method === method;

async function codeOf(work: Promise<unknown>): Promise<string> {
  try {
    await work;
  } catch (error) {
    if (error instanceof KassaError) return error.code;
    throw error;
  }
  throw new Error('It went well');
}

const remedyOf = (code: string) => ERRORS[code as keyof typeof ERRORS].remedy;

describe.each(WAYS)('a receipt through driver %s', (version, method) => {
  const rig = (arrange: (library: MemoryLibrary) => void = () => undefined) =>
    connected((library) => {
      library.version = version;
      arrange(library);
    });

  it('is made once and read back from the FN with operation, sum and key', async () => {
    const cashbox = await rig();
    const { document, closings } = await sell(cashbox);
    expect(await document).toMatchObject({
      fdNumber: 2,
      type: 'receipt',
      operation: 'sell',
      totalKop: 30_100,
      fiscalSign: '0098096426',
      issuedAt: '2026-11-24T12:00',
    });
    expect(cashbox.library.lastFd).toBe(2);
    expect(closings.length).toBe(1);
  });

  it('is announced right before the one call that decides', async () => {
    const cashbox = await rig();
    const { document, closings } = await sell(cashbox);
    await document;
    const [closing] = closings;
    expect(cashbox.library.made[closing?.callsBefore ?? -1]?.method).toBe(method);
    expect(cashbox.library.made.filter((call) => call.method === method).length).toBe(1);
    expect(closing?.taskRef).toBe(`dto:${KEY}`);
  });

  it('is not begun when the intent cannot be written down', async () => {
    const cashbox = await rig();
    const condition = await cashbox.clock.run(cashbox.driver.readCondition(SIGNAL));
    const hooks = {
      aboutToClose: () => {
        throw new KassaError('CB-802');
      },
    };
    const request = { receipt: RECEIPT, key: KEY, cashier: CASHIER, print: true, condition };
    expect(await codeOf(cashbox.clock.run(cashbox.driver.registerReceipt(request, hooks, SIGNAL)))).toBe('CB-802');
    expect(cashbox.library.lastFd).toBe(1);
  });

  // 4.2.1: an error is no absence.
  it.each<[string, Trouble]>([
    ['the link is lost', 241],
    ['the FN does not answer', 115],
    ['the device is busy', 55],
    ['a script of the driver breaks', 503],
    ['nobody knows the code', 777_777],
    ['the driver host is killed', 'dies'],
  ])('that is in the FN although %s is in doubt, never denied', async (_, trouble) => {
    const cashbox = await rig((library) => library.after.push({ when: decides(method), trouble }));
    const { document } = await sell(cashbox);
    expect(remedyOf(await codeOf(document))).toBe('reconcile');
    expect(cashbox.library.lastFd).toBe(2);
  });

  it.each<[string, Trouble]>([
    ['the link is lost', 241],
    ['the driver host is killed', 'dies'],
    ['the paper ends', 44],
  ])('that is not in the FN because %s is in doubt as well: nobody here can know', async (_, trouble) => {
    const cashbox = await rig((library) => library.before.push({ when: decides(method), trouble }));
    const { document } = await sell(cashbox);
    expect(remedyOf(await codeOf(document))).toBe('reconcile');
    expect(cashbox.library.lastFd).toBe(1);
  });

  // 4.2.4: done only with a number above the remembered one.
  it('that leaves no document is not called made, whatever the library answers', async () => {
    const cashbox = await rig();
    const condition = await cashbox.clock.run(cashbox.driver.readCondition(SIGNAL));
    const request = {
      receipt: RECEIPT,
      key: KEY,
      cashier: undefined,
      print: true,
      condition: { ...condition, lastFdNumber: 9 },
    };
    const { hooks } = witness(cashbox.library);
    expect(await codeOf(cashbox.clock.run(cashbox.driver.registerReceipt(request, hooks, SIGNAL)))).toBe('CB-103');
  });

  it('is not mistaken for the receipt of somebody else that came last', async () => {
    const cashbox = await rig();
    const stranger = { type: 3, operation: 1, totalKop: 30_100, tags: [] };
    cashbox.library.after.push({
      when: (call) => {
        if (call.method === method) cashbox.library.documents.push(stranger);
        return false;
      },
      trouble: 1,
    });
    const { document } = await sell(cashbox);
    expect(await codeOf(document)).toBe('CB-103');
  });

  it('is in doubt when it cannot be read back', async () => {
    const cashbox = await rig();
    const { document } = await sell(cashbox);
    cashbox.library.before.push({ when: ({ method: name }) => name === 'fn_query_data', trouble: 241, times: 9 });
    expect(await codeOf(document)).toBe('CB-102');
  });

  it('without the internet sign it was given is not proven, and no other one is begun', async () => {
    const cashbox = await rig((library) => {
      library.keepsInternetSign = false;
    });
    const { document } = await sell(cashbox);
    expect(await codeOf(document)).toBe('CB-103');
    const refusal = cashbox.driver.refusalOf(RECEIPT);
    expect(refusal?.code).toBe('CB-139');
    expect(cashbox.driver.refusalOf({ ...RECEIPT, internetSign: false })).toBeUndefined();
  });

  it.each([
    [0, 'CB-315'],
    [2, 'CB-301'],
  ])('never opens or changes the shift by itself (state %i)', async (shift, code) => {
    const cashbox = await rig((library) => {
      library.shift = shift;
    });
    const { document, closings } = await sell(cashbox);
    expect(await codeOf(document)).toBe(code);
    expect(closings).toEqual([]);
    expect(cashbox.library.made).toEqual([]);
  });

  it('parks the cashbox when a stranger has a receipt open, and leaves it open', async () => {
    const cashbox = await rig((library) => {
      library.openReceipt = 1;
    });
    const { document, closings } = await sell(cashbox);
    expect(await codeOf(document)).toBe('CB-302');
    expect(closings).toEqual([]);
    expect(cashbox.library.openReceipt).toBe(1);
  });

  it('leaves a receipt alone that a stranger opened since the last look', async () => {
    const cashbox = await rig();
    const condition = await cashbox.clock.run(cashbox.driver.readCondition(SIGNAL));
    cashbox.library.openReceipt = 2;
    const { hooks, closings } = witness(cashbox.library);
    const request = { receipt: RECEIPT, key: KEY, cashier: undefined, print: true, condition };
    expect(await codeOf(cashbox.clock.run(cashbox.driver.registerReceipt(request, hooks, SIGNAL)))).toBe('CB-302');
    expect(closings).toEqual([]);
    expect(cashbox.library.openReceipt).toBe(2);
  });

  it('is never cancelled here, whatever happened to it', async () => {
    const cashbox = await rig((library) => library.after.push({ when: decides(method), trouble: 241 }));
    const { document } = await sell(cashbox);
    await codeOf(document);
    expect(cashbox.library.made.filter((call) => call.method === 'cancel_receipt')).toEqual([]);
  });
});

describe('a receipt as a task', () => {
  const rig = (arrange: (library: MemoryLibrary) => void) =>
    connected((library) => {
      library.version = '10.10.8.0';
      arrange(library);
    });

  // 4.2.2: success is no complete answer; seen on 10.8.
  it('that answered with nothing is made all the same when the FN shows it', async () => {
    const cashbox = await rig((library) =>
      library.after.push({ when: decides('process_json'), trouble: 'emptyAnswer' }),
    );
    expect((await (await sell(cashbox)).document).fdNumber).toBe(2);
  });

  // 4.2.3: success is no receipt.
  it('that succeeded without a document is no receipt', async () => {
    const cashbox = await rig((library) => library.taskAnswers.set('sell', () => ({ validateMarks: [] })));
    expect(await codeOf((await sell(cashbox)).document)).toBe('CB-103');
  });

  it('whose answer is no JSON the agent can read is in doubt', async () => {
    const cashbox = await rig((library) => library.taskAnswers.set('sell', () => 'готово'));
    expect(remedyOf(await codeOf((await sell(cashbox)).document))).toBe('reconcile');
  });

  it('that the library cannot even read is refused before anything decides', async () => {
    const cashbox = await rig((library) => library.before.push({ when: decides('validate_json'), trouble: 501 }));
    const { document, closings } = await sell(cashbox);
    expect(await codeOf(document)).toBe('CB-449');
    expect(closings).toEqual([]);
  });

  it('for which the library has no validator is made', async () => {
    const cashbox = await rig((library) => library.before.push({ when: decides('validate_json'), trouble: 504 }));
    expect((await (await sell(cashbox)).document).fdNumber).toBe(2);
  });

  it('whose paper is not whole is made, and its paper is finished later', async () => {
    const cashbox = await rig((library) => library.taskAnswers.clear());
    const { document } = await sell(cashbox);
    await document;
    cashbox.library.taskAnswers.set('closeShift', () => {
      cashbox.library.documents.push({ type: 5, operation: 0, totalKop: 0, tags: [] });
      return { fiscalParams: { fiscalDocumentNumber: 3 }, warnings: { notPrinted: true } };
    });
    const condition = await cashbox.clock.run(cashbox.driver.readCondition(SIGNAL));
    const { hooks } = witness(cashbox.library);
    await cashbox.clock.run(cashbox.driver.registerCloseShift({ cashier: undefined, condition }, hooks, SIGNAL));
    expect((await cashbox.clock.run(cashbox.driver.readCondition(SIGNAL))).printUnfinished).toBe(true);
    await cashbox.clock.run(cashbox.driver.continuePrint(SIGNAL));
    expect((await cashbox.clock.run(cashbox.driver.readCondition(SIGNAL))).printUnfinished).toBe(false);
  });
});

describe('a receipt by native calls', () => {
  it('that fails before the close is refused without a doubt', async () => {
    const cashbox = await connected((library) =>
      library.before.push({ when: ({ method }) => method === 'registration', trouble: 144 }),
    );
    const { document, closings } = await sell(cashbox);
    expect(await codeOf(document)).toBe('CB-443');
    expect(closings).toEqual([]);
    expect(cashbox.library.lastFd).toBe(1);
  });
});

describe('paper that may not be whole', () => {
  it('is finished after every deciding call that went wrong, over a new connection too', async () => {
    const cashbox = await connected((library) => library.after.push({ when: decides('close_receipt'), trouble: 44 }));
    await codeOf((await sell(cashbox)).document);
    const { driver, clock } = cashbox;
    expect((await clock.run(driver.readCondition(SIGNAL))).printUnfinished).toBe(true);
    await clock.run(driver.connect(SIGNAL));
    expect((await clock.run(driver.readCondition(SIGNAL))).printUnfinished).toBe(true);
    await clock.run(driver.continuePrint(SIGNAL));
    expect((await clock.run(driver.readCondition(SIGNAL))).printUnfinished).toBe(false);
  });

  it('is finished when an earlier process left its receipt in doubt', async () => {
    const { driver, clock } = await connected();
    await clock.run(driver.connect(SIGNAL, 'dto:site:812'));
    expect((await clock.run(driver.readCondition(SIGNAL))).printUnfinished).toBe(true);
    await clock.run(driver.continuePrint(SIGNAL));
    expect((await clock.run(driver.readCondition(SIGNAL))).printUnfinished).toBe(false);
  });
});

describe('a task of an earlier connection', () => {
  it('is not alive: no call outlives the driver host it was made in', async () => {
    const { driver } = await connected();
    expect(await driver.readTaskAlive('dto:site:812', SIGNAL)).toBe(false);
  });
});

describe('shift documents', () => {
  it('are steps of their own, proven by number and type', async () => {
    const { driver, clock, library } = await connected((made) => {
      made.shift = 0;
    });
    const { hooks, closings } = witness(library);
    const before = await clock.run(driver.readCondition(SIGNAL));
    const opened = await clock.run(driver.registerOpenShift({ cashier: CASHIER, condition: before }, hooks, SIGNAL));
    expect(opened).toMatchObject({ fdNumber: 2, type: 'shiftOpen' });
    const after = await clock.run(driver.readCondition(SIGNAL));
    const closed = await clock.run(driver.registerCloseShift({ cashier: CASHIER, condition: after }, hooks, SIGNAL));
    expect(closed).toMatchObject({ fdNumber: 3, type: 'shiftClose' });
    expect(closings.map(({ taskRef }) => taskRef)).toEqual(['dto:openShift:1', 'dto:closeShift:2']);
    expect(library.tasks.map(({ type }) => type)).toEqual(['openShift', 'closeShift']);
  });

  it.each<[Trouble]>([[241], [151], [175], ['dies'], [777_777]])('are in doubt after %s', async (trouble) => {
    const { driver, clock, library } = await connected();
    library.after.push({ when: decides('process_json'), trouble });
    const condition = await clock.run(driver.readCondition(SIGNAL));
    const { hooks } = witness(library);
    const work = clock.run(driver.registerCloseShift({ cashier: undefined, condition }, hooks, SIGNAL));
    expect(remedyOf(await codeOf(work))).toBe('reconcile');
    expect(library.shift).toBe(0);
  });

  it('are not begun over a receipt that is open, which the task would cancel', async () => {
    const { driver, clock, library } = await connected();
    const condition = await clock.run(driver.readCondition(SIGNAL));
    library.openReceipt = 1;
    const { hooks, closings } = witness(library);
    const work = clock.run(driver.registerCloseShift({ cashier: undefined, condition }, hooks, SIGNAL));
    expect(await codeOf(work)).toBe('CB-302');
    expect(closings).toEqual([]);
    expect(library.openReceipt).toBe(1);
  });
});

describe('cash', () => {
  const put = { direction: 'in', sumKop: kopecks(12_345), cashier: CASHIER } as const;

  it('moves the counters, which are the only proof', async () => {
    const { driver, clock, library } = await connected();
    const { hooks, closings } = witness(library);
    await clock.run(driver.registerCash(put, hooks, SIGNAL));
    const counters = await clock.run(driver.readCashCounters(SIGNAL));
    expect(counters).toMatchObject({ cashInCount: 1, cashInKop: 12_345 });
    expect(closings.map(({ taskRef }) => taskRef)).toEqual(['dto:cashIn']);
  });

  it('never opens a shift on the way, as the library would', async () => {
    const { driver, clock, library } = await connected((made) => {
      made.shift = 0;
    });
    const { hooks, closings } = witness(library);
    expect(await codeOf(clock.run(driver.registerCash(put, hooks, SIGNAL)))).toBe('CB-315');
    expect(closings).toEqual([]);
    expect(library.lastFd).toBe(1);
  });

  it('is in doubt after a lost link, and is not repeated here', async () => {
    const { driver, clock, library } = await connected();
    library.after.push({ when: decides('process_json'), trouble: 241 });
    const { hooks } = witness(library);
    expect(await codeOf(clock.run(driver.registerCash(put, hooks, SIGNAL)))).toBe('CB-102');
    expect(library.cashInCount).toBe(1);
  });
});
