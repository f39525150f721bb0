import { concat, fromHex, sameBytes } from '../../../wire/atol-v3/bytes.ts';
import type { Fault } from './fault.ts';
import { type FaultRow, numberOf } from './row.ts';

const ESCAPE = 0xfd;
const START = 0xfe;
const PLATFORM_5_PROBE = fromHex('24 40 0d 00 20 01 f7 40 74 65 73 74 65');
/** Junk of the kinds that hurt a parser: plain, half an escape, the head of a packet that never comes. */
const JUNK = ['00 ff 13', 'fd', 'fe 05 00 f0 a6', 'fe fe', '24 40 0d'].map(fromHex);

/** What may go wrong with bytes on their way. */
export const LINE_FAULTS: readonly FaultRow[] = [
  {
    name: 'cuts-power-after-byte',
    argument: 'N',
    ru: 'Питание пропадает после N-го принятого байта.',
    en: 'The power goes after the Nth byte received.',
    make: ([count]) => ({ cutsPowerAfterReceived: numberOf(count) }),
  },
  {
    name: 'cuts-line-after-byte-sent',
    argument: 'N',
    ru: 'Связь рвётся после N-го отправленного байта, питание остаётся.',
    en: 'The line breaks after the Nth byte sent; the power stays.',
    make: ([count]) => ({ cutsLineAfterSent: numberOf(count) }),
  },
  {
    name: 'bad-crc-once',
    argument: '[N]',
    ru: 'Один пакет (N-й, по умолчанию следующий) приходит с неверной контрольной суммой.',
    en: 'One packet (the Nth, by default the next) comes with a wrong check sum.',
    make: ([which]) => spoilsOne(numberOf(which, 1)),
  },
  {
    name: 'noise',
    ru: 'Перед каждым пакетом на линии мусор.',
    en: 'Junk on the line before every packet.',
    make: () => {
      let turn = 0;
      return { onSend: (packet) => [JUNK[turn++ % JUNK.length] ?? packet, packet] };
    },
  },
  {
    name: 'splits-bytes',
    ru: 'Ответы приходят по одному байту.',
    en: 'Answers come byte by byte.',
    make: () => ({ onSend: (packet) => Array.from(packet, (byte) => Uint8Array.of(byte)) }),
  },
  {
    name: 'platform-5',
    ru: 'Касса на платформе 5: отвечает эхом на пробу и молчит на протокол v3.',
    en: 'A platform 5 device: echoes the probe and is silent to protocol v3.',
    make: platform5,
  },
];

function spoilsOne(which: number): Omit<Fault, 'name'> {
  let left = which;
  return {
    onSend: (packet) => {
      // One of several pieces is no packet.
      if (packet[0] !== START || left-- !== 1) return [packet];
      return [withBadCrc(packet)];
    },
  };
}

/** Another check sum, and never a byte that means something to the framing. */
function withBadCrc(packet: Uint8Array): Uint8Array {
  const spoilt = packet.slice();
  const last = spoilt.length - 1;
  const crc = spoilt[last] ?? 0;
  if (spoilt[last - 1] === ESCAPE) spoilt[last] = crc === 0xee ? 0xed : 0xee;
  else spoilt[last] = (crc ^ 0x01) >= ESCAPE && (crc ^ 0x01) <= START ? crc ^ 0x04 : crc ^ 0x01;
  return spoilt;
}

function platform5(): Omit<Fault, 'name'> {
  let heard: Uint8Array = new Uint8Array(0);
  return {
    onBytes: (bytes) => {
      heard = concat(heard, bytes);
      for (let at = 0; at + PLATFORM_5_PROBE.length <= heard.length; at++) {
        if (!sameBytes(heard.slice(at, at + PLATFORM_5_PROBE.length), PLATFORM_5_PROBE)) continue;
        heard = heard.slice(at + PLATFORM_5_PROBE.length);
        return PLATFORM_5_PROBE;
      }
      heard = heard.slice(-PLATFORM_5_PROBE.length);
      return new Uint8Array(0);
    },
  };
}
