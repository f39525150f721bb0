import { describe, expect, it } from 'vitest';
import { COMMANDS } from '../../src/adapters/cashbox/atol-serial/commands/index.ts';
import { Device } from '../../src/adapters/cashbox/atol-serial/device.ts';
import { TAGS, writeTag } from '../../src/adapters/cashbox/atol-serial/tags.ts';
import { decodeFields } from '../../src/adapters/cashbox/atol-serial/wire/fields.ts';
import { kopecks, milli } from '../../src/core/fiscal/money.ts';
import type { Item, Receipt } from '../../src/core/fiscal/receipt.ts';
import { fromHex, toHex } from '../../src/wire/atol-v3/bytes.ts';
import { failureOf, itemOf, Rig, receiptOf, SIGNAL } from '../unit/adapters/cashbox/atol-serial/rig.ts';
import { ScriptedDevice } from '../unit/adapters/cashbox/atol-serial/scripted-device.ts';
import { golden, rawOpen } from '../unit/wire/atol-v3/golden.ts';

// Where our driver does what the vendor's driver does, the bytes of its commands are compared with the vendor's.
// Every difference is named with its reason; a reason that is no longer needed fails too.

/** A command one side sends and the other does not, by its beginning. */
interface Difference {
  readonly side: 'vendor' | 'ours';
  readonly command: string;
  readonly why: string;
}

const vendorOnly = (command: string, why: string): Difference => ({ side: 'vendor', command, why });
const oursOnly = (command: string, why: string): Difference => ({ side: 'ours', command, why });

const CONDITION = [
  oursOnly('a4 30', 'one look at the FN: last FD number, phase and warnings at once, instead of 91 34'),
  oursOnly(
    '91 12 00 01',
    'with p2 = 1 an expired shift is told apart, as the vendor itself reads it in its shift query',
  ),
];
const LAST_FD = vendorOnly('91 34', 'its baseline; ours comes from A4 30, with the FN serial in the same answer');
const SHIFT_STATE = vendorOnly('91 12 00 00', 'asked with p2 = 1, in the condition');
const CASHIER = [
  oursOnly('e8 01 01 00 fd 03', 'the cashier is said before every document; the vendor says it once, in its log-in'),
];
const AFTER_SHIFT = [
  vendorOnly('91 37', 'the extended error is read only after error EE'),
  vendorOnly('91 3b', 'whether paper ran out is part of the next condition'),
];
const PROOF_OF_SHIFT = [
  oursOnly('91 34', 'the number of the document just made'),
  oursOnly('a4 40', 'the document itself, read back from the FN'),
];

