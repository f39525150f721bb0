import { describe, expect, it } from 'vitest';
import type { FptrHandle } from '../../../native/fptr-handle.ts';
import { buildDouble } from '../../support/double.ts';
import { keyOf, tagOf } from '../../support/double-cashbox.ts';
import { DoubleRig, fnQuery, mustWork, query, task } from './double-rig.ts';
import { SALE } from './double-sale.ts';

const file = await buildDouble();
const old = await buildDouble('10.8.0.0');

/** A receipt by native calls, as the page lists them; parameters by number, as in its tables. */
function sellByCalls(handle: FptrHandle, priceRub = 150, quantity = 2): void {
  handle.setText(1021, 'Иванова А. П.');
  handle.setText(1203, '123654789507');
  mustWork(handle.call('operator_login'));
  handle.setText(1085, 'kb');
  handle.setText(1086, 'KEY-2');
  mustWork(handle.call('util_form_tlv'));
  const pair = handle.bytes(65624);
  if (!pair) throw new Error('no TLV');
  handle.setInt(65545, 1);
  handle.setText(1008, 'guest@example.org');
  handle.setText(1187, 'https://shop.example');
  handle.setBool(1125, true);
  handle.setInt(1055, 2);
  handle.setBytes(1084, pair, false);
  mustWork(handle.call('open_receipt'));
  handle.setText(65631, 'Брелок');
  handle.setDouble(65632, priceRub);
  handle.setDouble(65633, quantity);
  handle.setInt(65569, 6);
  handle.setInt(1212, 1);
  handle.setInt(1214, 4);
  mustWork(handle.call('registration'));
  handle.setDouble(65613, priceRub * quantity);
  mustWork(handle.call('receipt_total'));
  handle.setInt(65564, 1);
  handle.setDouble(65565, priceRub * quantity);
  mustWork(handle.call('payment'));
}

describe.runIf(file !== undefined)('the C double', () => {
  const path = file ?? '';

  it('says who it is and what its FN holds', () => {
    const handle = new DoubleRig(path, { lastFd: 41 }).opened();
    query(handle, 0);
    expect(handle.text(65559)).toBe('00106100000001');
    expect(handle.int(65592)).toBe(0);
    expect(handle.date(65590)).toEqual([2026, 11, 24, 12, 0, 0]);
    mustWork(fnQuery(handle, 2));
    expect(handle.text(65559)).toMatch(/^9999\d{12}$/);
    expect(handle.int(65648)).toBe(3);
    mustWork(fnQuery(handle, 5));
    expect(handle.int(65598)).toBe(41);
    mustWork(handle.call('close'));
  });

  it('makes a receipt by native calls, opening the shift by itself', () => {
    const rig = new DoubleRig(path);
    const handle = rig.opened();
    sellByCalls(handle);
    mustWork(handle.call('close_receipt'));
    const [shift, receipt] = rig.cashbox.documents();
    expect([shift?.type, shift?.number, receipt?.type, receipt?.number]).toEqual([2, 2, 3, 3]);
    expect(receipt).toMatchObject({ operation: 1, sumKop: 30000, shift: 1, receipt: 1, printed: true });
    if (!receipt) throw new Error('no receipt');
    expect(keyOf(receipt)).toBe('KEY-2');
    expect(tagOf(receipt.tags, 1125)).toBe(true);
    expect(tagOf(receipt.tags, 1081)).toBe(30000);
    mustWork(handle.call('check_document_closed'));
    expect([handle.bool(65644), handle.bool(65709)]).toEqual([true, true]);
    mustWork(fnQuery(handle, 13, 3));
    expect([handle.int(65697), handle.int(1054), handle.double(1020), handle.bool(65670)]).toEqual([3, 1, 300, false]);
    expect(fnQuery(handle, 13, 4)?.code).toBe(123);
    mustWork(handle.call('close'));
  });

  it('makes a receipt by a task and answers as the page says', () => {
    const rig = new DoubleRig(path);
    const handle = rig.opened();
    expect(task(handle, { type: 'openShift', operator: { name: 'Иванова А. П.' } }).answer).toMatchObject({
      fiscalParams: { fiscalDocumentNumber: 2, shiftNumber: 1 },
    });
    const { code, answer } = task(handle, SALE);
    expect(code).toBe(0);
    expect(answer).toMatchObject({
      fiscalParams: {
        total: 300,
        fiscalDocumentNumber: 3,
        fiscalReceiptNumber: 1,
        shiftNumber: 1,
        fnNumber: '9999078900001234',
        fnsUrl: 'www.nalog.gov.ru',
        fiscalDocumentDateTime: expect.stringMatching(/^2026-11-24T12:00:00[+-]\d\d:\d\d$/),
      },
      warnings: {},
    });
    const read = task(handle, { type: 'getFnDocument', fiscalDocumentNumber: 3 }).answer?.['documentTLV'];
    expect(read).toMatchObject({
      short: false,
      fiscalDocumentType: 'receipt',
      '1020': 300,
      '1054': 1,
      '1008': 'guest@example.org',
      '1125': true,
      '1084': { '1085': 'kb', '1086': 'KEY-1' },
      '1059': [{ '1030': 'Брелок', '1079': 150, '1023': 2, '1043': 300, '1199': 6, '1212': 1, '1214': 4 }],
    });
    mustWork(handle.call('close'));
  });

  it('drops the internet sign in silence and refuses new rates when it plays 10.8', () => {
    const rig = new DoubleRig(old ?? '');
    const handle = rig.opened('10.8.0.0');
    expect(handle.has('is_param_available')).toBe(false);
    expect(task(handle, SALE).code).toBe(0);
    const receipt = rig.cashbox.receipts().at(-1);
    expect(receipt && tagOf(receipt.tags, 1125)).toBeUndefined();
    const items = SALE.items.map((item) => (item.type === 'position' ? { ...item, tax: { type: 'vat22' } } : item));
    const refused = task(handle, { ...SALE, items });
    expect([refused.code, refused.text]).toEqual([501, expect.stringContaining('items[1].tax.type')]);
    mustWork(handle.call('close'));
  });
});
