import { ascii, bcd, bcdTime, be, byte, digits, fnTime, le, raw, rest, text, unused } from '../wire/fields.ts';
import { reads } from './row.ts';

/** Section 2, T5. */
const REGISTER_LIMIT = { answerLimitMs: 45_000 } as const;
const register = (number: number, p1 = 0, p2 = 0): readonly number[] => [0x91, number, p1, p2];

const SELL = 1;
const SELL_RETURN = 2;
const CASH = 1;

/** Registers: 91 `register p1 p2`. */
const REGISTERS = {
  readSales: reads(register(1, SELL), [], [bcd('sumKop', 6)], '7, register 1', REGISTER_LIMIT),
  readReturns: reads(register(1, SELL_RETURN), [], [bcd('sumKop', 6)], '7, register 1', REGISTER_LIMIT),
  readCashPayments: reads(register(3, SELL, CASH), [], [bcd('sumKop', 6)], '7, register 3', REGISTER_LIMIT),
  readCashInSum: reads(register(4), [], [bcd('sumKop', 6)], '7, register 4', REGISTER_LIMIT),
  readCashOutSum: reads(register(5), [], [bcd('sumKop', 6)], '7, register 5', REGISTER_LIMIT),
  readCashInCount: reads(register(8), [], [bcd('count', 2)], '7, register 8', REGISTER_LIMIT),
  readCashOutCount: reads(register(9), [], [bcd('count', 2)], '7, register 9', REGISTER_LIMIT),
  readCashInDrawer: reads(register(10), [], [bcd('sumKop', 7)], '7, register 10', REGISTER_LIMIT),
  /** p2 = 1: "older than 24 h" is told apart. The date is not used: what it means is UNKNOWN. */
  readShiftState: reads(register(18, 0, 1), [], [byte('state')], '7, register 18', REGISTER_LIMIT),
  readLastClosedShift: reads(register(21), [], [bcd('shiftNumber', 2)], '7, register 21', REGISTER_LIMIT),
  readSerialNumber: reads(register(22), [], [digits('kktSerial', 7)], '7, register 22', REGISTER_LIMIT),
  readNonResettableSales: reads(register(40, SELL), [], [bcd('sumKop', 7)], '7, register 40', REGISTER_LIMIT),
  readExchangeErrors: reads(
    register(43),
    [],
    [byte('network'), byte('ofd'), byte('fn'), bcd('fdNumber', 5)],
    '7, register 43',
    REGISTER_LIMIT,
  ),
  readLastReceipt: reads(
    register(51),
    [],
    [bcd('fdNumber', 5), byte('type'), bcd('sumKop', 7)],
    '7, register 51',
    REGISTER_LIMIT,
  ),
  readLastDocument: reads(register(52), [], [bcd('fdNumber', 5)], '7, register 52', REGISTER_LIMIT),
  readFormats: reads(register(54), [], [byte('device'), byte('fn'), byte('current')], '7, register 54', REGISTER_LIMIT),
  readExtendedError: reads(register(55), [], [be('command', 2), be('error', 2)], '7, register 55', REGISTER_LIMIT),
  readPrintState: reads(register(59), [], [byte('state')], '7, register 59', REGISTER_LIMIT),
} as const;

/** Questions to the FN: A4 `question`. */
const FN_QUESTIONS = {
  readExchange: reads(
    [0xa4, 0x20],
    [],
    [byte('status'), byte('messageRead'), le('unsentCount', 2), le('firstUnsentFd', 4), fnTime('firstUnsentAt')],
    '8, A4 20',
  ),
  readFnStatus: reads(
    [0xa4, 0x30],
    [],
    [
      byte('phase'),
      byte('currentDocument'),
      unused(1),
      byte('shiftOpen'),
      byte('warnings'),
      unused(5),
      ascii('fnSerial', 16),
      le('lastFdNumber', 4),
    ],
    '8, A4 30',
  ),
  readFnSerial: reads([0xa4, 0x31], [], [ascii('fnSerial', 16)], '8, A4 31'),
  /** Receipts go on with operation and sum; how wide is for the reader of `tail`. */
  readDocument: reads(
    [0xa4, 0x40],
    [le('fdNumber', 4)],
    [byte('type'), byte('hasTicket'), fnTime('issuedAt'), le('fdNumber', 4), le('fiscalSign', 4), rest('tail')],
    '8, A4 40',
  ),
  readTicket: reads(
    [0xa4, 0x41],
    [le('fdNumber', 4)],
    [fnTime('confirmedAt'), raw('ofdFiscalSign', 18), le('fdNumber', 4)],
    '8, A4 41',
  ),
  /** The order of the bytes of type and size conflicts between the sources, hence bytes. */
  beginDocumentTags: reads([0xa4, 0x45], [le('fdNumber', 4)], [raw('type', 2), raw('size', 2)], '8, A4 45'),
  readDocumentTags: reads([0xa4, 0x46], [], [rest('piece')], '8, A4 46'),
} as const;

export const READINGS = {
  readType: reads(
    [0xa5],
    [],
    [
      byte('protocol'),
      byte('type'),
      byte('model'),
      unused(2),
      bcd('major', 1),
      bcd('minor', 1),
      unused(1),
      bcd('build', 2),
      text('name'),
    ],
    '6, A5',
    { head: 'errorOnly' },
  ),
  readState: reads(
    [0x3f],
    [],
    [
      unused(2),
      bcdTime('deviceTime', 6, 'yearFirst'),
      byte('flags'),
      unused(7),
      byte('mode'),
      unused(4),
      byte('receiptState'),
      bcd('receiptSumKop', 5),
    ],
    '6, 3F',
    { head: 'begins44' },
  ),
  readStateCode: reads([0x45], [], [byte('mode'), byte('flags')], '6, 45', { head: 'no error byte' }),
  readTable: reads([0x46], [byte('table'), be('row', 2), byte('field')], [rest('value')], '11, 46'),
  readTag: reads([0xe9], [le('tag', 2), byte('index')], [byte('blocks'), rest('chunk')], '9, E9'),
  ...REGISTERS,
  ...FN_QUESTIONS,
} as const;
