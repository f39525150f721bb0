/** The shop's words and ours, where they differ. A word in no table goes on as it is and is refused by the core. */

/** Early V2 offered the spellings with an underscore, and such stored values live on. Source: bitrix-protocol 6.3. */
const TAXATION: Readonly<Record<string, string>> = {
  usn_income: 'usnIncome',
  usn_income_outcome: 'usnIncomeOutcome',
};

/** Words of ATOL's JSON tasks, which the shop's form offers. Source: bitrix-protocol 6.3, dto10-driver 5. */
const TENDERS: Readonly<Record<string, string>> = {
  cash: 'cash',
  electronically: 'electronic',
  prepaid: 'prepaid',
  credit: 'credit',
  other: 'otherPayment',
};

export function taxationWord(word: string | null): string | null {
  return translated(word, TAXATION);
}

export function tenderWord(word: string | null): string | null {
  return translated(word, TENDERS);
}

function translated(word: string | null, table: Readonly<Record<string, string>>): string | null {
  const trimmed = word?.trim() ?? null;
  return trimmed !== null && Object.hasOwn(table, trimmed) ? (table[trimmed] ?? trimmed) : trimmed;
}
