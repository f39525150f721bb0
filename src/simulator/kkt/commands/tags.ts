import { concat, readU16le, u32le } from '../../../wire/atol-v3/bytes.ts';
import { encodeCp866 } from '../../../wire/atol-v3/cp866.ts';
import { encodeTlv, parseTlvs, type Tlv } from '../../../wire/atol-v3/tlv.ts';
import type { Device } from '../device.ts';
import { ERROR, KktError, refuse } from '../kkt-error.ts';
import { FFD_CODE } from '../receipt/document-tags.ts';
import { writeTag } from '../receipt/tags.ts';
import { atLeast, type CommandRow, done, exactly, type Parameters } from './command.ts';

/** A tag travels in pieces of this many bytes, header included (page section 9). */
const BLOCK_BYTES = 100;

function write(device: Device, parameters: Parameters): Uint8Array {
  // Whether the tag is printed changes nothing in the FN.
  parameters.byte();
  const blocks = parameters.byte();
  const index = parameters.byte();
  const chunk = parameters.rest();
  if (blocks === 0 || index >= blocks || chunk.length === 0 || chunk.length > BLOCK_BYTES) refuse(ERROR.badFormat);
  const whole = assemble(device, blocks, index, chunk);
  if (whole) writeTag(device, oneTlv(whole));
  return done();
}

/** The whole TLV when this was its last piece. */
function assemble(device: Device, blocks: number, index: number, chunk: Uint8Array): Uint8Array | undefined {
  if (index === 0) device.memory.tagAssembly = { blocks, chunks: [] };
  const assembly = device.memory.tagAssembly;
  if (!assembly || assembly.blocks !== blocks || assembly.chunks.length !== index) {
    device.memory.tagAssembly = undefined;
    throw new KktError(ERROR.badFormat);
  }
  assembly.chunks.push(chunk);
  if (assembly.chunks.length < blocks) return undefined;
  device.memory.tagAssembly = undefined;
  return concat(...assembly.chunks);
}

function oneTlv(bytes: Uint8Array): Tlv {
  try {
    const [tlv, ...more] = parseTlvs(bytes);
    if (tlv && more.length === 0) return tlv;
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
  }
  return refuse(ERROR.badFormat);
}

function read(device: Device, parameters: Parameters): Uint8Array {
  const tag = readU16le(parameters.take(2));
  const index = parameters.byte();
  const value = requisites(device).get(tag) ?? refuse(ERROR.noSuchDataInFn);
  const whole = encodeTlv(tag, value);
  const blocks = Math.ceil(whole.length / BLOCK_BYTES);
  if (index >= blocks) refuse(ERROR.noSuchDataInFn);
  return done(concat(blocks, whole.slice(index * BLOCK_BYTES, (index + 1) * BLOCK_BYTES)));
}

/** Requisites of the registration that E9 gives back, the list the vendor's driver asks for. */
function requisites({ registration, state, ffd }: Device): Map<number, Uint8Array> {
  const text = encodeCp866;
  const no = Uint8Array.of(0);
  const yes = Uint8Array.of(1);
  return new Map([
    [1001, no],
    [1002, no],
    [1009, text(registration.address)],
    [1013, text(state.serial)],
    [1017, text(registration.ofdInn.padEnd(12, ' '))],
    [1018, text(registration.inn.padEnd(12, ' '))],
    [1036, text('')],
    [1037, text(registration.rnm.padEnd(20, ' '))],
    [1041, text(state.fnSerial)],
    [1046, text(registration.ofdName)],
    [1048, text(registration.userName)],
    [1056, no],
    [1057, no],
    [1060, text('nalog.gov.ru')],
    [1062, Uint8Array.of(registration.taxationMask)],
    [1101, u32le(0)],
    [1108, yes],
    [1109, no],
    [1110, no],
    [1117, text(registration.senderEmail)],
    [1126, no],
    [1187, text(registration.place)],
    [1193, no],
    [1207, no],
    [1209, Uint8Array.of(FFD_CODE[ffd])],
    [1221, no],
  ]);
}

export const TAG_COMMANDS: readonly (readonly [number, CommandRow])[] = [
  [0xe8, { name: 'write tag', effect: 'changes', length: atLeast(4), run: write }],
  [0xe9, { name: 'read tag', effect: 'reads', length: exactly(3), run: read }],
];
