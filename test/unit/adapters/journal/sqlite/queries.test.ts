import { describe, expect, it } from 'vitest';

import { openDatabase } from '../../../../../src/adapters/journal/sqlite/database.ts';
import { DAY_QUERIES } from '../../../../../src/adapters/journal/sqlite/day/day-queries.ts';
import {
  COUNTS,
  conditionOf,
  FILTERS,
  LIST_QUERIES,
} from '../../../../../src/adapters/journal/sqlite/list/list-queries.ts';
import { QUERIES, UNSETTLED } from '../../../../../src/adapters/journal/sqlite/queries.ts';
import type { ReceiptFilter } from '../../../../../src/core/fiscalization/receipt-filter.ts';
import { searchKeys } from '../../../../../src/core/fiscalization/search-keys.ts';

const db = openDatabase(':memory:');

function planOf(sql: string): string {
  const steps = db.prepare(`EXPLAIN QUERY PLAN ${sql}`).all(...(sql.match(/\?/g) ?? []).map(() => 1));
  return steps.map(({ detail }) => String(detail)).join('; ');
}

describe('queries of the journal', () => {
  const expected = {
    // Nothing is searched to insert a job; the plan shows the foreign key's look-up.
    insertJob: 'SEARCH timeline USING PRIMARY KEY (job_id=?)',
    updateJob: 'SEARCH jobs USING INTEGER PRIMARY KEY (rowid=?)',
    timeline: 'SEARCH timeline USING PRIMARY KEY (job_id=?)',
    byId: 'SEARCH jobs USING INTEGER PRIMARY KEY (rowid=?)',
    byCheck: 'SEARCH jobs USING INDEX jobs_check (shop_id=? AND order_kind=? AND check_id=?)',
    idByCheck: 'SEARCH jobs USING COVERING INDEX jobs_check (shop_id=? AND order_kind=? AND check_id=?)',
    openQuestions: 'SEARCH jobs USING INDEX jobs_open (cashbox_id=?)',
    nextReceived: 'SEARCH jobs USING INDEX jobs_received (cashbox_id=? AND rowid>?)',
    nextReceivedOf: 'SEARCH jobs USING INDEX jobs_received (cashbox_id=? AND rowid>?)',
    owed: 'SEARCH jobs USING INDEX jobs_owed (shop_id=? AND report_next_at<?)',
    nextOwedAt: 'SEARCH jobs USING COVERING INDEX jobs_owed (shop_id=?)',
    undelivered: 'SEARCH jobs USING INDEX jobs_undelivered (cashbox_id=? AND fn_serial=?)',
    nextUndeliveredFn: 'SEARCH jobs USING COVERING INDEX jobs_undelivered (cashbox_id=? AND fn_serial>?)',
    undeliveredCount: 'SEARCH jobs USING COVERING INDEX jobs_undelivered (cashbox_id=? AND fn_serial=?)',
    documented: 'SEARCH jobs USING INDEX jobs_documented (fn_serial=? AND fd_number>? AND fd_number<?)',
    firstDocumentedSince: 'SEARCH jobs USING COVERING INDEX jobs_documented (fn_serial=?)',
    lastDocumented: 'SEARCH jobs USING COVERING INDEX jobs_documented (fn_serial=?)',
    refusedBetween: 'SEARCH jobs USING INDEX jobs_refused (id>?)',
    receivedCount: 'SEARCH jobs USING COVERING INDEX jobs_asked (received_at>? AND received_at<?)',
    receiptTimes:
      'SEARCH jobs USING INDEX jobs_asked (received_at>? AND received_at<?); ' +
      'CORRELATED SCALAR SUBQUERY 1; SEARCH timeline USING PRIMARY KEY (job_id=?)',
    nextWaitingCashbox: 'SEARCH jobs USING COVERING INDEX jobs_received (cashbox_id>?)',
    waitingOf: 'SEARCH jobs USING INDEX jobs_received (cashbox_id=? AND rowid>?)',
    lastShiftClose: 'SEARCH jobs USING INDEX jobs_shift (cashbox_id=? AND kind=? AND rowid<?)',
    recent: 'SEARCH jobs USING INTEGER PRIMARY KEY (rowid>?)',
    parked: 'SEARCH jobs USING INDEX jobs_parked (parked=?)',
    following: 'SEARCH jobs USING INTEGER PRIMARY KEY (rowid>?)',
    lastRow: 'SEARCH jobs',
    forgetContact: 'SEARCH contacts USING INTEGER PRIMARY KEY (rowid=?)',
    contactOf: 'SEARCH contacts USING INTEGER PRIMARY KEY (rowid=?)',
    contactsDue: 'SEARCH contacts USING COVERING INDEX contacts_since (since<?)',
    pin: 'SEARCH pins USING INDEX pins_cashbox (cashbox_id=?)',
  };

  it.each(Object.entries(QUERIES))(
    'answers %s by an index, without reading the table through or sorting',
    (name, sql) => {
      const plan = planOf(sql);
      expect(plan).not.toContain('SCAN');
      expect(plan).not.toContain('TEMP B-TREE');
      if (Object.hasOwn(expected, name)) expect(plan).toBe(expected[name as keyof typeof expected]);
      else expect(plan).toBe('');
    },
  );

  it.each(Object.entries(UNSETTLED))('reads %s rows at opening through their partial index alone', (name, sql) => {
    expect(planOf(sql)).toMatch(new RegExp(`USING INDEX jobs_${name}`));
  });
});

