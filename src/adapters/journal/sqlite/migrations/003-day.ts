import type { Migration } from './migration.ts';

/**
 * What the report of the day asks the journal, and what it compares the journal with.
 *
 * - The three indexes are made by reading all rows, once: 12 s to 35 s for a million of them. A journal that has a page
 *   nobody can read is left at the version before and refused (CB-801); without the indexes each report would read all rows.
 * - `jobs_documented` holds all that is asked by FN, so that only documents that are listed are read themselves.
 * - `jobs_asked` stands on columns a save never changes: it costs a write when a check comes, and none afterwards.
 * - `jobs_refused` goes by id, because pages of it are asked by id; the time is told from the index.
 * - Nothing in the day tables points at `jobs`: they may be lost without harm to a receipt.
 * - `ofd_rows` begin with the FD number of one FN, as they are read; the index is for deleting an export.
 */
export const migration003: Migration = {
  version: 3,
  isAdditive: false,
  sql: `
    CREATE INDEX jobs_documented ON jobs (fn_serial, fd_number, cashbox_id, received_at) WHERE state = 'fiscal';
    CREATE INDEX jobs_asked ON jobs (received_at) WHERE kind = 'receipt' AND order_kind = 'check';
    CREATE INDEX jobs_refused ON jobs (id, received_at) WHERE kind = 'receipt' AND state = 'refused';

    CREATE TABLE fn_documents (
      fn_serial  TEXT NOT NULL,
      fd_number  INTEGER NOT NULL,
      cashbox_id TEXT NOT NULL,
      key        TEXT,
      issued_at  TEXT NOT NULL,
      body       TEXT NOT NULL,
      checksum   TEXT NOT NULL,
      PRIMARY KEY (fn_serial, fd_number)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX fn_documents_key ON fn_documents (key, issued_at) WHERE key IS NOT NULL;

    CREATE TABLE fn_read (
      id         INTEGER PRIMARY KEY,
      fn_serial  TEXT NOT NULL UNIQUE,
      cashbox_id TEXT NOT NULL,
      read_to    INTEGER NOT NULL,
      checksum   TEXT NOT NULL
    ) STRICT;
    CREATE INDEX fn_read_cashbox ON fn_read (cashbox_id);

    CREATE TABLE ofd_exports (
      export_no   INTEGER PRIMARY KEY,
      export_id   TEXT NOT NULL UNIQUE,
      name        TEXT NOT NULL,
      imported_at INTEGER NOT NULL,
      is_whole    INTEGER NOT NULL,
      checksum    TEXT NOT NULL
    ) STRICT;

    CREATE INDEX ofd_exports_unfinished ON ofd_exports (is_whole) WHERE is_whole = 0;

    CREATE TABLE ofd_coverage (
      fn_serial TEXT NOT NULL,
      export_no INTEGER NOT NULL,
      fd_from   INTEGER NOT NULL,
      fd_to     INTEGER NOT NULL,
      row_count INTEGER NOT NULL,
      checksum  TEXT NOT NULL,
      PRIMARY KEY (fn_serial, export_no)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX ofd_coverage_export ON ofd_coverage (export_no);

    CREATE TABLE ofd_rows (
      fn_serial TEXT NOT NULL,
      fd_number INTEGER NOT NULL,
      export_no INTEGER NOT NULL,
      line      INTEGER NOT NULL,
      body      TEXT NOT NULL,
      checksum  TEXT NOT NULL,
      PRIMARY KEY (fn_serial, fd_number, export_no, line)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX ofd_rows_export ON ofd_rows (export_no);

    CREATE TABLE reported_days (
      date     TEXT PRIMARY KEY,
      body     TEXT NOT NULL,
      checksum TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
  `,
};
