import { describe, expect, it } from 'vitest';
import { proveReceipt, proveShiftDocument } from '../../../../../src/adapters/cashbox/atol-serial/receipt/prove.ts';
import { kopecks } from '../../../../../src/core/fiscal/money.ts';
import { failureOf, KEY, receiptOf, SIGNAL } from './rig.ts';
import { type Answers, commandsOf, scriptedSession } from './scripted-session.ts';

// 201.00, sale, FD 11, 24.11.2026 09:00, fiscal sign 0x01020304.
const LAST = '55 00 00 00 00 00 11 01 00 00 00 00 02 01 00 24 11 26 09 00 00 16 90 90 60';
const DOCUMENT = '55 00 03 00 1A 0B 18 09 00 0B 00 00 00 04 03 02 01 01 84 4E 00 00 00';
/** A whole document with our key only: 1084 ⊃ 1085 `KB`, 1086 `shop:4711`. */
const TAGS = '3C 04 13 00 3D 04 02 00 4B 42 3E 04 09 00 73 68 6F 70 3A 34 37 31 31';

function prove(lastFdNumber: number, more: Answers = {}, receipt = receiptOf()) {
  const { session, clock, scripted } = scriptedSession({ '91 33': LAST, 'a4 40': DOCUMENT, ...more });
  const work = clock.run(proveReceipt(session, { receipt, key: KEY, lastFdNumber }, SIGNAL));
  return { work, scripted };
}

describe('the proof of a receipt', () => {
  it('is its number right after the baseline, its operation and its sum', async () => {
    const { work, scripted } = prove(10);
    expect(await work).toEqual({
      fnSerial: '9999078900001234',
      fdNumber: 11,
      fiscalSign: '0016909060',
      issuedAt: '2026-11-24T09:00',
      type: 'receipt',
      operation: 'sell',
      totalKop: 20_100,
    });
    expect(commandsOf(scripted)).toEqual(['91 33 00 00', 'a4 40 0b 00 00 00']);
  });

  it.each([
    ['a number that is not after the baseline', 11, {}],
    ['another sum in the last receipt', 10, { '91 33': LAST.replace('02 01 00 24', '02 01 01 24') }],
    ['another operation in the last receipt', 10, { '91 33': LAST.replace('00 11 01', '00 11 02') }],
    ['another sum in the FN', 10, { 'a4 40': DOCUMENT.replace('01 84 4E', '01 85 4E') }],
    ['another operation in the FN', 10, { 'a4 40': DOCUMENT.replace('01 01 84', '01 02 84') }],
    ['another type of document in the FN', 10, { 'a4 40': DOCUMENT.replace('55 00 03', '55 00 1F') }],
    ['a document the FN does not have', 10, { 'a4 40': '!DA' }],
  ] as const)('is not given by %s', async (_, lastFdNumber, more) => {
    expect((await failureOf(prove(lastFdNumber, more).work)).code).toBe('CB-103');
  });

  it.each([
    ['an answer about another document', { 'a4 40': DOCUMENT.replace('09 00 0B', '09 00 0C') }],
    ['an error of the device', { '91 33': '!D2' }],
    ['an answer cut short', { 'a4 40': '55 00 03' }],
  ])('stays open with %s', async (_, more) => {
    expect((await failureOf(prove(10, more).work)).code).toBe('CB-102');
  });

  it('needs our key as well when it is not the very next document', async () => {
    const whole = { 'a4 45': '55 00 00 03 00 17', 'a4 46': [`55 00 ${TAGS}`, '!DA'] };
    expect((await prove(9, whole).work).fdNumber).toBe(11);
  });

  it.each([
    ['another key', { 'a4 45': '55 00 00 03 00 17', 'a4 46': [`55 00 ${TAGS.replace('31 31', '31 32')}`, '!DA'] }],
    ['no key', { 'a4 45': '55 00 00 03 00 05', 'a4 46': ['55 00 1F 04 01 00 01', '!DA'] }],
    ['a key that cannot be read', { 'a4 45': '!DA' }],
  ])('is not given by %s then', async (_, more) => {
    expect((await failureOf(prove(9, more).work)).code).toBe('CB-103');
  });
});

describe('the operation of a document', () => {
  it.each([
    ['03', '03', 'buy'],
    ['04', '04', 'buyReturn'],
    ['04', '03', 'buy'],
    ['05', '04', 'buyReturn'],
  ] as const)(
    'numbered %s, which no source explains, is taken from its own tag 1054 = %s: %s',
    async (code, tag, operation) => {
      const type = operation === 'buy' ? '04' : '05';
      const { work } = prove(
        10,
        {
          '91 33': LAST.replace('00 11 01', `00 11 ${type}`),
          'a4 40': DOCUMENT.replace('01 01 84', `01 ${code} 84`),
          'a4 45': '55 00 00 03 00 05',
          'a4 46': [`55 00 1E 04 01 00 ${tag}`, '!DA'],
        },
        receiptOf({ operation }),
      );
      expect((await work).operation).toBe(operation);
    },
  );

  it('1 and 2 is not asked again', async () => {
    const { work, scripted } = prove(
      10,
      { '91 33': LAST.replace('00 11 01', '00 11 02'), 'a4 40': DOCUMENT.replace('01 01 84', '01 02 84') },
      receiptOf({ operation: 'sellReturn' }),
    );
    expect((await work).operation).toBe('sellReturn');
    expect(commandsOf(scripted)).toHaveLength(2);
  });
});

it('a sum over 42 million rubles keeps its fifth byte', async () => {
  const totalKop = kopecks(5_000_000_000);
  const { work } = prove(
    10,
    {
      '91 33': LAST.replace('00 00 00 00 02 01 00 24', '00 00 50 00 00 00 00 24'),
      'a4 40': DOCUMENT.replace('84 4E 00 00 00', '00 F2 05 2A 01'),
    },
    { ...receiptOf(), totalKop },
  );
  expect((await work).totalKop).toBe(5_000_000_000);
});

describe('the proof of a shift document', () => {
  const OPENING = '55 00 02 00 1A 0B 18 09 00 0B 00 00 00 04 03 02 01 01 00';
  const proveShift = (answers: Answers, lastFdNumber = 10) => {
    const { session, clock } = scriptedSession({ '91 34': '55 00 00 00 00 00 11', 'a4 40': OPENING, ...answers });
    return clock.run(proveShiftDocument(session, 'shiftOpen', lastFdNumber, SIGNAL));
  };

  it('is the last document, after the baseline, of that type', async () => {
    expect(await proveShift({})).toMatchObject({ fdNumber: 11, type: 'shiftOpen' });
  });

  it.each([
    ['a number that is not after the baseline', {}, 11],
    ['another type', { 'a4 40': OPENING.replace('55 00 02', '55 00 05') }, 10],
  ])('is not given by %s', async (_, answers, lastFdNumber) => {
    expect((await failureOf(proveShift(answers, lastFdNumber))).code).toBe('CB-103');
  });
});
