import { describe, expect, it } from 'vitest';
import type { FptrHandle } from '../../../native/fptr-handle.ts';
import { buildDouble } from '../../support/double.ts';
import { tagOf } from '../../support/double-cashbox.ts';
import { DoubleRig, fnQuery, mustWork, query } from './double-rig.ts';

const file = await buildDouble();

/** Opens a receipt of that type with these tags (number, value). */
function openReceipt(handle: FptrHandle, type: number, tags: readonly (readonly [number, number | string])[] = []) {
  handle.setInt(65545, type);
  for (const [tag, value] of tags) {
    if (typeof value === 'string') handle.setText(tag, value);
    else handle.setInt(tag, value);
  }
  return handle.call('open_receipt');
}

function register(handle: FptrHandle, priceRub: number, quantity: number, vat = 6) {
  handle.setText(65631, 'Кружка №2');
  handle.setDouble(65632, priceRub);
  handle.setDouble(65633, quantity);
  handle.setInt(65569, vat);
  return handle.call('registration');
}

function pay(handle: FptrHandle, type: number, sumRub: number) {
  handle.setInt(65564, type);
  handle.setDouble(65565, sumRub);
  return handle.call('payment');
}

function opened(version?: string) {
  const rig = new DoubleRig(file ?? '');
  const handle = rig.opened(version);
  mustWork(handle.call('open_shift'));
  return { rig, handle };
}

/** All records of an open set: tag number, type, value as bytes in hex. */
function recordsOf(handle: FptrHandle): [number, number, string][] {
  const id = handle.text(65764) ?? '';
  const records: [number, number, string][] = [];
  for (;;) {
    handle.setText(65764, id);
    const failure = handle.call('read_next_record');
    if (failure) {
      expect(failure.code).toBe(30);
      handle.setText(65764, id);
      mustWork(handle.call('end_read_records'));
      return records;
    }
    records.push([handle.int(65623), handle.int(65740), (handle.bytes(65624) ?? Buffer.alloc(0)).toString('hex')]);
  }
}

