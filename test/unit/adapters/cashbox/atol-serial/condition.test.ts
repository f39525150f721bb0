import { describe, expect, it } from 'vitest';
import { FnMemory } from '../../../../../src/adapters/cashbox/atol-serial/fn-memory.ts';
import { recognize } from '../../../../../src/adapters/cashbox/atol-serial/identity.ts';
import { readCondition } from '../../../../../src/adapters/cashbox/atol-serial/reading/condition.ts';
import { readKey } from '../../../../../src/adapters/cashbox/atol-serial/reading/document-tags.ts';
import { printXReport } from '../../../../../src/adapters/cashbox/atol-serial/till.ts';
import { failureOf, Rig, receiptOf, SIGNAL } from './rig.ts';
import { type Answers, commandsOf, scriptedSession } from './scripted-session.ts';

const state = (mode: string, receipt = '00', flags = '2B') =>
  `44 30 01 26 11 24 09 00 00 ${flags} 00 00 00 01 3D 30 30 ${mode} 00 01 00 00 ${receipt} 00 00 02 01 00 02 01`;
const fnStatus = (current = '00') =>
  `55 00 03 ${current} 00 01 00 1A 0B 18 09 00 39 39 39 39 30 37 38 39 30 30 30 30 31 32 33 34 0B 00 00 00`;
const USUAL: Answers = {
  '3f': state('01'),
  'a4 30': fnStatus(),
  '91 12': '55 00 01 24 11 26 09 00 00',
  '91 15': '55 00 00 04',
  '45': '55 01 00',
  '91 3b': '55 00 00',
};
const condition = (answers: Answers, model: 61 | 77 = 61) => {
  const { session, clock, scripted } = scriptedSession({ ...USUAL, ...answers }, model);
  return { read: () => clock.run(readCondition(session, SIGNAL)), session, scripted };
};

describe('busy', () => {
  it.each(['22', '23', '17'])('is a device in state %s', async (mode) => {
    expect((await condition({ '3f': state(mode) }).read()).busy).toBe(true);
  });

  it('is an FN that makes a document although no receipt is open', async () => {
    expect((await condition({ 'a4 30': fnStatus('04') }).read()).busy).toBe(true);
  });

  it.each([
    ['choice', '00', '00', '00'],
    ['registration', '01', '00', '00'],
    // 1.4 lasts as long as a receipt with a payment is left open: it must stay possible to cancel that one.
    ['a receipt with a payment left open', '41', '01', '04'],
    ['the end of a Z report', '03', '00', '00'],
  ])('is not %s', async (_, mode, receipt, current) => {
    expect((await condition({ '3f': state(mode, receipt), 'a4 30': fnStatus(current) }).read()).busy).toBe(false);
  });
});

describe('the open receipt', () => {
  it.each([
    ['01', 'sell'],
    ['02', 'sellReturn'],
    ['04', 'buy'],
    ['05', 'buyReturn'],
    ['07', undefined],
  ])('of state %s is %s', async (code, operation) => {
    expect((await condition({ '3f': state('01', code) }).read()).openReceipt).toEqual({ operation, sumKop: 20_100 });
  });
});

describe('the printer', () => {
  it.each([
    ['00', false],
    ['01', false],
    ['02', true],
    ['04', true],
    ['08', true],
    ['10', true],
    ['20', false],
  ])('with flags %s of 45 is at fault: %s', async (flags, printerFault) => {
    expect((await condition({ '45': `55 01 ${flags}` }).read()).printerFault).toBe(printerFault);
  });

  it.each([
    ['00', false],
    ['0F', false],
    ['10', true],
    ['13', true],
  ])('with register 59 = %s has something to finish: %s', async (value, printUnfinished) => {
    expect((await condition({ '91 3b': `55 00 ${value}` }).read()).printUnfinished).toBe(printUnfinished);
  });
});