/** Vectors that are one operation of ours. */
const OPERATIONS: readonly {
  readonly ops: readonly string[];
  readonly act: (rig: Rig) => Promise<unknown>;
  readonly differences: readonly Difference[];
}[] = [
  {
    ops: ['open shift'],
    act: (rig) => rig.openShift(),
    differences: [
      ...CONDITION,
      ...CASHIER,
      ...PROOF_OF_SHIFT,
      LAST_FD,
      oursOnly('91 15', 'number of the new shift, for the next condition'),
      vendorOnly('3f', 'it reads state and number twice'),
      vendorOnly('45', 'it asks the mode before and after'),
      vendorOnly('48', 'it left a mode; our device stands in mode 0'),
      vendorOnly('91 37', 'the extended error is read only after error EE'),
    ],
  },
  {
    ops: [
      'open receipt sell, email, taxation OSN',
      'position 100.50 x 2 VAT20 subject=1 method=4',
      'close receipt (default payment cash)',
      'check document closed',
    ],
    act: (rig) => sell(rig, { clientContact: 'test@example.com', items: [itemOf({ itemName: 'Товар 1' })] }, true),
    differences: [
      ...CONDITION,
      ...CASHIER,
      LAST_FD,
      SHIFT_STATE,
      oursOnly('e8 00 01 00 3c 04', 'our key (1084), which proves the document to be ours'),
      oursOnly('e8 01 01 00 65 04', 'internet sign 1125: every site receipt has it since 01.09.2025'),
      oursOnly('e8 01 01 00 a3 04', 'place of settlement 1187: the address of the site'),
      oursOnly('99', 'its vector has no payment: the close pays the rest in cash, ours never does'),
      oursOnly('91 33', 'number, type and sum of the receipt just made'),
      oursOnly('a4 40', 'the document itself, read back from the FN'),
      vendorOnly('a4 20', 'OFD state is watched between receipts, not before each'),
      vendorOnly('91 36', 'the FFD is read once per connection'),
      vendorOnly('91 13', 'it asks before every line whether a receipt is open; ours has just opened it'),
      vendorOnly('91 3d', 'it shows the taxes on a screen; we have none'),
      vendorOnly('91 14', 'it asks what is left to pay; ours pays the total by 99'),
      vendorOnly('3f', 'it checks the state after the close; ours reads the document'),
      vendorOnly('91 3b', 'whether paper ran out is part of the next condition'),
    ],
  },
  {
    ops: ['cash in 1000.50'],
    act: (rig) => cash(rig, 'in', 100_050),
    differences: [SHIFT_STATE, vendorOnly('45', 'the mode is known')],
  },
  {
    ops: ['cash out 50'],
    act: (rig) => cash(rig, 'out', 5_000),
    differences: [SHIFT_STATE, vendorOnly('45', 'the mode is known')],
  },
  {
    ops: ['close shift (Z)'],
    act: (rig) => rig.closeShift(),
    differences: [
      ...CONDITION,
      ...CASHIER,
      ...PROOF_OF_SHIFT,
      ...AFTER_SHIFT,
      LAST_FD,
      vendorOnly('3f', 'it reads state and number twice'),
      vendorOnly('45', 'it asks the mode before; ours is known from 3F'),
    ],
  },
  {
    ops: ['report X'],
    act: (rig) => rig.run(rig.driver.printXReport(undefined, SIGNAL)),
    differences: [
      oursOnly('3f', "a stranger's open receipt stops the report"),
      vendorOnly('45', 'the mode is known'),
      oursOnly('48', 'it stood in mode 2 already'),
      oursOnly('56 02 00 00 00 30', 'it stood in mode 2 already'),
    ],
  },
  {
    ops: ['begin nonfiscal', 'print text', 'end nonfiscal'],
    act: (rig) => rig.run(rig.driver.printText(['Привет'], SIGNAL)),
    differences: [
      oursOnly('3f', "a stranger's open receipt stops the printing"),
      vendorOnly('45', 'it asks the mode before and after; ours is known from 3F'),
    ],
  },
  {
    ops: ['cancel receipt'],
    act: async (rig) => {
      rig.kkt.use('fails:99:72');
      await failureOf(rig.sell());
      rig.tap.reset();
      await rig.run(rig.driver.cancelReceipt(SIGNAL));
    },
    differences: [vendorOnly('45', 'the mode is known')],
  },
  ...(
    [
      ['SERIAL_NUMBER', 'readSerialNumber'],
      ['MODEL_INFO', 'readType'],
      ['SHORT_STATUS', 'readState'],
      ['CASH_SUM', 'readCashInDrawer'],
      ['CASHIN_SUM', 'readCashInSum'],
      ['CASHOUT_SUM', 'readCashOutSum'],
      ['CASHIN_COUNT', 'readCashInCount'],
      ['CASHOUT_COUNT', 'readCashOutCount'],
    ] as const
  ).map(([query, name]) => ({
    ops: [`query ${query}`],
    act: (rig: Rig) => reading(rig, [[name, {}]]),
    differences: [],
  })),
  ...(
    [
      ['OFD_EXCHANGE_STATUS', 'readExchange', {}],
      ['LAST_RECEIPT', 'readLastReceipt', {}],
      ['LAST_DOCUMENT', 'readLastDocument', {}],
      ['FFD_VERSIONS', 'readFormats', {}],
      ['ERRORS', 'readExchangeErrors', {}],
      ['document 12345', 'readDocument', { fdNumber: 12_345 }],
      ['OFD ticket 12345', 'readTicket', { fdNumber: 12_345 }],
      ['tag 1018', 'readTag', { tag: 1018, index: 0 }],
    ] as const
  ).map(([query, name, request]) => ({
    ops: [`fn query ${query}`],
    act: (rig: Rig) => reading(rig, [[name, request]]),
    differences: [],
  })),
  {
    ops: ['query SHIFT_STATE'],
    act: (rig) =>
      reading(rig, [
        ['readShiftState', {}],
        ['readLastClosedShift', {}],
      ]),
    differences: [vendorOnly('91 11', 'the time of the device comes from 3F')],
  },
  {
    ops: ['fn query FN_INFO'],
    act: (rig) =>
      reading(rig, [
        ['readFnSerial', {}],
        ['readFnStatus', {}],
      ]),
    differences: [vendorOnly('a4 33', 'whether the FN is a test one is told by its serial number')],
  },
  {
    ops: ['query STATUS'],
    act: (rig) =>
      reading(rig, [
        ['readState', {}],
        ['readType', {}],
        ['readStateCode', {}],
        ['readSerialNumber', {}],
        ['readShiftState', {}],
        ['readLastClosedShift', {}],
        ['readFnStatus', {}],
      ]),
    differences: [
      vendorOnly('91 18', 'nothing of ours is laid out by characters per line'),
      vendorOnly('91 13', 'the open receipt is in 3F'),
      vendorOnly('91 11', 'the time of the device comes from 3F'),
    ],
  },
];

