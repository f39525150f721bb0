import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { COMMANDS } from '../../../../../src/adapters/cashbox/atol-serial/commands/index.ts';
import type { CommandRow } from '../../../../../src/adapters/cashbox/atol-serial/commands/row.ts';
import { concat, fromHex, toHex } from '../../../../../src/wire/atol-v3/bytes.ts';
import { encodeFrame } from '../../../../../src/wire/atol-v3/frame.ts';
import { failureOf, SIGNAL } from './rig.ts';
import { type Reaction, ScriptedDevice, spoilt } from './scripted-device.ts';

const READS: CommandRow = COMMANDS.readFnSerial;
const PREPARES: CommandRow = COMMANDS.beginItem;
const DECIDES: CommandRow = COMMANDS.closeReceipt;
const CASH: CommandRow = COMMANDS.putCashIn;
const BY_EFFECT = [
  ['reads', READS],
  ['prepares', PREPARES],
  ['decides', DECIDES],
] as const;

const silence: Reaction = () => undefined;
const say =
  (data: string): Reaction =>
  ({ id }, device) =>
    device.direct(id, data);
const accept = say('A2');

function start(device: ScriptedDevice, row: CommandRow, signal = SIGNAL) {
  const command = concat(0, 0, Uint8Array.from(row.code));
  return device.sender.run(row, command, signal);
}
const run = (device: ScriptedDevice, row: CommandRow) => device.clock.run(start(device, row));
const failure = (device: ScriptedDevice, row: CommandRow, signal = SIGNAL) =>
  device.clock.run(failureOf(start(device, row, signal)));

describe.each(BY_EFFECT)('a command that %s', (_, row) => {
  it('is sent once and thanked for once', async () => {
    const device = new ScriptedDevice();
    expect(toHex((await run(device, row)).bytes)).toBe('55 00 00');
    await device.clock.advance(0);
    expect(device.heard.map(({ kind }) => kind)).toEqual(['add', 'thank']);
  });

  it.each(['A3', 'A6'])('takes the result that comes in the direct answer as %s', async (status) => {
    const device = new ScriptedDevice().on('add', say(`${status} 55 00 07`));
    expect(toHex((await run(device, row)).bytes)).toBe('55 00 07');
  });

  it('takes a result that overtakes the direct answer', async () => {
    const device = new ScriptedDevice().on('add', ({ id, tid }, there) => {
      there.result(0xa6, tid, '55 00 09');
      there.direct(id, 'A2');
    });
    expect(toHex((await run(device, row)).bytes)).toBe('55 00 09');
  });

  it('clears the buffer after a failed task and tells the failure', async () => {
    const device = new ScriptedDevice().on('add', ({ id, tid }, there) => {
      there.direct(id, 'A1');
      there.result(0xa7, tid, '55 66 00');
    });
    expect(await run(device, row)).toEqual({ bytes: fromHex('55 66 00'), failed: true });
    expect(device.heard.map(({ kind }) => kind)).toEqual(['add', 'abort']);
  });

  it('takes an error told in the direct answer (A4)', async () => {
    const device = new ScriptedDevice().on('add', say('A4 55 67 00'));
    expect(await run(device, row)).toEqual({ bytes: fromHex('55 67 00'), failed: true });
  });

  it('asks about the task when the direct answer is spoilt, and takes the result it is told', async () => {
    const device = new ScriptedDevice()
      .on('add', ({ id }, there) => there.raw(spoilt(encodeFrame(id, fromHex('A2')))))
      .on('ask', say('A3 55 00 05'));
    expect(toHex((await run(device, row)).bytes)).toBe('55 00 05');
    expect(device.count('add')).toBe(1);
    expect(device.clock.monotonicMs()).toBeLessThan(100);
  });

  it('asks about the task when the result is spoilt', async () => {
    const device = new ScriptedDevice()
      .on('add', ({ id, tid }, there) => {
        there.direct(id, 'A2');
        there.raw(spoilt(encodeFrame(0xf0, concat(0xa6, tid, 0x55, 0, 0))));
      })
      .on('ask', say('A3 55 00 05'));
    expect(toHex((await run(device, row)).bytes)).toBe('55 00 05');
    expect(device.count('add')).toBe(1);
  });

  it('waits half a second when the buffer is full, and adds again', async () => {
    const device = new ScriptedDevice().on('add', say('B1'), say('B1'));
    await run(device, row);
    expect(device.count('add')).toBe(3);
    expect(device.clock.monotonicMs()).toBe(1_000);
  });

  it('takes no notice of results of other tasks', async () => {
    const device = new ScriptedDevice().on('add', ({ id, tid }, there) => {
      there.result(0xa6, tid + 1, '55 00 11');
      there.direct(id, 'A2');
      there.result(0xa7, 0xde, '55 66 00');
      there.result(0xa6, tid, '55 00 22');
    });
    expect(toHex((await run(device, row)).bytes)).toBe('55 00 22');
  });

  it('takes no notice of a direct answer to another packet', async () => {
    const device = new ScriptedDevice().on('add', ({ id, tid }, there) => {
      there.direct((id + 7) % 0xe0, 'A3 55 00 11');
      there.direct(id, 'A2');
      there.result(0xa6, tid, '55 00 22');
    });
    expect(toHex((await run(device, row)).bytes)).toBe('55 00 22');
  });

  it('reads packets however they are split, joined and surrounded by noise', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: 1, max: 20 }), { minLength: 1, maxLength: 30 }),
        fc.uint8Array({ maxLength: 12 }).map((noise) => noise.filter((byte) => byte !== 0xfe)),
        async (cuts, noise) => {
          const device = new ScriptedDevice().on('add', ({ id, tid }, there) => {
            const stream = concat(
              noise,
              encodeFrame(id, fromHex('A2')),
              noise,
              encodeFrame(0xf0, concat(0xa6, tid, fromHex('55 00 FE FD'))),
            );
            for (let at = 0, i = 0; at < stream.length; i++) {
              const size = cuts[i % cuts.length] ?? 1;
              there.raw(stream.slice(at, at + size));
              at += size;
            }
          });
          expect(toHex((await run(device, row)).bytes)).toBe('55 00 fe fd');
          expect(device.count('add')).toBe(1);
        },
      ),
      { numRuns: 50 },
    );
  });
});

