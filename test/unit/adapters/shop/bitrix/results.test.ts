import { expect, test } from 'vitest';
import { printedEntry } from '../../../../../src/adapters/shop/bitrix/printed-entry.ts';
import { requestBody } from '../../../../../src/adapters/shop/bitrix/request-body.ts';
import { idOfUuid } from '../../../../../src/adapters/shop/bitrix/uuid.ts';
import { ERRORS, type ErrorCode } from '../../../../../src/core/errors.ts';
import { kopecks } from '../../../../../src/core/fiscal/money.ts';
import type { OwedResult } from '../../../../../src/core/ports/shop-door.ts';
import { MADE, PRESENCE, REFUSED } from './door-rig.ts';

const FATAL = [-3800, -3803, -3804, -3805, -3807, -3816, -3896, -3897, -4026];

/** A made receipt whose document says something else. */
function made(change: Partial<Extract<OwedResult['result'], { kind: 'receiptMade' }>['document']>): OwedResult {
  if (MADE.result.kind !== 'receiptMade') throw new Error('Not a receipt');
  return { ...MADE, result: { ...MADE.result, document: { ...MADE.result.document, ...change } } };
}

test('a receipt whose time has no seconds gets them, so that the shop can read it', () => {
  expect(printedEntry(made({ issuedAt: '2026-11-22T14:15' })).qr).toContain('t=20261122T141500&');
});

test.each(['', 'yesterday', '2026-02-31T10:00', '2026-11-22T25:00', '2026-11-22 14:15'])(
  'a time that is none (%j) leaves the QR empty rather than break the shop',
  (issuedAt) => {
    expect(printedEntry(made({ issuedAt }))).toMatchObject({ code: 0, qr: '' });
  },
);

test.each([
  ['sell', 1],
  ['sellReturn', 2],
] as const)('the QR says n by the operation of the document: %s', (operation, n) => {
  expect(printedEntry(made({ operation })).qr).toMatch(new RegExp(`&n=${n}$`));
});

test('the sum is that of the document in the FN', () => {
  expect(printedEntry(made({ totalKop: kopecks(5) })).qr).toContain('&s=0.05&');
});

test('every code of the catalog becomes a number above zero that the shop does not take for a fatal one', () => {
  for (const code of Object.keys(ERRORS) as ErrorCode[]) {
    const result = { kind: 'refused', order: 'check', code, text: 'Отказ', totals: undefined } as const;
    const entry = printedEntry({ ...REFUSED, result });
    expect(entry.code).toBeGreaterThan(0);
    expect(FATAL).not.toContain(entry.code);
  }
});

test('an error always has a message: without one the shop takes the check for printed', () => {
  for (const text of ['', '  ']) {
    const result = { kind: 'refused', order: 'check', code: 'CB-421', text, totals: undefined } as const;
    expect(printedEntry({ ...REFUSED, result }).message).toBe(ERRORS['CB-421'].ru);
  }
  expect(printedEntry(REFUSED)).toEqual({ uuid: REFUSED.token, code: 421, message: 'Нет ставки НДС', qr: '' });
});

test('a refused order to close the shift sends its numbers too', () => {
  const { totals } = PRESENCE;
  const result = { kind: 'refused', order: 'closeShift', code: 'CB-201', text: 'Нет бумаги', totals } as const;
  expect(printedEntry({ ...REFUSED, result })).toMatchObject({
    payments_cache: 2150,
    reg_income: 18640.5,
    reg_return: 0,
    nz_sum: 4215300.75,
    qr: '',
  });
});

test('presence: the serial stays text, the version stays constant, "ok" is said only of a usable cashbox', () => {
  const off = { ...PRESENCE, usable: false, totals: undefined };
  expect(JSON.parse(requestBody('2', [PRESENCE, { ...off, kktSerial: '0012' }], undefined))).toEqual({
    api_version: '2',
    kkm: [
      {
        zn: PRESENCE.kktSerial,
        fn: PRESENCE.fnSerial,
        status: 'ok',
        cache: 2150,
        reg_income: 18640.5,
        nz_sum: 4215300.75,
      },
      { zn: '0012', fn: PRESENCE.fnSerial, status: 'error' },
    ],
  });
});

test('a result stands under its own cashbox, or under any when that one is gone', () => {
  const other = { ...PRESENCE, kktSerial: '0012', totals: undefined };
  const places = (presence: (typeof PRESENCE)[]) =>
    (JSON.parse(requestBody('3', presence, MADE)) as { kkm: { zn: string; printed?: unknown[] }[] }).kkm.map(
      ({ zn, printed }) => [zn, printed?.length ?? 0],
    );
  expect(places([other, PRESENCE])).toEqual([
    ['0012', 0],
    [PRESENCE.kktSerial, 1],
  ]);
  expect(places([other])).toEqual([['0012', 1]]);
  expect(places([])).toEqual([[PRESENCE.kktSerial, 1]]);
});

test.each([
  ['check|shop.example.ru|5127', '5127'],
  ['check|shop.example.ru|5127|1795340012', '5127'],
  ['check||5127|1795340012', '5127'],
  ['report|shop.example.ru|88|1795375801', undefined],
  ['check|shop.example.ru|', undefined],
  ['check|shop.example.ru|5a', undefined],
  ['check|shop.example.ru|1234567890123456', undefined],
  ['5127', undefined],
  [5127, undefined],
  [undefined, undefined],
])('the id of %j is %s', (uuid, id) => {
  expect(idOfUuid(uuid, 'check')).toBe(id);
});