it('a shift state of no source is not guessed', async () => {
  expect((await failureOf(condition({ '91 12': '55 00 07' }).read())).code).toBe('CB-104');
});

it.each([
  ['00', 'notActivated'],
  ['01', 'notActivated'],
  ['03', 'fiscal'],
  ['07', 'closed'],
  ['0F', 'unknown'],
])('FN phase %s is %s', async (phase, fnPhase) => {
  expect((await condition({ 'a4 30': fnStatus().replace('55 00 03', `55 00 ${phase}`) }).read()).fnPhase).toBe(fnPhase);
});

describe('what the number of the last document proves', () => {
  it('is not asked again while it stands still, and asked again when it moved', async () => {
    const moved = fnStatus().replace('0B 00 00 00', '0C 00 00 00');
    const { read, scripted } = condition({ 'a4 30': [fnStatus(), fnStatus(), moved] });
    const asked = () => commandsOf(scripted).filter((command) => /^91 (15|3b)/.test(command)).length;
    await read();
    expect(asked()).toBe(2);
    await read();
    expect(asked()).toBe(2);
    await read();
    expect(asked()).toBe(4);
  });

  it('never hides a print that was seen unfinished', async () => {
    const { read } = condition({ '91 3b': ['55 00 10', '55 00 10', '55 00 00'] });
    expect([(await read()).printUnfinished, (await read()).printUnfinished, (await read()).printUnfinished]).toEqual([
      true,
      true,
      false,
    ]);
  });

  it('belongs to one FN', () => {
    const memory = new FnMemory();
    memory.learn({ fnSerial: 'A', fdNumber: 5, shiftNumber: 2, printUnfinished: false });
    expect(memory.recall('A', 5)?.shiftNumber).toBe(2);
    expect(memory.recall('B', 5)).toBeUndefined();
    expect(memory.recall('A', 6)).toBeUndefined();
  });

  it("grows by one quiet receipt of ours, and by nothing when a stranger's came between", () => {
    const memory = new FnMemory();
    const known = { fnSerial: 'A', fdNumber: 5, shiftNumber: 2, printUnfinished: false };
    memory.learn(known);
    memory.grewByQuietReceipt('A', 5, 6);
    expect(memory.recall('A', 6)).toEqual({ ...known, fdNumber: 6 });
    memory.grewByQuietReceipt('A', 6, 8);
    expect(memory.recall('A', 8)).toBeUndefined();
    expect(memory.recall('A', 6)).toBeUndefined();
  });

  it('says nothing about paper after a printed receipt', async () => {
    const rig = await new Rig({ model: 61 }).ready();
    await rig.sell(receiptOf(), { print: true });
    rig.tap.reset();
    await rig.condition();
    expect(rig.tap.commands).toContain('91 3b 00 00');
  });
});

describe('the key of a document', () => {
  const key = (answers: Answers) => {
    const { session, clock } = scriptedSession(answers);
    return clock.run(readKey(session, 7, SIGNAL));
  };

  it.each(['00 05', '05 00'])('is not there when the document was read to its end (size %s)', async (size) => {
    const seen = await key({ 'a4 45': `55 00 00 03 ${size}`, 'a4 46': ['55 00 1F 04 01 00 01', '!DA'] });
    expect(seen).toEqual({ read: true, key: undefined });
  });

  it.each([
    ['the reading ended early', { 'a4 45': '55 00 00 03 00 09', 'a4 46': ['55 00 1F 04 01 00 01', '!DA'] }],
    ['a tag is cut short', { 'a4 45': '55 00 00 03 00 05', 'a4 46': ['55 00 1F 04 05 00 01', '!DA'] }],
    [
      'the attribute has no value',
      { 'a4 45': '55 00 00 03 00 0A', 'a4 46': ['55 00 3C 04 06 00 3D 04 02 00 4B 42', '!DA'] },
    ],
    ['the attribute does not parse', { 'a4 45': '55 00 00 03 00 06', 'a4 46': ['55 00 3C 04 02 00 3D 04', '!DA'] }],
    ['the FN has no such document', { 'a4 45': '!DA' }],
  ] as const)('was not read when %s', async (_, answers) => {
    expect(await key(answers)).toEqual({ read: false });
  });

  it('is told in pieces that do not end at tags, too', async () => {
    const whole = '3C 04 13 00 3D 04 02 00 4B 42 3E 04 09 00 73 68 6F 70 3A 34 37 31 31'.split(' ');
    const pieces = [whole.slice(0, 9), whole.slice(9)].map((piece) => `55 00 ${piece.join(' ')}`);
    const seen = await key({ 'a4 45': '55 00 00 03 00 17', 'a4 46': [...pieces, '!DA'] });
    expect(seen).toEqual({ read: true, key: 'shop:4711' });
  });
});