describe('a task that the device says at once it never saw', () => {
  const others = [
    ['reads', READS],
    ['prepares', PREPARES],
  ] as const;

  it.each(others)('is added again with the same tid when it only %s', async (_, row) => {
    const device = new ScriptedDevice().on('add', silence);
    await run(device, row);
    const adds = device.heard.filter(({ kind }) => kind === 'add');
    expect(adds.map(({ tid }) => tid)).toEqual([0, 0]);
    expect(device.clock.monotonicMs()).toBe(500);
  });

  it.each(others)('is added again when the device asks for the packet and it only %s', async (_, row) => {
    const device = new ScriptedDevice().on('add', say(''));
    await run(device, row);
    expect(device.heard.slice(0, 3).map(({ kind }) => kind)).toEqual(['add', 'ask', 'add']);
  });

  it.each([
    ['lost', silence],
    ['asked for again', say('')],
  ] as const)('is never sent twice when it decides: %s', async (_, first) => {
    const device = new ScriptedDevice().on('add', first);
    expect((await failure(device, DECIDES)).code).toBe('CB-102');
    expect(device.count('add')).toBe(1);
  });
});

describe('silence', () => {
  it.each([
    ['reads', READS, 'CB-101'],
    ['prepares', PREPARES, 'CB-101'],
    ['decides', DECIDES, 'CB-102'],
  ] as const)(
    'takes the line for dead after three seconds without any answer to a command that %s',
    async (_, row, code) => {
      const device = new ScriptedDevice().always('add', silence).always('ask', silence);
      expect((await failure(device, row)).code).toBe(code);
      expect(device.clock.monotonicMs()).toBe(3_000);
      expect(device.count('add')).toBe(1);
      expect(device.line.isClosed).toBe(true);
      await device.clock.run(device.line.lost);
    },
  );

  it('learns of a close whose answer was lost within a second', async () => {
    const device = new ScriptedDevice().on('add', accept).on('ask', say('A3 55 00 00'));
    expect(toHex((await run(device, DECIDES)).bytes)).toBe('55 00 00');
    expect(device.clock.monotonicMs()).toBe(500);
  });

  it('waits for a close as long as the device says that it works on it, up to its limit', async () => {
    const device = new ScriptedDevice().on('add', accept).always('ask', accept);
    expect((await failure(device, DECIDES)).code).toBe('CB-102');
    expect(device.clock.monotonicMs()).toBe(275_000);
    expect(device.count('add')).toBe(1);
    expect(device.line.isClosed).toBe(false);
  });

  it('takes the late result of a close that hung for two minutes', async () => {
    const device = new ScriptedDevice().on('add', ({ id, tid }, there) => {
      there.direct(id, 'A2');
      void there.clock.sleep(120_000).then(() => there.result(0xa6, tid, '55 00 00'));
    });
    device.always('ask', accept);
    await run(device, DECIDES);
    expect(device.clock.monotonicMs()).toBe(120_000);
  });

  it.each([
    ['reads', READS],
    ['prepares', PREPARES],
  ] as const)('calls a device busy that works too long on a command that %s', async (_, row) => {
    const device = new ScriptedDevice().on('add', accept).always('ask', accept);
    expect((await failure(device, row)).code).toBe('CB-109');
    expect(device.line.isClosed).toBe(false);
  });
});

