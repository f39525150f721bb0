import { bcd, byte, digits, rest, text, unused } from '../wire/fields.ts';
import { CLOSE_LIMIT_MS, decides, prepares } from './row.ts';

const CASH_LIMIT_MS = 60_000;
/** Section 2, T5: 67 45 s (SINGLE), EA and EB 50 s (SINGLE). */
const REPORT_LIMIT_MS = 45_000;
const LINE_LIMIT_MS = 50_000;

export const ACTIONS = {
  enterMode: prepares([0x56], [byte('mode'), digits('password', 4)], [], '5, 56'),
  leaveMode: prepares([0x48], [], [], '5, 48'),

  writeTag: prepares([0xe8], [byte('print'), byte('blocks'), byte('index'), rest('chunk')], [], '9, E8'),
  openReceipt: prepares([0x92], [byte('flags'), byte('type')], [], '10, 92'),
  beginItem: prepares([0xea, 0x00, 0x01, 0x00], [], [], '10, EA', { answerLimitMs: LINE_LIMIT_MS }),
  endItem: prepares(
    [0xeb],
    [
      byte('flags'),
      bcd('priceKop', 7),
      bcd('quantityMilli', 5),
      bcd('lineSumKop', 7),
      byte('taxRow'),
      bcd('taxSumKop', 7),
      bcd('section', 1),
      // Subject before method: section 10, order check.
      bcd('paymentObject', 1),
      bcd('paymentMethod', 1),
      byte('discountSign'),
      bcd('discountKop', 7),
      unused(2),
      text('itemName'),
    ],
    [],
    '10, EB',
    { answerLimitMs: LINE_LIMIT_MS },
  ),
  pay: prepares(
    [0x99],
    [byte('flags'), byte('type'), bcd('sumKop', 5)],
    [bcd('remainderKop', 5), bcd('changeKop', 5)],
    '10, 99',
  ),

  closeReceipt: decides([0x4a], [byte('flags'), byte('type'), bcd('sumKop', 5)], [], '10, 4A; limit 3.3', {
    answerLimitMs: CLOSE_LIMIT_MS,
  }),
  openShift: decides([0x9a], [byte('flags')], [], '10, 9A', { answerLimitMs: CLOSE_LIMIT_MS }),
  closeShift: decides([0x5a], [], [], '10, Z', { answerLimitMs: CLOSE_LIMIT_MS }),
  putCashIn: decides([0x49], [byte('flags'), bcd('sumKop', 5)], [], '10, 49', {
    answerLimitMs: CASH_LIMIT_MS,
  }),
  takeCashOut: decides([0x4f], [byte('flags'), bcd('sumKop', 5)], [], '10, 4F', {
    answerLimitMs: CASH_LIMIT_MS,
  }),
  // Section 14.1 counts it among the commands that are never repeated blindly.
  cancelReceipt: decides([0x59], [], [], '10, 59', { answerLimitMs: CASH_LIMIT_MS }),

  printLine: prepares([0x4c], [text('line')], [], '11, 4C', { answerLimitMs: REPORT_LIMIT_MS }),
  printFooter: prepares([0x73], [], [], '11, 73; order of the vector "end nonfiscal"', {
    answerLimitMs: REPORT_LIMIT_MS,
  }),
  printXReport: prepares([0x67, 0x01], [], [], '10, X', { answerLimitMs: REPORT_LIMIT_MS }),
  continuePrint: prepares([0xee], [], [], '11, EE', { answerLimitMs: REPORT_LIMIT_MS }),
} as const;