describe('an X report', () => {
  it.each([
    ['01', 'CB-201'],
    ['04', 'CB-204'],
  ])('that ends with flags %s did not print: %s', async (flags, code) => {
    const { session, clock } = scriptedSession({
      '3f': state('00'),
      '45': ['55 22 00', `55 02 ${flags}`],
      '56': '55 00 00',
      '67': '55 00 00',
    });
    expect((await clock.run(failureOf(printXReport(session, undefined, SIGNAL)))).code).toBe(code);
  });
});

describe('recognizing', () => {
  const MODEL = (number: string) => `00 01 01 ${number} 10 00 03 00 00 58 70 41 54 4F 4C`;
  const DEVICE: Answers = {
    a5: MODEL('3D'),
    '91 16': '55 00 00 10 61 00 00 00 01',
    '91 36': '55 00 02 02 02 01 01 26',
    'e9 b9 04': '55 00 01 B9 04 01 00 02',
    '46 13': '55 00 01',
    'a4 31': '55 00 39 39 39 39 30 37 38 39 30 30 30 30 31 32 33 34',
    'e9 0d 04': ['55 00 02 0D 04 14 00 30 30 30 30', '55 00 02 30 30 30 30 30 31 30 30 30 30 30 30 20 20 20 20'],
    'e9 fa 03': '55 00 01 FA 03 0C 00 37 37 32 35 32 32 35 32 34 34 20 20',
    'e9 26 04': '55 00 01 26 04 01 00 03',
    '46 0d': '!92',
  };
  const recognized = (more: Answers) => {
    const { session, clock } = scriptedSession({ ...more, ...DEVICE, ...more });
    return clock.run(recognize(session.device, { serialNumber: undefined, taxRows: {} }, SIGNAL));
  };

  it('joins a tag that comes in two pieces', async () => {
    const { identity } = await recognized({});
    expect(identity).toMatchObject({
      kktRegNumber: '0000000001000000',
      inn: '7725225244',
      taxationTypes: ['osn', 'usnIncome'],
    });
    expect(identity.capabilities.vatRates).toEqual([]);
  });

  it.each([
    ['an unsupported model', { a5: MODEL('3E') }, 'CB-110'],
    ['a model nobody has described', { a5: MODEL('01') }, 'CB-110'],
    ['a wrong password', { a5: '!8C' }, 'CB-111'],
    ['FFD 1.0', { '91 36': '55 00 02 02 01 01 01 26' }, 'CB-314'],
    ['an FFD code of no source', { '91 36': '55 00 04 04 04 01 01 26' }, 'CB-314'],
    ['two formats at once', { 'e9 b9 04': '55 00 01 B9 04 01 00 03' }, 'CB-314'],
    ['an OFD channel through a driver on the PC', { '46 13': '55 00 05' }, 'CB-313'],
  ])('stops at %s', async (_, more, code) => {
    expect((await failureOf(recognized(more))).code).toBe(code);
  });

  it('does without tag 1209 where the device does not have it', async () => {
    expect((await recognized({ 'e9 b9 04': '!DA' })).identity.ffdVersion).toBe('1.05');
  });
});