/** Openings of the other receipt types: only the opening itself and the taxation are the same operation. */
const OPENINGS = [
  ['open receipt sell electronic-only', '92 04 01', 'sell', false],
  ['open receipt sell return', '92 00 02', 'sellReturn', true],
  ['open receipt buy', '92 00 04', 'buy', true],
  ['open receipt buy return', '92 00 05', 'buyReturn', true],
] as const;

/** Its text holds a no-break space, which no editor shows. */
const CHARSET_OP = golden.vectors.find(({ op }) => op.startsWith('charset in position name'))?.op ?? '';

const PRINT_CHARSET_OP = golden.vectors.find(({ op }) => op.startsWith('charset in print text'))?.op ?? '';

/** Lines: what the vendor was told, and where our bytes differ on purpose. */
const EVERY_LINE_HAS = 'we always say 1212 and 1214 (fiscal-domain 1.3)';
const NO_PAYMENT_WORDS = { paymentObject: EVERY_LINE_HAS, paymentMethod: EVERY_LINE_HAS };
const one = (more: Partial<Item> = {}): Partial<Item> => ({
  itemName: 'T',
  priceKop: kopecks(100),
  quantityMilli: milli(1_000),
  lineSumKop: kopecks(100),
  ...more,
});
const LINES: readonly (readonly [op: string, item: Partial<Item>, differences: Readonly<Record<string, string>>])[] = [
  ['position 100.50 x 2 VAT20 subject=1 method=4', { itemName: 'Товар 1' }, {}],
  [
    'position 12.34 x 1.5 no VAT subject=4 method=1 dept=3',
    {
      itemName: 'Услуга №2 Ёж «тест»',
      priceKop: kopecks(1_234),
      quantityMilli: milli(1_500),
      lineSumKop: kopecks(1_851),
      vatRate: 'none',
      paymentObject: 'service',
      paymentMethod: 'fullPrepayment',
    },
    { section: 'sections are not used by a shop; 0 is what the vendor sends without one' },
  ],
  [
    'position 10.00 x 0.123 VAT10',
    { itemName: 'Т3', priceKop: kopecks(1_000), quantityMilli: milli(123), lineSumKop: kopecks(123), vatRate: 'vat10' },
    NO_PAYMENT_WORDS,
  ],
  [
    'position explicit sum 29.99',
    { itemName: 'A', priceKop: kopecks(1_000), quantityMilli: milli(3_000), lineSumKop: kopecks(2_999) },
    NO_PAYMENT_WORDS,
  ],
  ['position tax VAT20', one(), NO_PAYMENT_WORDS],
  ['position tax VAT10', one({ vatRate: 'vat10' }), NO_PAYMENT_WORDS],
  ['position tax VAT120', one({ vatRate: 'vat120' }), NO_PAYMENT_WORDS],
  ['position tax VAT110', one({ vatRate: 'vat110' }), NO_PAYMENT_WORDS],
  ['position tax VAT0', one({ vatRate: 'vat0' }), NO_PAYMENT_WORDS],
  ['position tax none', one({ vatRate: 'none' }), NO_PAYMENT_WORDS],
  [CHARSET_OP, one({ itemName: CHARSET_OP.slice(CHARSET_OP.indexOf(': ') + 2), vatRate: 'none' }), NO_PAYMENT_WORDS],
];

