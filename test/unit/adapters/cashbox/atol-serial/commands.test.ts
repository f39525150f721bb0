import { describe, expect, it } from 'vitest';
import { COMMANDS, type CommandName } from '../../../../../src/adapters/cashbox/atol-serial/commands/index.ts';
import type { CommandRow } from '../../../../../src/adapters/cashbox/atol-serial/commands/row.ts';
import { toHex } from '../../../../../src/wire/atol-v3/bytes.ts';
import { golden } from '../../../wire/atol-v3/golden.ts';

const ROWS = Object.entries(COMMANDS) as readonly [CommandName, CommandRow][];
const GOLDEN = golden.vectors.flatMap(({ cmds }) => cmds);

/** Section 11: technological reset, general clearing, FN activation, closing of the FN archive. */
const NEVER_SENT = [0x6b, 0x77, 0xa6, 0xa7];

/** Rows that the vendor's driver never sent while it was watched, and why we do. */
const NOT_IN_GOLDEN: Readonly<Partial<Record<CommandName, string>>> = {
  readSales: 'register 1 of sales, section 7 (CERTAIN: CRY, ORA); no vector shows it',
  readReturns: 'register 1 of returns, section 7 (CERTAIN: CRY, ORA); no vector shows it',
  readCashPayments: 'register 3, section 7 (CERTAIN: TC, CRY, UNA, ORA); no vector shows it',
  readNonResettableSales: 'register 40, section 7 (CERTAIN: TC, ORA); no vector shows it',
  beginDocumentTags: 'A4 45, section 8 (code CERTAIN); no vector shows it',
  readDocumentTags: 'A4 46, section 8 (CERTAIN: TC, EPH, ORA); no vector shows it',
  continuePrint: 'EE, section 11 (CERTAIN: LOG, ORA); no vector shows it',
};

describe('the command table', () => {
  it('has nothing of what must never be sent', () => {
    for (const [, row] of ROWS) expect(NEVER_SENT).not.toContain(row.code[0]);
  });

  it.each(ROWS)('%s was seen from the vendor, or says why not', (name, row) => {
    const code = toHex(Uint8Array.from(row.code));
    const isSeen = GOLDEN.some((command) => command === code || command.startsWith(`${code} `));
    expect(isSeen).toBe(NOT_IN_GOLDEN[name] === undefined);
  });

  it.each(ROWS)('%s names its source and its patience', (_, row) => {
    expect(row.source).toMatch(/^\d+, /);
    expect(row.answerLimitMs).toBeGreaterThanOrEqual(10_000);
  });

  it('lets exactly those commands decide that make a document, move cash or cancel', () => {
    const deciding = ROWS.filter(([, row]) => row.effect === 'decides').map(([name]) => name);
    expect(deciding.sort()).toEqual([
      'cancelReceipt',
      'closeReceipt',
      'closeShift',
      'openShift',
      'putCashIn',
      'takeCashOut',
    ]);
  });

  it('lets only readings be repeated freely', () => {
    for (const [, row] of ROWS) expect(row.again === 'always').toBe(row.effect === 'reads');
  });

  it('waits for a close as long as the vendor was seen to', () => {
    expect(COMMANDS.closeReceipt.answerLimitMs).toBe(275_000);
  });
});