describe('a task that the device no longer knows', () => {
  it('is added again when it only reads', async () => {
    const device = new ScriptedDevice().on('add', accept);
    await run(device, READS);
    expect(device.count('add')).toBe(2);
  });

  it.each([
    ['prepares', PREPARES, 'CB-101'],
    ['decides', DECIDES, 'CB-102'],
  ] as const)('is never added again once it was accepted and %s', async (_, row, code) => {
    const device = new ScriptedDevice().on('add', accept);
    expect((await failure(device, row)).code).toBe(code);
    expect(device.count('add')).toBe(1);
  });

  it.each([
    ['prepares', PREPARES, 'CB-101'],
    ['decides', DECIDES, 'CB-102'],
  ] as const)('is never added again when a question before went unanswered and it %s', async (_, row, code) => {
    // It may have been seen, done and forgotten in between: a device that was switched off and on.
    const device = new ScriptedDevice().on('add', silence).on('ask', silence);
    expect((await failure(device, row)).code).toBe(code);
    expect(device.count('add')).toBe(1);
  });

  it('is never added again when cash moves', async () => {
    const device = new ScriptedDevice().on('add', silence);
    expect((await failure(device, CASH)).code).toBe('CB-102');
    expect(device.count('add')).toBe(1);
  });
});

describe('a stuck buffer', () => {
  it.each(['B2', 'A5'])('is cleared on %s before a reading goes in again', async (status) => {
    const device = new ScriptedDevice().on('add', say(status));
    await run(device, READS);
    expect(device.heard.slice(0, 3).map(({ kind }) => kind)).toEqual(['add', 'abort', 'add']);
  });

  it.each(['B2', 'A5'])('is left alone on %s when a deciding command meets it', async (status) => {
    const device = new ScriptedDevice().on('add', say(status));
    expect((await failure(device, DECIDES)).code).toBe('CB-102');
    expect(device.heard.map(({ kind }) => kind)).toEqual(['add']);
  });

  it.each(['B2', 'A5'])('is left alone on %s when a line of a receipt meets it', async (status) => {
    const device = new ScriptedDevice().on('add', say(status));
    expect((await failure(device, PREPARES)).code).toBe('CB-109');
    expect(device.heard.map(({ kind }) => kind)).toEqual(['add']);
  });

  it('is not cleared for a reading while a close is in doubt inside the device', async () => {
    const device = new ScriptedDevice().on('add', accept).always('ask', accept);
    await failure(device, DECIDES);
    device.on('add', say('B2'));
    expect((await failure(device, READS)).code).toBe('CB-109');
    expect(device.count('abort')).toBe(0);
  });

  it('gives up politely when it stays full', async () => {
    const device = new ScriptedDevice().always('add', say('B1'));
    expect((await failure(device, DECIDES)).code).toBe('CB-102');
    expect(device.count('add')).toBe(11);
  });
});