/** Vectors of things this driver does not do, and why. */
const NOT_OURS: readonly (readonly [op: RegExp, why: string])[] = [
  [/correction$/, 'corrections are a person’s decision and not made by this driver'],
  [
    /^position info|^receipt tax|^position explicit tax|^position use-only|^position check cash|^position tax dept/,
    'discount lines, tax sums, tax by section: the shop sends final prices, the device computes the tax',
  ],
  [/^position name 140/, 'a name over 128 bytes is refused, never cut'],
  [/^position with tags 1162/, 'compared in "tags of a line", without 1191, which nothing of ours carries'],
  [
    /^open receipt with agent tags|^open receipt with tag 1192/,
    'agent tags of a whole receipt and 1192 are not in our receipt model',
  ],
  [
    /^(beep|cut|drawer|sound|print field|cliche|QR)/,
    'a test print needs lines and the foot of the paper, nothing else',
  ],
  [/^report (?!X)/, 'other reports are not done'],
  [/^(set date-time|write setting|commit settings|reboot)/, 'settings of the device are not written'],
  [/^query (DATE_TIME|RECEIPT_STATE|RECEIPT_LINE_LENGTH|REVENUE|LAST_SENT)/, 'not needed for what we tell'],
  [/^fn query (LAST_REGISTRATION|SHIFT|VALIDITY|DOCUMENTS_COUNT)/, 'not needed for what we tell'],
  [/^fn query REG_INFO/, 'compared in "recognizing"'],
];
const COMPARED_ELSEWHERE = [
  PRINT_CHARSET_OP,
  'cashier login name+INN',
  'position with agent sign/supplier',
  'long cashier: tag 1021 value = 128 x CP866 8a, two E8 blocks',
  ...['cash', 'electronic', 'prepaid', 'credit', 'other'].map((tender) => `payment ${tender} 1.00`),
];

const vector = (op: string): readonly string[] => {
  const found = golden.vectors.find((entry) => entry.op === op);
  if (!found) throw new Error(`No vector "${op}"`);
  return found.cmds;
};

async function ready(): Promise<Rig> {
  const rig = await new Rig().ready();
  await rig.sell();
  await rig.run(
    rig.driver.registerCash({ direction: 'in', sumKop: kopecks(1_000_000), cashier: undefined }, rig.hooks, SIGNAL),
  );
  rig.tap.reset();
  return rig;
}

const sell = (rig: Rig, more: Partial<Receipt>, print = false) => rig.sell(receiptOf(more), { print });
const cash = (rig: Rig, direction: 'in' | 'out', sumKop: number) =>
  rig.run(rig.driver.registerCash({ direction, sumKop: kopecks(sumKop), cashier: undefined }, rig.hooks, SIGNAL));

/** Sends rows of the table to a device that answers nonsense: only what is sent matters. */
async function reading(rig: Rig, calls: readonly (readonly [keyof typeof COMMANDS, object])[]): Promise<void> {
  const scripted = new ScriptedDevice();
  const device = new Device(scripted.sender, scripted.clock, '0000');
  for (const [name, request] of calls)
    await scripted.clock.run(device.call(name, request as never, SIGNAL).catch(() => undefined));
  rig.tap.commands = scripted.heard.filter(({ kind }) => kind === 'add').map(({ command }) => command);
}