describe('queries of the day book', () => {
  const expected = {
    fnDocuments: 'SEARCH fn_documents USING PRIMARY KEY (fn_serial=? AND fd_number>? AND fd_number<?)',
    fnDocumentsByKey: 'SEARCH fn_documents USING INDEX fn_documents_key (key=?)',
    readTo: 'SEARCH fn_read USING INDEX sqlite_autoindex_fn_read_1 (fn_serial=?)',
    fnsOf: 'SEARCH fn_read USING INDEX fn_read_cashbox (cashbox_id=?)',
    lastExport: 'SEARCH ofd_exports',
    exportById: 'SEARCH ofd_exports USING INDEX sqlite_autoindex_ofd_exports_1 (export_id=?)',
    exportByNo: 'SEARCH ofd_exports USING INTEGER PRIMARY KEY (rowid=?)',
    unfinished: 'SEARCH ofd_exports USING INDEX ofd_exports_unfinished (is_whole=?)',
    ofdRows: 'SEARCH ofd_rows USING PRIMARY KEY (fn_serial=? AND fd_number>? AND fd_number<?)',
    coverageIn: 'SEARCH ofd_coverage USING PRIMARY KEY (fn_serial=? AND export_no=?)',
    coverage: 'SEARCH ofd_coverage USING PRIMARY KEY (fn_serial=?)',
    nextOfdFn: 'SEARCH ofd_coverage USING PRIMARY KEY (fn_serial>?)',
    dropRows: 'SEARCH ofd_rows USING INDEX ofd_rows_export (export_no=?)',
    dropCoverage: 'SEARCH ofd_coverage USING INDEX ofd_coverage_export (export_no=?)',
    dropExport: 'SEARCH ofd_exports USING INTEGER PRIMARY KEY (rowid=?)',
    day: 'SEARCH reported_days USING PRIMARY KEY (date=?)',
    dayBefore: 'SEARCH reported_days USING PRIMARY KEY (date<?)',
  };

  it.each(Object.entries(DAY_QUERIES))('answers %s by an index, without sorting', (name, sql) => {
    expect(planOf(sql)).toBe(Object.hasOwn(expected, name) ? expected[name as keyof typeof expected] : '');
  });
});

describe('queries of the lists', () => {
  const expected = {
    upTo: 'SEARCH unlisted USING INTEGER PRIMARY KEY (rowid=?)',
    setUpTo: 'SEARCH unlisted USING INTEGER PRIMARY KEY (rowid=?)',
    enterReceipts:
      'SEARCH jobs USING INTEGER PRIMARY KEY (rowid>? AND rowid<?); LIST SUBQUERY 1; SCAN damage; CREATE BLOOM FILTER',
    enterEvents: 'SEARCH timeline USING PRIMARY KEY (job_id>? AND job_id<?)',
    newestEvents:
      'SEARCH e USING PRIMARY KEY ((at,job_id,version)<(?,?,?)); SEARCH t USING PRIMARY KEY (job_id=? AND version=?); SEARCH j USING INTEGER PRIMARY KEY (rowid=?) LEFT-JOIN',
  };

  it.each(Object.entries(LIST_QUERIES))('answers %s by an index, without sorting', (name, sql) => {
    expect(planOf(sql)).toBe(expected[name as keyof typeof expected]);
  });

  const searched = (filter: ReceiptFilter, text: string) =>
    planOf(`SELECT count(*) FROM search ${conditionOf(filter, searchKeys(text)).sql}`);

  it('finds a text by one reading of the narrow table, or of the few rows of a list', () => {
    expect(searched('all', '1234')).toBe('SCAN search');
    expect(searched('delivered', 'ivan')).toBe('SCAN search');
    expect(searched('waiting', '1234')).toBe('SEARCH search USING INDEX search_place (place=?)');
    expect(searched('parked', 'ivan')).toBe('SEARCH search USING INDEX search_parked (parked=?)');
    expect(searched('all', '9999078900001234 42')).toBe(
      'SCAN search; CORRELATED SCALAR SUBQUERY 1; SEARCH jobs USING INTEGER PRIMARY KEY (rowid=?)',
    );
  });

  it.each(Object.entries(FILTERS))('reads no receipt that is not %s to make a page of those', (filter, condition) => {
    const page = (order: string) =>
      planOf(
        `SELECT job_id FROM search ${condition && `WHERE ${condition}`} ORDER BY job_id ${order} LIMIT ? OFFSET ?`,
      );
    for (const plan of [page('ASC'), page('DESC')]) {
      if (filter === 'all') expect(plan).toBe('SCAN search');
      else
        expect(plan).toMatch(
          /^SEARCH search USING COVERING INDEX search_(place|parked) \(\w+=\?\)(?:; USE TEMP B-TREE FOR ORDER BY)?$/,
        );
    }
  });

  it('counts what is delivered by what is not', () => {
    expect(planOf(COUNTS.delivered ?? '')).toContain('SEARCH search USING COVERING INDEX search_place (place=?)');
  });
});
