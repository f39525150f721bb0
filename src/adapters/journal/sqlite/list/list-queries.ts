import type { SQLInputValue } from 'node:sqlite';
import type { ReceiptFilter } from '../../../../core/fiscalization/receipt-filter.ts';
import type { SearchKeys } from '../../../../core/fiscalization/search-keys.ts';

/** Conditions on a row of `search`; the numbers are those of migration 4. */
export const FILTERS: Readonly<Record<ReceiptFilter, string>> = {
  all: '',
  waiting: 'place IN (1, 2)',
  inDoubt: 'place = 2',
  parked: 'parked = 1',
  refused: 'place = 4',
  undelivered: 'place = 5',
  delivered: 'place = 6',
};

/** How many rows fit, where counting them one by one would take long: nearly all receipts are delivered. */
export const COUNTS: Partial<Readonly<Record<ReceiptFilter, string>>> = {
  delivered: `SELECT (SELECT count(*) FROM search) - (SELECT count(*) FROM search WHERE place IN (1, 2, 3, 4, 5, 7))`,
};

/** A condition on a row of `search` and what stands in it. */
export interface Condition {
  readonly sql: string;
  readonly values: readonly SQLInputValue[];
}

/** Is it in this list, and does one of the things the text may mean fit it? Without keys every receipt fits. */
export function conditionOf(filter: ReceiptFilter, keys: SearchKeys | undefined): Condition {
  const meanings = keys ? meaningsOf(keys) : [];
  // Nearly all receipts are delivered: with a text to look at in each, their index is the longer way.
  const inList = keys && filter === 'delivered' ? '+place = 6' : FILTERS[filter];
  const anyMeaning = meanings.length > 0 ? `(${meanings.map(({ sql }) => sql).join(' OR ')})` : '';
  const parts = [inList, anyMeaning].filter((part) => part !== '');
  return {
    sql: parts.length > 0 ? `WHERE ${parts.join(' AND ')}` : '',
    values: meanings.flatMap(({ values }) => values),
  };
}

/** Greater than every sign an address may go on with. */
const LAST_SIGN = '\u{10FFFF}';

function meaningsOf({ checkId, totalKop, documentNumber, fn, phoneEnd, emailStart }: SearchKeys): readonly Condition[] {
  const meanings: Condition[] = [{ sql: 'check_id = ?', values: [checkId] }];
  if (totalKop !== undefined) meanings.push({ sql: 'total_kop = ?', values: [totalKop] });
  if (documentNumber !== undefined) {
    meanings.push({ sql: 'fd_number = ?', values: [documentNumber] });
    meanings.push({ sql: 'fiscal_sign = ?', values: [documentNumber] });
  }
  if (fn) {
    const sql = '(fd_number = ? AND (SELECT fn_serial FROM jobs WHERE id = job_id) = ?)';
    meanings.push({ sql, values: [fn.fdNumber, fn.serial] });
  }
  if (phoneEnd !== undefined) {
    meanings.push({ sql: 'substr(phone, -length(?)) = ?', values: [phoneEnd, phoneEnd] });
  }
  if (emailStart !== undefined) {
    meanings.push({ sql: '(email >= ? AND email < ?)', values: [emailStart, emailStart + LAST_SIGN] });
  }
  return meanings;
}

export const LIST_QUERIES = {
  upTo: 'SELECT up_to FROM unlisted WHERE id = 1',
  setUpTo: 'UPDATE unlisted SET up_to = ? WHERE id = 1',
  enterReceipts: `INSERT OR IGNORE INTO search (job_id, place, parked, check_id, total_kop, fd_number, fiscal_sign, email, phone)
    SELECT job_id, place, parked, check_id, total_kop, fd_number, fiscal_sign, email, phone FROM search_source
    WHERE job_id > ? AND job_id <= ? AND job_id NOT IN (SELECT job_id FROM damage)`,
  enterEvents: `INSERT OR IGNORE INTO events (at, job_id, version)
    SELECT at, job_id, version FROM timeline WHERE job_id > ? AND job_id <= ?`,
  newestEvents: `SELECT e.at, e.job_id, e.version, t.what, t.detail, t.author, t.checksum, j.cashbox_id, j.check_id
    FROM events AS e CROSS JOIN timeline AS t ON t.job_id = e.job_id AND t.version = e.version
    LEFT JOIN jobs AS j ON j.id = e.job_id
    WHERE (e.at, e.job_id, e.version) < (?, ?, ?) ORDER BY e.at DESC, e.job_id DESC, e.version DESC LIMIT ?`,
} as const;

/** Everything the lists hold, made anew from the jobs and their time lines after the next opening. */
export const RELIST = `
  DELETE FROM search;
  DELETE FROM events;
  UPDATE unlisted SET up_to = (SELECT coalesce(max(seq), 0) FROM sqlite_sequence WHERE name = 'jobs');
`;