/** What each side has that the other lacks, the order of the rest being the same. */
function differ(vendor: readonly string[], ours: readonly string[]) {
  const length = Array.from({ length: vendor.length + 1 }, () => new Array<number>(ours.length + 1).fill(0));
  const at = (i: number, j: number) => length[i]?.[j] ?? 0;
  for (let i = vendor.length - 1; i >= 0; i--) {
    for (let j = ours.length - 1; j >= 0; j--) {
      const row = length[i];
      if (row) row[j] = vendor[i] === ours[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    }
  }
  const only: { side: 'vendor' | 'ours'; command: string }[] = [];
  const common: string[] = [];
  for (let i = 0, j = 0; i < vendor.length || j < ours.length; ) {
    const [theirs = '', own = ''] = [vendor[i], ours[j]];
    if (i < vendor.length && j < ours.length && theirs === own) {
      common.push(own);
      i++;
      j++;
    } else if (j >= ours.length || (i < vendor.length && at(i + 1, j) >= at(i, j + 1))) {
      only.push({ side: 'vendor', command: theirs });
      i++;
    } else {
      only.push({ side: 'ours', command: own });
      j++;
    }
  }
  return { only, common };
}

const explains = (difference: Difference, found: { side: string; command: string }): boolean =>
  difference.side === found.side && found.command.startsWith(difference.command);

describe("operations the vendor's driver does too", () => {
  it.each(OPERATIONS.map((operation) => [operation.ops.join(' + '), operation] as const))(
    '%s',
    async (_, { ops, act, differences }) => {
      const isFirst = ops.includes('open shift');
      const rig = isFirst ? new Rig() : await ready();
      if (isFirst) {
        await rig.connect();
        await rig.condition();
        rig.tap.reset();
      }
      await act(rig);
      const { only, common } = differ(ops.flatMap(vector), rig.tap.commands);
      expect(only.filter((found) => !differences.some((reason) => explains(reason, found)))).toEqual([]);
      const stale = differences.filter((reason) => !only.some((found) => explains(reason, found)));
      expect(stale).toEqual([]);
      expect(common.length).toBeGreaterThan(0);
    },
  );

  it.each(OPENINGS)('%s', async (op, opening, operation, print) => {
    const rig = await ready();
    await sell(rig, { operation }, print);
    expect(vector(op)).toContain(opening);
    expect(rig.tap.commands).toContain(opening);
  });

  it('every payment is the same bytes; only the order is ours: cash last', async () => {
    const rig = await ready();
    const part = kopecks(100);
    const tenders = { cash: part, electronic: part, prepaid: part, credit: part, otherPayment: part };
    await sell(rig, {
      items: [itemOf({ priceKop: kopecks(500), quantityMilli: milli(1_000), lineSumKop: kopecks(500) })],
      tenders,
    });
    const theirs = ['electronic', 'prepaid', 'credit', 'other', 'cash'].flatMap((tender) =>
      vector(`payment ${tender} 1.00`),
    );
    expect(rig.tap.commands.filter((command) => command.startsWith('99'))).toEqual(theirs);
  });
});

it('printed text has the letters of the vendor', async () => {
  const rig = await ready();
  await rig.run(rig.driver.printText([PRINT_CHARSET_OP.slice(PRINT_CHARSET_OP.indexOf(': ') + 2)], SIGNAL));
  expect(rig.tap.commands).toContain(vector(PRINT_CHARSET_OP)[0]);
});

describe('lines', () => {
  const fields = (command: string) =>
    decodeFields(COMMANDS.endItem.request, fromHex(command).slice(1)) as Readonly<Record<string, unknown>>;

  it.each(LINES)('%s', async (op, item, differences) => {
    const rig = await ready();
    const added = itemOf(item);
    await sell(rig, { items: [added] });
    const theirs = vector(op).filter((command) => /^e[ab] /.test(command));
    const ours = rig.tap.commands.filter((command) => /^e[ab] /.test(command));
    expect(ours[0]).toBe(theirs[0]);
    const [own, vendor] = [fields(ours[1] ?? ''), fields(theirs[1] ?? '')];
    const different = Object.keys(own).filter((name) => own[name] !== vendor[name]);
    expect(different.sort()).toEqual(Object.keys(differences).sort());
    // Without the named differences the packets are the same to the byte.
    if (different.length === 0) expect(ours[1]).toBe(theirs[1]);
    expect(ours[1]?.length).toBe(theirs[1]?.length);
  });
});

describe('tags', () => {
  it('of the cashier', async () => {
    const rig = await new Rig().ready();
    rig.tap.reset();
    const cashier = { operatorName: 'Кассир Иванов И.И.', operatorInn: '123456789047' };
    await rig.run(rig.driver.registerCash({ direction: 'in', sumKop: kopecks(1), cashier }, rig.hooks, SIGNAL));
    expect(rig.tap.commands.slice(0, 2)).toEqual(vector('cashier login name+INN'));
  });

  it('of a receipt: contact and taxation', async () => {
    const rig = await ready();
    await sell(rig, { clientContact: 'test@example.com' });
    const theirs = vector('open receipt sell, email, taxation OSN').filter((command) => command.startsWith('e8'));
    expect(rig.tap.commands.filter((command) => theirs.includes(command))).toEqual(theirs);
  });

  it('of a line: marking code and unit', async () => {
    const rig = await ready();
    const base64 = Buffer.from(fromHex('44 4d 01 23 45 67 89 ab')).toString('base64');
    await sell(rig, {
      items: [itemOf({ markingCode: { form: 'tag1162', base64, estimatedStatus: undefined }, measurementUnit: 11 })],
    });
    const [marking, unit] = vector('position with tags 1162,1197,1191').filter((command) => command.startsWith('e8'));
    expect(rig.tap.commands).toContain(marking);
    // The vendor was told "шт", ours says "кг": the same header, another text.
    expect(rig.tap.commands.find((command) => command.startsWith(unit?.slice(0, 23) ?? '?'))).toBe(
      'e8 01 01 00 ad 04 02 00 aa a3',
    );
  });

  it('of a line: agent and supplier, in the same order', async () => {
    const rig = await ready();
    const agent = {
      agentType: 'another',
      payingAgent: undefined,
      receivePaymentsOperator: undefined,
      moneyTransferOperator: undefined,
    } as const;
    await sell(rig, {
      items: [itemOf({ agent, supplier: { phones: ['+79990001122'], name: 'Поставщик', inn: '7725225244' } })],
    });
    const theirs = vector('position with agent sign/supplier').filter((command) => command.startsWith('e8'));
    const [begin, end] = [
      rig.tap.commands.findIndex((c) => c.startsWith('ea')),
      rig.tap.commands.findIndex((c) => c.startsWith('eb')),
    ];
    expect(rig.tap.commands.slice(begin + 1, end)).toEqual(theirs);
  });

  it('that are long, in blocks of 100 bytes', async () => {
    const scripted = new ScriptedDevice();
    const device = new Device(scripted.sender, scripted.clock, '0000');
    await scripted.clock.run(writeTag(device, TAGS.cashierName, new Uint8Array(128).fill(0x8a), SIGNAL));
    const ours = scripted.heard.filter(({ kind }) => kind === 'add').map(({ command }) => command);
    expect(ours).toEqual(vector('long cashier: tag 1021 value = 128 x CP866 8a, two E8 blocks'));
  });
});

describe('recognizing', () => {
  it('asks only what the vendor asks too, but for the tax table', async () => {
    const rig = new Rig();
    await rig.connect();
    const theirs = new Set([
      ...golden.vectors.flatMap(({ cmds }) => cmds),
      ...rawOpen
        .filter(({ from, bytes }) => from === 'host' && bytes[4] === 0xc1)
        .map(({ bytes }) => toHex(bytes.slice(9, -1))),
    ]);
    const more = rig.tap.commands.filter((command) => !theirs.has(command));
    // The row a rate stands in is checked before it is used: atol-serial-protocol section 10.
    expect(more.every((command) => command.startsWith('46 0d 00'))).toBe(true);
    expect(more).toHaveLength(12);
  });

  it('clears the buffer first, and sends no probe to a device that answers', async () => {
    const rig = new Rig();
    await rig.connect();
    // The vendor sends its platform-5 probe on every open; ours goes out only into silence.
    expect(rig.tap.packets[0]).toBe('c4');
  });
});

it('leaves no vector without a comparison or a reason', () => {
  const compared = new Set([
    ...OPERATIONS.flatMap(({ ops }) => ops),
    ...OPENINGS.map(([op]) => op),
    ...LINES.map(([op]) => op),
    ...COMPARED_ELSEWHERE,
  ]);
  const left = golden.vectors
    .map(({ op }) => op)
    .filter((op) => !compared.has(op) && !NOT_OURS.some(([pattern]) => pattern.test(op)));
  expect(left).toEqual([]);
});