describe('task ids and packet ids', () => {
  it('run on and start again', async () => {
    const device = new ScriptedDevice();
    for (let i = 0; i < 250; i++) await run(device, READS);
    await device.clock.advance(0);
    expect(Math.max(...device.heard.map(({ id }) => id))).toBe(0xdf);
    expect(Math.max(...device.heard.map(({ tid }) => tid))).toBe(0xdc);
    expect(device.count('add')).toBe(250);
  });

  it('never use the tid of a task whose end is not known', async () => {
    const device = new ScriptedDevice().on('add', accept).always('ask', accept);
    await failure(device, DECIDES);
    const [doubtful] = device.heard;
    for (let i = 0; i < 250; i++) await run(device, READS);
    const later = device.heard.filter(({ kind }) => kind === 'add').slice(1);
    expect(later.map(({ tid }) => tid)).not.toContain(doubtful?.tid);
  });

  it('do not take the late result of an earlier task for that of the next', async () => {
    const device = new ScriptedDevice().on('add', accept).always('ask', accept);
    await failure(device, DECIDES);
    device.on('add', ({ id, tid }, there) => {
      there.result(0xa6, device.heard[0]?.tid ?? 0, '55 00 99');
      there.direct(id, 'A2');
      there.result(0xa6, tid, '55 00 11');
    });
    expect(toHex((await run(device, READS)).bytes)).toBe('55 00 11');
  });
});

describe('one conversation', () => {
  it('sends one host packet at a time, whoever asks', async () => {
    const device = new ScriptedDevice();
    await device.clock.run(Promise.all([start(device, READS), start(device, READS), start(device, READS)]));
    await device.clock.advance(0);
    expect(device.heard.map(({ kind }) => kind)).toEqual(['add', 'thank', 'add', 'thank', 'add', 'thank']);
  });

  it('goes on when the thanks are not answered', async () => {
    const device = new ScriptedDevice().on('thank', silence);
    await run(device, READS);
    await run(device, READS);
    expect(device.clock.monotonicMs()).toBe(500);
  });

  it.each([
    ['reads', READS, 'CB-101'],
    ['prepares', PREPARES, 'CB-101'],
    ['decides', DECIDES, 'CB-102'],
  ] as const)('tells at once when the line breaks under a command that %s', async (_, row, code) => {
    const device = new ScriptedDevice().on('add', (_packet, there) => there.close());
    expect((await failure(device, row)).code).toBe(code);
    expect(device.clock.monotonicMs()).toBe(0);
  });

  it.each([
    ['reads', READS, 'CB-101'],
    ['decides', DECIDES, 'CB-102'],
  ] as const)('stops at once when asked to while a command that %s is under way', async (_, row, code) => {
    const stop = new AbortController();
    const device = new ScriptedDevice().on('add', () => stop.abort());
    expect((await failure(device, row, stop.signal)).code).toBe(code);
    expect(device.clock.monotonicMs()).toBe(0);
  });

  it.each(BY_EFFECT)('sends nothing that %s on a line that is gone: nothing is unknown then', async (_, row) => {
    const device = new ScriptedDevice();
    device.close();
    await device.clock.advance(0);
    expect((await failure(device, row)).code).toBe('CB-101');
    expect(device.heard).toEqual([]);
  });

  it('leaves no timer behind', async () => {
    const device = new ScriptedDevice();
    await run(device, READS);
    await device.clock.advance(0);
    await expect(device.clock.run(new Promise(() => undefined))).rejects.toThrow('no timer is left');
  });
});
