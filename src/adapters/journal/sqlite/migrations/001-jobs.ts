import type { Migration } from './migration.ts';

/**
 * Jobs, their time line, what people confirmed, damage, and the tally of jobs.
 *
 * - `state NOT IN (…)` instead of a list of open states: a state nobody knows (a damaged one) counts as open, never as settled.
 * - ids are given once and for ever (AUTOINCREMENT) and without gaps, so a missing row can be noticed.
 * - `tally` holds how many jobs there are of each sort. With a million delivered rows a count over any index reads all
 *   its entries; the tally reads a few dozen. Triggers keep it, so no statement can forget it.
 */
export const migration001: Migration = {
  version: 1,
  isAdditive: false,
  sql: `
    CREATE TABLE jobs (
      id             INTEGER PRIMARY KEY AUTOINCREMENT,
      version        INTEGER NOT NULL,
      cashbox_id     TEXT NOT NULL,
      kind           TEXT NOT NULL,
      state          TEXT NOT NULL,
      shop_id        TEXT,
      order_kind     TEXT,
      check_id       TEXT,
      fn_serial      TEXT,
      fd_number      INTEGER,
      report_state   TEXT NOT NULL,
      report_next_at INTEGER,
      delivered      INTEGER NOT NULL,
      parked         INTEGER NOT NULL,
      received_at    INTEGER NOT NULL,
      body           TEXT NOT NULL,
      checksum       TEXT NOT NULL
    ) STRICT;

    CREATE UNIQUE INDEX jobs_check ON jobs (shop_id, order_kind, check_id) WHERE shop_id IS NOT NULL;
    CREATE INDEX jobs_received ON jobs (cashbox_id) WHERE state = 'received';
    CREATE INDEX jobs_open ON jobs (cashbox_id)
      WHERE state NOT IN ('received', 'parked', 'fiscal', 'done', 'refused');
    CREATE INDEX jobs_parked ON jobs (parked) WHERE parked = 1;
    CREATE INDEX jobs_owed ON jobs (shop_id, report_next_at) WHERE report_state = 'owed';
    CREATE INDEX jobs_undelivered ON jobs (cashbox_id, fn_serial, fd_number) WHERE state = 'fiscal' AND delivered = 0;
    CREATE INDEX jobs_shift ON jobs (cashbox_id, kind) WHERE kind IN ('openShift', 'closeShift') AND state = 'fiscal';

    CREATE TABLE timeline (
      job_id   INTEGER NOT NULL REFERENCES jobs (id),
      version  INTEGER NOT NULL,
      at       INTEGER NOT NULL,
      what     TEXT NOT NULL,
      detail   TEXT NOT NULL,
      author   TEXT NOT NULL,
      checksum TEXT NOT NULL,
      PRIMARY KEY (job_id, version)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE pins (
      id           INTEGER PRIMARY KEY,
      cashbox_id   TEXT NOT NULL,
      kkt_serial   TEXT NOT NULL,
      fn_serial    TEXT NOT NULL,
      inn          TEXT NOT NULL,
      confirmed_at INTEGER NOT NULL,
      author       TEXT NOT NULL,
      checksum     TEXT NOT NULL
    ) STRICT;
    CREATE INDEX pins_cashbox ON pins (cashbox_id);

    CREATE TABLE damage (
      id             INTEGER PRIMARY KEY,
      job_id         INTEGER NOT NULL,
      cashbox_id     TEXT,
      found_at       INTEGER NOT NULL,
      reason         TEXT NOT NULL,
      evidence       TEXT NOT NULL,
      settled_at     INTEGER,
      settled_by     TEXT,
      settled_reason TEXT
    ) STRICT;

    CREATE TABLE tally (
      kind      TEXT NOT NULL,
      state     TEXT NOT NULL,
      reported  INTEGER NOT NULL,
      delivered INTEGER NOT NULL,
      parked    INTEGER NOT NULL,
      jobs      INTEGER NOT NULL,
      PRIMARY KEY (kind, state, reported, delivered, parked)
    ) STRICT, WITHOUT ROWID;

    CREATE TRIGGER jobs_tally_insert AFTER INSERT ON jobs BEGIN
      INSERT INTO tally VALUES (NEW.kind, NEW.state, NEW.report_state = 'acked', NEW.delivered, NEW.parked, 1)
        ON CONFLICT DO UPDATE SET jobs = jobs + 1;
    END;
    CREATE TRIGGER jobs_tally_update AFTER UPDATE ON jobs
      WHEN (OLD.kind, OLD.state, OLD.report_state = 'acked', OLD.delivered, OLD.parked)
        IS NOT (NEW.kind, NEW.state, NEW.report_state = 'acked', NEW.delivered, NEW.parked)
    BEGIN
      UPDATE tally SET jobs = jobs - 1
        WHERE kind = OLD.kind AND state = OLD.state AND reported = (OLD.report_state = 'acked')
          AND delivered = OLD.delivered AND parked = OLD.parked;
      INSERT INTO tally VALUES (NEW.kind, NEW.state, NEW.report_state = 'acked', NEW.delivered, NEW.parked, 1)
        ON CONFLICT DO UPDATE SET jobs = jobs + 1;
    END;

    CREATE TRIGGER jobs_kept BEFORE DELETE ON jobs BEGIN SELECT RAISE(ABORT, 'the journal keeps every job'); END;
    CREATE TRIGGER timeline_kept BEFORE DELETE ON timeline BEGIN SELECT RAISE(ABORT, 'the journal keeps its time line'); END;
    CREATE TRIGGER timeline_written_once BEFORE UPDATE ON timeline BEGIN SELECT RAISE(ABORT, 'a time line is not rewritten'); END;
    CREATE TRIGGER pins_kept BEFORE DELETE ON pins BEGIN SELECT RAISE(ABORT, 'the journal keeps every pin'); END;
    CREATE TRIGGER damage_kept BEFORE DELETE ON damage BEGIN SELECT RAISE(ABORT, 'the journal keeps evidence'); END;
  `,
};