describe.runIf(file !== undefined)('native calls of the C double', () => {
  it('knows a tag’s bytes: little-endian number and length, text in CP866', () => {
    const { handle } = opened();
    handle.setText(1085, 'kb');
    handle.setText(1086, 'Жё№');
    mustWork(handle.call('util_form_tlv'));
    expect(handle.bytes(65624)?.toString('hex')).toBe('3d0402006b623e04030086f1fc');
  });

  it('gives a document back tag by tag, and the parts of a nested one', () => {
    const { handle } = opened();
    mustWork(openReceipt(handle, 1, [[1008, 'guest@example.org']]));
    mustWork(register(handle, 60.5, 0.333));
    mustWork(pay(handle, 1, 20.15));
    mustWork(handle.call('close_receipt'));
    handle.setInt(65668, 1);
    handle.setInt(65598, 3);
    mustWork(handle.call('begin_read_records'));
    expect(handle.int(65697)).toBe(3);
    const records = recordsOf(handle);
    expect(records.find(([tag]) => tag === 1020)).toEqual([1020, 6, 'df07']);
    expect(records.find(([tag]) => tag === 1054)).toEqual([1054, 5, '01']);
    expect(records.find(([tag]) => tag === 1040)).toEqual([1040, 8, '03000000']);
    expect(records.find(([tag]) => tag === 1008)?.[1]).toBe(1);
    const item = records.find(([tag]) => tag === 1059);
    expect(item?.[1]).toBe(0);
    handle.setInt(65668, 6);
    handle.setBytes(65624, Buffer.from(item?.[2] ?? '', 'hex'));
    mustWork(handle.call('begin_read_records'));
    const parts = recordsOf(handle);
    expect(parts.find(([tag]) => tag === 1079)).toEqual([1079, 6, 'a217']);
    // Three digits after the point: 333 thousandths.
    expect(parts.find(([tag]) => tag === 1023)).toEqual([1023, 3, '034d01']);
  });

  it('uses a parameter up with the next call, whatever it is', () => {
    const { rig, handle } = opened();
    handle.setText(1008, 'guest@example.org');
    query(handle, 1);
    mustWork(openReceipt(handle, 1));
    mustWork(register(handle, 1, 1));
    mustWork(handle.call('close_receipt'));
    expect(tagOf(rig.cashbox.receipts()[0]?.tags ?? [], 1008)).toBeUndefined();
  });

  it('reads what was not set as nothing', () => {
    const { handle } = opened();
    query(handle, 1);
    expect([handle.int(65598), handle.bool(65591), handle.text(65559), handle.isAvailable(65559)]).toEqual([
      0,
      false,
      '',
      false,
    ]);
    expect([handle.isAvailable(65613), handle.date(65590)]).toEqual([true, [1970, 1, 1, 0, 0, 0]]);
  });

  it('says what is left and what is change, and pays the rest in cash without a word', () => {
    const { rig, handle } = opened();
    mustWork(openReceipt(handle, 1));
    mustWork(register(handle, 100.5, 2));
    mustWork(pay(handle, 1, 1));
    expect([handle.double(65566), handle.double(65567)]).toEqual([200, 0]);
    expect(pay(handle, 1, 200.01)?.code).toBe(52);
    mustWork(handle.call('close_receipt'));
    const tags = rig.cashbox.receipts()[0]?.tags ?? [];
    expect([tagOf(tags, 1031), tagOf(tags, 1081)]).toEqual([20000, 100]);
  });

  it('keeps an open receipt for the next handle, which closes a stranger’s as its own', () => {
    const { rig, handle } = opened();
    mustWork(openReceipt(handle, 1));
    mustWork(register(handle, 5, 1));
    mustWork(handle.call('close'));
    const fresh = rig.opened();
    query(fresh, 15);
    expect([fresh.int(65545), fresh.double(65600), fresh.double(65566)]).toEqual([1, 5, 5]);
    expect(openReceipt(fresh, 1)?.code).toBe(82);
    mustWork(fresh.call('close_receipt'));
    mustWork(fresh.call('check_document_closed'));
    expect([fresh.bool(65644), fresh.bool(65709)]).toEqual([false, false]);
    expect(rig.cashbox.receipts()).toHaveLength(1);
  });

  it.each([
    ['a taxation it is not registered for', [[1055, 32]]],
    ['parts of a nested tag given flat', [[1085, 'kb']]],
  ] as const)('refuses %s, and no receipt is open afterwards', (_, tags) => {
    const { handle } = opened();
    expect(openReceipt(handle, 1, tags)?.code).toBe(148);
    expect(register(handle, 1, 1)?.code).toBe(81);
    expect(pay(handle, 0, 1)?.code).toBe(81);
    expect(handle.call('close_receipt')?.code).toBe(249);
    expect(handle.call('cancel_receipt')?.code).toBe(81);
  });

  it.each([
    ['10.10.8.0', 13, 11],
    ['10.10.8.0', 9, 7],
    ['10.10.6.0', 10, 7],
    ['10.10.6.0', 11, 9],
    ['10.8.0.0', 7, 1],
    ['10.8.0.0', 9, 6],
  ])('%s takes VAT number %d for code %d of tag 1199', (version, number, code) => {
    const { rig, handle } = opened(version);
    mustWork(openReceipt(handle, 1));
    mustWork(register(handle, 122, 1, number));
    mustWork(handle.call('close_receipt'));
    const item = tagOf(rig.cashbox.receipts()[0]?.tags ?? [], 1059);
    expect(Array.isArray(item) && tagOf(item, 1199)).toBe(code);
  });

  it('does not know 22 % before 10.10.8', () => {
    const { handle } = opened('10.10.6.0');
    mustWork(openReceipt(handle, 1));
    expect(register(handle, 122, 1, 14)?.code).toBe(144);
  });

  it('corrects by native calls in FFD 1.05', () => {
    const { rig, handle } = opened();
    handle.setDate(1178, [2026, 1, 30, 0, 0, 0]);
    handle.setText(1179, '17');
    mustWork(handle.call('util_form_tlv'));
    const base = handle.bytes(65624) ?? Buffer.alloc(0);
    handle.setInt(1173, 1);
    handle.setBytes(1174, base);
    mustWork(openReceipt(handle, 7));
    mustWork(pay(handle, 0, 500));
    mustWork(handle.call('close_receipt'));
    expect(rig.cashbox.receipts()[0]).toMatchObject({ type: 31, operation: 1, sumKop: 50000 });
    mustWork(fnQuery(handle, 13, 3));
    expect([handle.int(65697), handle.double(1020)]).toEqual([31, 500]);
  });

  it('opens a shift by itself for cash, and finds the device only where it hangs', () => {
    const rig = new DoubleRig(file ?? '', { connection: { Port: '2', IPPort: '5555' } });
    const handle = rig.handle();
    expect(handle.call('open')?.code).toBe(4);
    mustWork(handle.applySettings({ Port: '2', IPAddress: '127.0.0.1', IPPort: '5554' }));
    expect(handle.call('open')?.code).toBe(2);
    mustWork(handle.applySettings({ IPPort: '5555' }));
    mustWork(handle.call('open'));
    handle.setDouble(65613, 10);
    mustWork(handle.call('cash_income'));
    expect(rig.cashbox.documents().map(({ type }) => type)).toEqual([2]);
    expect(handle.applySettings({ Model: '9999' })?.code).toBe(9);
  });

  it('reports: Z ends the shift, X does not, a second Z is refused', () => {
    const { rig, handle } = opened();
    handle.setInt(65546, 1);
    mustWork(handle.call('report'));
    handle.setInt(65546, 0);
    mustWork(handle.call('report'));
    handle.setInt(65546, 0);
    expect(handle.call('report')?.code).toBe(73);
    expect(rig.cashbox.documents().map(({ type }) => type)).toEqual([2, 5]);
  });
});
