import { describe, expect, it } from 'vitest';
import { Device } from '../../../../../src/adapters/cashbox/atol-serial/device.ts';
import { failureOf, SIGNAL } from './rig.ts';
import { type Reaction, ScriptedDevice } from './scripted-device.ts';

/** A task that ends as an error. */
const fail =
  (answer: string): Reaction =>
  ({ id, tid }, there) => {
    there.direct(id, 'A2');
    there.result(0xa7, tid, answer);
  };
/** A task that ends well with this answer. */
const done =
  (answer: string): Reaction =>
  ({ id }, there) =>
    there.direct(id, `A3 ${answer}`);

function rig(...reactions: Reaction[]) {
  const scripted = new ScriptedDevice().on('add', ...reactions);
  const device = new Device(scripted.sender, scripted.clock, '0000');
  return { scripted, device, clock: scripted.clock };
}
const CLOSE = { flags: 0, type: 1, sumKop: 0 };

describe('answers', () => {
  it('reads a standard answer by its fields', async () => {
    const { device, clock } = rig(done('55 00 00 01 06 10 01 23 45'));
    expect(await clock.run(device.call('readSerialNumber', {}, SIGNAL))).toEqual({ kktSerial: '00010610012345' });
  });

  it("reads the vendor's sample of A5, which has no 55", async () => {
    const { device, clock } = rig(done('00 01 01 3D 10 00 03 00 00 58 70 41 54 4F 4C 20 33 30 46'));
    expect(await clock.run(device.call('readType', {}, SIGNAL))).toMatchObject({
      model: 61,
      major: 3,
      minor: 0,
      build: 5870,
      name: 'ATOL 30F',
    });
  });

  it('reads 45, which has no error byte', async () => {
    const { device, clock } = rig(done('55 23 00'));
    expect(await clock.run(device.call('readStateCode', {}, SIGNAL))).toEqual({ mode: 0x23, flags: 0 });
  });

  it('sends a configured access password as plain BCD in front of every command', async () => {
    const scripted = new ScriptedDevice();
    const device = new Device(scripted.sender, scripted.clock, '5678');
    await scripted.clock.run(device.call('beginItem', {}, SIGNAL));
    expect(scripted.heard[0]?.password).toBe('56 78');
  });

  it.each([
    ['nothing', ''],
    ['another beginning', '21 00 FF'],
    ['too few bytes', '55 00 39 39'],
    ['a state without its 44', '45 00 00'],
  ])('does not understand %s, and says so as a reading', async (_, answer) => {
    const { device, clock } = rig(done(answer));
    const work = answer.startsWith('45')
      ? device.call('readState', {}, SIGNAL)
      : device.call('readFnSerial', {}, SIGNAL);
    expect((await clock.run(failureOf(work))).code).toBe('CB-104');
  });

  it('calls an answer to the close that it does not understand an unknown outcome', async () => {
    const { device, clock } = rig(done('21 00 FF'));
    expect((await clock.run(failureOf(device.call('closeReceipt', CLOSE, SIGNAL)))).code).toBe('CB-103');
  });
});

describe('errors', () => {
  it.each([
    ['67', 'beginItem', {}, 'CB-201'],
    ['67', 'closeReceipt', CLOSE, 'CB-202'],
    ['68', 'closeReceipt', CLOSE, 'CB-202'],
    ['8C', 'readFnSerial', {}, 'CB-111'],
    ['98', 'closeReceipt', CLOSE, 'CB-309'],
    ['88', 'beginItem', {}, 'CB-301'],
    ['EB', 'closeReceipt', CLOSE, 'CB-312'],
    ['D7', 'closeReceipt', CLOSE, 'CB-307'],
    ['08', 'beginItem', {}, 'CB-441'],
    ['9A', 'closeReceipt', CLOSE, 'CB-103'],
    ['FB', 'beginItem', {}, 'CB-901'],
  ] as const)('takes error %s of %s', async (error, name, request, code) => {
    const { device, clock } = rig(fail(`55 ${error} 00`));
    expect((await clock.run(failureOf(device.call(name, request as never, SIGNAL)))).code).toBe(code);
  });

  it.each([
    ['55 F6 00', 'CB-446'],
    ['55 F6 08', 'CB-445'],
    ['55 F6 01', 'CB-314'],
  ])('reads the subcode of F6 in %s', async (answer, code) => {
    const { device, clock } = rig(fail(answer));
    expect((await clock.run(failureOf(device.call('beginItem', {}, SIGNAL)))).code).toBe(code);
  });

  it('clears the buffer and reads register 55 when the error is EE', async () => {
    const { device, clock, scripted } = rig(fail('55 EE 00'), done('55 00 00 EB 01 04'));
    const { code, detail } = await clock.run(failureOf(device.call('beginItem', {}, SIGNAL)));
    expect([code, detail]).toEqual(['CB-443', 'неверный номер налога, код 104']);
    expect(scripted.heard.map(({ kind, command }) => command || kind).slice(0, 3)).toEqual([
      'ea 00 01 00',
      'abort',
      '91 37 00 00',
    ]);
  });

  it('does not hide EE when register 55 cannot be read', async () => {
    const { device, clock } = rig(fail('55 EE 00'), fail('55 6C 00'));
    expect((await clock.run(failureOf(device.call('closeReceipt', CLOSE, SIGNAL)))).code).toBe('CB-901');
  });

  it('does not believe a failed task that names no error', async () => {
    const { device, clock } = rig(fail('55 00 00'));
    expect((await clock.run(failureOf(device.call('closeReceipt', CLOSE, SIGNAL)))).code).toBe('CB-103');
  });
});

describe('error 76, previous operation unfinished', () => {
  it.each(['readFnStatus', 'beginItem'] as const)('is waited out a second at a time by %s', async (name) => {
    const { device, clock, scripted } = rig(fail('55 76 00'), fail('55 76 00'));
    scripted.answer = `55 00 ${'00 '.repeat(30)}`;
    await clock.run(device.call(name, {}, SIGNAL));
    expect(scripted.count('add')).toBe(3);
    expect(clock.monotonicMs()).toBe(2_000);
  });

  it('ends in words when it does not end', async () => {
    const { device, clock } = rig(...Array.from({ length: 20 }, () => fail('55 76 00')));
    expect((await clock.run(failureOf(device.call('readFnStatus', {}, SIGNAL)))).code).toBe('CB-109');
    expect(clock.monotonicMs()).toBeLessThanOrEqual(10_000);
  });

  it.each([
    ['closeReceipt', CLOSE],
    ['openShift', { flags: 0 }],
    ['closeShift', {}],
    ['putCashIn', { flags: 0, sumKop: 1 }],
    ['takeCashOut', { flags: 0, sumKop: 1 }],
    ['cancelReceipt', {}],
  ] as const)('never makes %s be sent again', async (name, request) => {
    const { device, clock, scripted } = rig(fail('55 76 00'));
    expect((await clock.run(failureOf(device.call(name, request as never, SIGNAL)))).code).toBe('CB-109');
    expect(scripted.count('add')).toBe(1);
  });
});
