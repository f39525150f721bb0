import { spawn } from 'node:child_process';
import { once } from 'node:events';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, vi } from 'vitest';
import { buildDouble } from '../../support/double.ts';
import { keyOf, tagOf } from '../../support/double-cashbox.ts';
import { DoubleRig, fnQuery, mustWork, query, task } from './double-rig.ts';
import { JSON_DATA, SALE } from './double-sale.ts';

const file = await buildDouble();
const CHILD = fileURLToPath(new URL('./double-child.ts', import.meta.url));

/** A rig with an open shift: FD 2 is the shift, the next sale is FD 3. */
function rigWithShift(path: string): { rig: DoubleRig; handle: ReturnType<DoubleRig['opened']> } {
  const rig = new DoubleRig(path);
  const handle = rig.opened();
  mustWork(handle.call('open_shift'));
  return { rig, handle };
}

function childOf(rig: DoubleRig, path: string): ReturnType<typeof spawn> {
  const env = { ...process.env, ...rig.cashbox.environment() };
  return spawn(process.execPath, [CHILD, path], { env, stdio: ['ignore', 'pipe', 'ignore'] });
}

describe.runIf(file !== undefined)('faults of the C double', () => {
  const path = file ?? '';

  it('gives an error before the effect, and nothing is in the FN', () => {
    const { rig, handle } = rigWithShift(path);
    rig.cashbox.fault('error', { at: 'sell', code: 15 });
    expect(task(handle, SALE).code).toBe(15);
    expect(rig.cashbox.receipts()).toHaveLength(0);
    rig.cashbox.heal();
    expect(task(handle, SALE).code).toBe(0);
  });

  it('gives an error after the effect, and the receipt stands', () => {
    const { rig, handle } = rigWithShift(path);
    rig.cashbox.fault('error', { at: 'sell', when: 'after', code: 503 });
    expect(task(handle, SALE).code).toBe(503);
    expect(rig.cashbox.receipts()).toHaveLength(1);
  });

  it('turns an error of the closing call into success when the document is in the FN', () => {
    const { rig, handle } = rigWithShift(path);
    rig.cashbox.fault('error', { at: 'close_receipt', when: 'after', code: 46 });
    expect(task(handle, SALE)).toMatchObject({ code: 0, answer: { fiscalParams: { fiscalDocumentNumber: 3 } } });
  });

  it('cancels the receipt and keeps the closing error when the document is not there', () => {
    const { rig, handle } = rigWithShift(path);
    rig.cashbox.fault('error', { at: 'close_receipt', code: 46, times: 1 });
    expect(task(handle, SALE).code).toBe(46);
    expect(rig.cashbox.state().receipt).toBeUndefined();
    expect(task(handle, SALE).code).toBe(0);
  });

  it('answers with nothing, or with too little, for a receipt that exists', () => {
    const { rig, handle } = rigWithShift(path);
    const empty = rig.cashbox.fault('empty', { at: 'sell' });
    expect(task(handle, SALE)).toEqual({ code: 0 });
    rig.cashbox.heal(empty);
    rig.cashbox.fault('partial');
    const params = task(handle, SALE).answer?.['fiscalParams'];
    expect(params).toMatchObject({ total: 300 });
    expect(params).not.toHaveProperty('fiscalDocumentNumber');
    expect(rig.cashbox.receipts().map(({ number }) => number)).toEqual([3, 4]);
  });

  it('loses the link until it is opened anew, while it still says it is open', () => {
    const { rig, handle } = rigWithShift(path);
    rig.cashbox.fault('lost', { at: 'sell', when: 'after', times: 1 });
    expect(task(handle, SALE).code).toBe(241);
    expect(fnQuery(handle, 5)?.code).toBe(241);
    mustWork(handle.call('open'));
    mustWork(fnQuery(handle, 5));
    expect(handle.int(65598)).toBe(3);
  });

  it('has its cable out until it is put in again', () => {
    const { rig, handle } = rigWithShift(path);
    rig.cashbox.fault('unplugged');
    expect(fnQuery(handle, 5)?.code).toBe(241);
    expect(handle.call('open')?.code).toBe(2);
    rig.cashbox.heal();
    expect(fnQuery(handle, 5)?.code).toBe(241);
    mustWork(handle.call('open'));
    mustWork(fnQuery(handle, 5));
  });

  it('lets a stranger sell between two calls of ours', () => {
    const { rig, handle } = rigWithShift(path);
    rig.cashbox.fault('stranger-sale', { times: 1 });
    mustWork(fnQuery(handle, 5));
    mustWork(fnQuery(handle, 5));
    expect(handle.int(65598)).toBe(3);
    expect(rig.cashbox.receipts()).toMatchObject([{ number: 3, stranger: true, sumKop: 77700 }]);
  });

  it('is busy three times and then no more', () => {
    const { rig, handle } = rigWithShift(path);
    rig.cashbox.fault('busy', { at: 'fn_query_data', times: 3 });
    const codes = [0, 0, 0, 0].map(() => fnQuery(handle, 5)?.code ?? 0);
    expect(codes).toEqual([55, 55, 55, 0]);
  });

  it('runs out of paper before the receipt: nothing happened', () => {
    const { rig, handle } = rigWithShift(path);
    rig.cashbox.fault('paper');
    query(handle, 0);
    expect(handle.bool(65594)).toBe(false);
    expect(task(handle, SALE).code).toBe(44);
    expect(task(handle, { ...SALE, electronically: true }).code).toBe(0);
    expect(rig.cashbox.receipts()).toHaveLength(1);
  });

  it('runs out of paper at the close: the receipt exists, and wants to be continued before all else', () => {
    const { rig, handle } = rigWithShift(path);
    rig.cashbox.fault('paper', { when: 'close', times: 1 });
    expect(task(handle, SALE)).toMatchObject({ code: 0, answer: { warnings: { notPrinted: true } } });
    expect(rig.cashbox.receipts()[0]).toMatchObject({ printed: false });
    expect(task(handle, SALE).code).toBe(177);
    mustWork(handle.call('continue_print'));
    expect(rig.cashbox.receipts()[0]).toMatchObject({ printed: true });
    expect(task(handle, SALE).code).toBe(0);
  });

  it('shows a stranger’s open receipt, which a task then cancels', () => {
    const { rig, handle } = rigWithShift(path);
    rig.cashbox.fault('stranger-receipt', { times: 1 });
    query(handle, 15);
    expect([handle.int(65545), handle.double(65600)]).toEqual([1, 777]);
    expect(task(handle, { type: 'getShiftStatus' }).code).toBe(0);
    expect(rig.cashbox.state().receipt).toMatchObject({ stranger: true });
    expect(task(handle, { type: 'reportX' }).code).toBe(0);
    expect(rig.cashbox.state().receipt).toBeUndefined();
  });

  it('lets a stranger’s document take the number before ours', () => {
    const { rig, handle } = rigWithShift(path);
    rig.cashbox.fault('stranger-document', { times: 1 });
    expect(task(handle, SALE).answer).toMatchObject({ fiscalParams: { fiscalDocumentNumber: 4 } });
    expect(rig.cashbox.receipts().map((one) => [one.number, keyOf(one)])).toEqual([
      [3, undefined],
      [4, 'KEY-1'],
    ]);
  });

  it('writes no key and no internet sign, and says nothing about it', () => {
    const { rig, handle } = rigWithShift(path);
    rig.cashbox.fault('no-key');
    rig.cashbox.fault('drop-1125');
    expect(task(handle, SALE).code).toBe(0);
    const [receipt] = rig.cashbox.receipts();
    expect(receipt && [keyOf(receipt), tagOf(receipt.tags, 1125)]).toEqual([undefined, undefined]);
  });

  it('leaves a position out: the total said in the task makes that loud', () => {
    const { rig, handle } = rigWithShift(path);
    rig.cashbox.fault('drop-item', { at: 'registration', times: 1 });
    expect(task(handle, SALE).code).toBe(227);
    expect(rig.cashbox.receipts()).toHaveLength(0);
  });

  it('counts a shift as too long by its own clock, and by the fault', () => {
    const { rig, handle } = rigWithShift(path);
    rig.cashbox.setClock('2026-11-25T12:00:01');
    query(handle, 14);
    expect(handle.int(65592)).toBe(2);
    expect(task(handle, SALE).code).toBe(68);
    rig.cashbox.setClock('2026-11-24T13:00:00');
    rig.cashbox.fault('shift-expired', { code: 141 });
    expect(task(handle, SALE).code).toBe(141);
  });

  it('lets a dead FN answer nothing while the device still talks', () => {
    const { rig, handle } = rigWithShift(path);
    rig.cashbox.fault('fn-dead');
    query(handle, 0);
    expect(fnQuery(handle, 5)?.code).toBe(118);
    expect(task(handle, SALE).code).toBe(118);
  });

  it('has another FN inside after a reopening', () => {
    const { rig, handle } = rigWithShift(path);
    mustWork(handle.call('close'));
    rig.cashbox.fault('other-fn', { serial: '9999078900005555', last: 7, times: 1 });
    const again = rig.opened();
    mustWork(fnQuery(again, 2));
    expect(again.text(65559)).toBe('9999078900005555');
    mustWork(fnQuery(again, 5));
    expect(again.int(65598)).toBe(7);
  });

  it.each([3, 4, 11, 2])('refuses to open with %d', (code) => {
    const rig = new DoubleRig(path);
    const handle = rig.handle();
    rig.cashbox.fault('error', { at: 'open', code });
    expect(handle.call('open')?.code).toBe(code);
    expect(fnQuery(handle, 5)?.code).toBe(1);
  });

  it('is held by one owner at a time', () => {
    const rig = new DoubleRig(path);
    const first = rig.opened();
    const second = rig.handle();
    expect(second.call('open')?.code).toBe(3);
    mustWork(first.call('close'));
    mustWork(second.call('open'));
  });

  it('lets the size of a text grow for ever, and the reader gives up though the receipt exists', () => {
    const { rig, handle } = rigWithShift(path);
    rig.cashbox.fault('size', { at: 'get_param_str', how: 'growing' });
    handle.setText(JSON_DATA, JSON.stringify(SALE));
    mustWork(handle.call('process_json'));
    expect(handle.text(JSON_DATA)).toBeUndefined();
    expect(rig.cashbox.receipts()).toHaveLength(1);
  });

  it.each([
    ['negative', ''],
    ['small', '{"counters":{"cashSum":10},"cashDrawerStatus"'],
  ])('gives a %s size and no whole text with it', (how, expected) => {
    const { rig, handle } = rigWithShift(path);
    mustWork(handle.call('close'));
    mustWork(handle.call('open'));
    expect(task(handle, { type: 'cashIn', cashSum: 10 }).code).toBe(0);
    rig.cashbox.fault('size', { at: 'get_param_str', how });
    handle.setText(JSON_DATA, JSON.stringify({ type: 'getCashDrawerStatus' }));
    mustWork(handle.call('process_json'));
    const text = handle.text(JSON_DATA) ?? '';
    expect(expected.startsWith(text)).toBe(true);
  });

  it('brings a document late: not there when the task is done, there when it is let go on', () => {
    const { rig, handle } = rigWithShift(path);
    rig.cashbox.fault('late', { at: 'receipt', ms: 2000, times: 1 });
    expect(task(handle, SALE)).toMatchObject({ code: 0, answer: { warnings: {} } });
    mustWork(fnQuery(handle, 5));
    expect(handle.int(65598)).toBe(2);
    rig.cashbox.setClock('2026-11-24T12:00:03');
    mustWork(fnQuery(handle, 5));
    expect(handle.int(65598)).toBe(3);
  });

  it('lives on when its process dies in the crash after the effect', async () => {
    const { rig, handle } = rigWithShift(path);
    mustWork(handle.call('close'));
    const crash = rig.cashbox.fault('crash', { at: 'sell', when: 'after', times: 1 });
    const child = childOf(rig, path);
    await once(child, 'exit');
    expect(child.signalCode).toBe('SIGABRT');
    expect(rig.cashbox.metFault(crash)).toBe(1);
    const again = rig.opened();
    mustWork(fnQuery(again, 5));
    expect(again.int(65598)).toBe(3);
  });

  it('lives on when its hung process is killed, and may finish the document afterwards', async () => {
    const { rig, handle } = rigWithShift(path);
    mustWork(handle.call('close'));
    rig.cashbox.fault('late', { at: 'receipt', ms: 2000, times: 1 });
    const hang = rig.cashbox.fault('hang', { at: 'sell', when: 'after', times: 1 });
    const child = childOf(rig, path);
    await vi.waitUntil(() => rig.cashbox.metFault(hang) > 0, { timeout: 20_000, interval: 20 });
    child.kill('SIGKILL');
    await once(child, 'exit');
    const again = rig.opened();
    mustWork(fnQuery(again, 5));
    expect(again.int(65598)).toBe(2);
    rig.cashbox.setClock('2026-11-24T12:00:02');
    mustWork(fnQuery(again, 5));
    expect(again.int(65598)).toBe(3);
  });

  it('keeps the open receipt in the device when the process dies before the close', async () => {
    const { rig, handle } = rigWithShift(path);
    mustWork(handle.call('close'));
    rig.cashbox.fault('crash', { at: 'close_receipt', how: 'segfault', times: 1 });
    const child = childOf(rig, path);
    await once(child, 'exit');
    expect(child.signalCode).toBe('SIGSEGV');
    const again = rig.opened();
    query(again, 15);
    expect([again.int(65545), again.double(65600)]).toEqual([1, 300]);
    expect(rig.cashbox.receipts()).toHaveLength(0);
  });
});
