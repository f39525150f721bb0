import { describe, expect, it } from 'vitest';

import { openDatabase } from '../../../../../src/adapters/journal/sqlite/database.ts';
import { QUERIES, UNSETTLED } from '../../../../../src/adapters/journal/sqlite/queries.ts';

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
