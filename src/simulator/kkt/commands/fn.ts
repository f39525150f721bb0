import { concat, encodeFnDate, readU32le, u16be, u16le, u32le } from '../../../wire/atol-v3/bytes.ts';
import { encodeCp866 } from '../../../wire/atol-v3/cp866.ts';
import { encodeTlv, parseTlvs } from '../../../wire/atol-v3/tlv.ts';
import type { Device } from '../device.ts';
import { type LocalMs, toWallTime } from '../device-clock.ts';
import { ERROR, refuse } from '../kkt-error.ts';
import type { FnDocument } from '../lasting-state.ts';
import { operationOf } from '../receipt/document-tags.ts';
import { FN_DOCUMENT } from '../records.ts';
import { atLeast, type CommandRow, done, type Parameters } from './command.ts';

const FN_VERSION = 'virtual fn 1.0  ';
const OFD_STATUS = { connected: 0x01, hasMessages: 0x02 } as const;
const OFD_SIGN_BYTES = 18;
const TEST_FN_PREFIX = '9999';

const fnDate = (localMs: LocalMs | undefined): Uint8Array =>
  localMs === undefined ? new Uint8Array(5) : encodeFnDate(toWallTime(localMs));
const padded = (text: string, length: number): Uint8Array => encodeCp866(text.padEnd(length, ' '));

function demandDocument(device: Device, parameters: Parameters): FnDocument {
  return device.state.document(readU32le(parameters.take(4))) ?? refuse(ERROR.noSuchDataInFn);
}

function exchangeStatus({ ofd }: Device): Uint8Array {
  ofd.settle();
  const oldest = ofd.oldestUnsent();
  const status = (ofd.isAway ? 0 : OFD_STATUS.connected) | (oldest ? OFD_STATUS.hasMessages : 0);
  return concat(
    status,
    0,
    u16le(Math.min(ofd.unsentCount(), 0xffff)),
    u32le(oldest?.fdNumber ?? 0),
    fnDate(oldest?.localMs),
  );
}

function fnStatus({ fn, state }: Device): Uint8Array {
  return concat(
    fn.phase,
    0,
    0,
    state.shift.isOpen ? 1 : 0,
    fn.warnings(),
    fnDate(state.lastDocument?.localMs),
    padded(state.fnSerial, 16),
    u32le(state.lastFdNumber),
  );
}

function documentByNumber(device: Device, parameters: Parameters): Uint8Array {
  device.ofd.settle();
  const document = demandDocument(device, parameters);
  return concat(
    document.type,
    document.ticketLocalMs === undefined ? 0 : 1,
    fnDate(document.localMs),
    u32le(document.fdNumber),
    u32le(document.fiscalSign),
    documentTail(device, document),
  );
}

/** What follows the common head: operation and sum of a receipt, number of a shift (FN standard). */
function documentTail(device: Device, { type, receipt, shiftNumber }: FnDocument): Uint8Array {
  if (receipt) {
    const sum = receipt.totalKop;
    return concat(operationOf(receipt.kind), u32le(sum % 2 ** 32), Math.floor(sum / 2 ** 32));
  }
  if (type === FN_DOCUMENT.registration) return registrationHead(device);
  return u16le(shiftNumber);
}

function registrationHead({ registration }: Device): Uint8Array {
  return concat(padded(registration.inn, 12), padded(registration.rnm, 20), registration.taxationMask, 0);
}

function ofdTicket(device: Device, parameters: Parameters): Uint8Array {
  device.ofd.settle();
  const { ticketLocalMs, fdNumber, fiscalSign } = demandDocument(device, parameters);
  if (ticketLocalMs === undefined) refuse(ERROR.noSuchDataInFn);
  const sign = concat(u32le(fdNumber), u32le(fiscalSign), new Uint8Array(OFD_SIGN_BYTES - 8));
  return concat(fnDate(ticketLocalMs), sign, u32le(fdNumber));
}

function lastRegistration(device: Device): Uint8Array {
  const document = device.state.documents[device.state.fnStart];
  return concat(
    fnDate(document?.localMs),
    registrationHead(device),
    u32le(document?.fdNumber ?? 0),
    u32le(document?.fiscalSign ?? 0),
  );
}

function startReading(device: Device, parameters: Parameters): Uint8Array {
  const document = demandDocument(device, parameters);
  device.memory.reading = parseTlvs(document.tlv);
  const write = device.habits.documentHeader === 'bigEndian' ? u16be : u16le;
  return concat(write(document.type), write(document.tlv.length));
}

function readOn({ memory }: Device): Uint8Array {
  const next = memory.reading.shift() ?? refuse(ERROR.noSuchDataInFn);
  return encodeTlv(next.tag, next.value);
}

const validUntil = (device: Device): Uint8Array => concat(fnDate(device.fn.validUntilLocalMs()).slice(0, 3), 29, 1);

const SUBCOMMANDS: ReadonlyMap<number, (device: Device, parameters: Parameters) => Uint8Array> = new Map([
  [0x10, ({ state: { shift } }: Device) => concat(shift.isOpen ? 1 : 0, u16le(shift.number), u16le(shift.receipts))],
  [0x20, exchangeStatus],
  [0x30, fnStatus],
  [0x31, ({ state }: Device) => padded(state.fnSerial, 16)],
  [0x32, validUntil],
  [0x33, ({ state }: Device) => concat(encodeCp866(FN_VERSION), state.fnSerial.startsWith(TEST_FN_PREFIX) ? 0 : 1)],
  [0x40, documentByNumber],
  [0x41, ofdTicket],
  [
    0x42,
    ({ ofd }: Device) => {
      ofd.settle();
      return u16le(Math.min(ofd.unsentCount(), 0xffff));
    },
  ],
  [0x43, lastRegistration],
  [0x45, startReading],
  [0x46, readOn],
]);

export const FN_COMMANDS: readonly (readonly [number, CommandRow])[] = [
  [
    0xa4,
    {
      name: 'FN',
      effect: 'reads',
      length: atLeast(1),
      run: (device, parameters) => {
        const run = SUBCOMMANDS.get(parameters.byte()) ?? refuse(ERROR.badCommand);
        return done(run(device, parameters));
      },
    },
  ],
];
