import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { concat, fromHex, toHex } from '../../../../src/wire/atol-v3/bytes.ts';
import { crc8 } from '../../../../src/wire/atol-v3/crc8.ts';
import { encodeFrame, type FrameEvent, FrameParser } from '../../../../src/wire/atol-v3/frame.ts';
import { rawOpen } from './golden.ts';

const WORKED = [
  'FE 01 00 00 C4 02',
  'FE 01 00 00 A3 2E',
  'FE 06 00 01 C1 01 00 00 00 A5 9E',
  'FE 01 00 01 A2 EB',
  'FE 15 00 F0 A6 00 00 01 01 3D 10 00 03 00 00 58 70 41 54 4F 4C 20 33 30 46 A2',
  'FE 02 00 02 C2 00 B4',
  'FE 06 00 03 C1 01 01 00 00 3F 04',
  'FE 0B 00 05 C1 01 02 00 00 56 01 00 00 00 30 44',
  'FE 13 00 06 C1 01 03 00 00 E8 01 01 00 FD ED 03 06 00 8A A0 E1 E1 A8 E0 59',
  'FE 05 00 F0 A7 01 55 66 00 F3',
  'FE 08 00 15 C1 00 09 00 00 47 FD EE FD ED 21',
].map(fromHex);

const frames = (events: readonly FrameEvent[]) => events.filter((event) => event.kind === 'frame');
const noise = (events: readonly FrameEvent[]) =>
  events.reduce((sum, event) => sum + (event.kind === 'noise' ? event.count : 0), 0);

const anyPacket = fc.record({
  id: fc.integer({ min: 0, max: 0xf0 }),
  data: fc.uint8Array({ maxLength: 300 }),
});

describe('crc8', () => {
  it.each([
    ['06 C4', 0x58],
    ['02 C1 01 02 00 00 A5', 0x93],
    ['07 C1 01 02 00 00 A5', 0x8d],
    ['08 C3 02', 0xfc],
    ['09 C3 02', 0xba],
    ['0A C3 02', 0x70],
    ['01', 0x9d],
  ])('agrees with the anchor %s', (bytes, crc) => {
    expect(crc8(fromHex(bytes))).toBe(crc);
  });
});

describe('encodeFrame', () => {
  it.each([...WORKED, ...rawOpen.map(({ bytes }) => bytes)].map((bytes) => [toHex(bytes), bytes] as const))(
    'makes %s byte for byte out of what the parser read',
    (_, bytes) => {
      const [event, ...rest] = new FrameParser().push(bytes);
      expect(rest).toEqual([]);
      if (event?.kind !== 'frame') throw new Error('no packet was read');
      expect(toHex(encodeFrame(event.id, event.data))).toBe(toHex(bytes));
    },
  );

  it('writes a length of 200 as 48 01', () => {
    expect(toHex(encodeFrame(5, new Uint8Array(200)).slice(0, 4))).toBe('fe 48 01 05');
  });

  it('refuses more data than the length can say', () => {
    expect(() => encodeFrame(0, new Uint8Array(0x4000))).toThrow(RangeError);
  });

  it('never lets FE appear inside a packet', () => {
    fc.assert(
      fc.property(anyPacket, ({ id, data }) => {
        expect(encodeFrame(id, data).slice(4).includes(0xfe)).toBe(false);
      }),
    );
  });
});

describe('FrameParser', () => {
  it('reads any packets back, however the stream is split', () => {
    fc.assert(
      fc.property(fc.array(anyPacket, { maxLength: 5 }), fc.array(fc.integer({ min: 1, max: 40 })), (packets, cuts) => {
        let rest = concat(...packets.map(({ id, data }) => encodeFrame(id, data)));
        const parser = new FrameParser();
        const events: FrameEvent[] = [];
        for (const cut of cuts) {
          events.push(...parser.push(rest.slice(0, cut)));
          rest = rest.slice(cut);
        }
        events.push(...parser.push(rest));
        expect(events).toEqual(packets.map((packet) => ({ kind: 'frame', ...packet })));
      }),
    );
  });

  it('finds a packet behind any garbage', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), anyPacket, (garbage, { id, data }) => {
        const events = new FrameParser().push(concat(garbage, encodeFrame(id, data)));
        expect(events.at(-1)).toEqual({ kind: 'frame', id, data });
      }),
    );
  });

  it('never takes a packet with one changed byte for the one that was sent', () => {
    fc.assert(
      fc.property(anyPacket, fc.nat(), fc.integer({ min: 1, max: 255 }), ({ id, data }, where, flip) => {
        const bytes = encodeFrame(id, data);
        const at = where % bytes.length;
        bytes[at] = (bytes[at] ?? 0) ^ flip;
        for (const event of frames(new FrameParser().push(bytes)))
          expect(event).not.toEqual({ kind: 'frame', id, data });
      }),
    );
  });

  it('counts every byte that belongs to no packet', () => {
    const events = new FrameParser().push(concat(1, 2, 3, encodeFrame(7, Uint8Array.of(0xc4)), 9));
    expect(events.map(({ kind }) => kind)).toEqual(['noise', 'frame', 'noise']);
    expect(noise(events)).toBe(4);
  });

  it('starts anew at FE in the middle of a packet', () => {
    const whole = encodeFrame(7, Uint8Array.of(0xc3, 2));
    const events = new FrameParser().push(concat(whole.slice(0, 5), whole));
    expect(events).toEqual([
      { kind: 'noise', count: 5 },
      { kind: 'frame', id: 7, data: Uint8Array.of(0xc3, 2) },
    ]);
  });

  it('takes an empty packet for a packet: it asks to repeat', () => {
    expect(new FrameParser().push(fromHex('FE 00 00 01 9D'))).toEqual([
      { kind: 'frame', id: 1, data: new Uint8Array(0) },
    ]);
  });

  it('names the packet whose check sum is wrong', () => {
    expect(new FrameParser().push(fromHex('FE 01 00 09 C4 03'))).toEqual([{ kind: 'badCrc', id: 9 }]);
  });

  it.each([
    ['a length byte above 7F', 'FE 80 00 01'],
    ['a length of 16383', 'FE 7F 7F'],
    ['an escape that means nothing', 'FE 05 00 01 FD 11'],
  ])('takes %s for noise and reads the next packet', (_, bytes) => {
    const events = new FrameParser().push(concat(fromHex(bytes), encodeFrame(2, Uint8Array.of(0xa3))));
    expect(events.at(-1)).toEqual({ kind: 'frame', id: 2, data: Uint8Array.of(0xa3) });
    expect(noise(events)).toBe(fromHex(bytes).length);
  });

  it('forgets half a packet when told that the line is new', () => {
    const parser = new FrameParser();
    parser.push(fromHex('FE 05 00 01 C1'));
    parser.reset();
    expect(parser.push(encodeFrame(3, Uint8Array.of(1)))).toEqual([{ kind: 'frame', id: 3, data: Uint8Array.of(1) }]);
  });
});
