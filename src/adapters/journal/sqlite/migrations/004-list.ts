import type { Migration } from './migration.ts';

/**
 * What the window lists and searches, and from which version on a program may use the file.
 *
 * - `search` has one narrow row for every receipt. Triggers keep it, so whatever version writes a job, the row is right,
 *   and a contact that is erased in the job is erased here in the same write. `place`: 1 waiting, 2 in doubt, 3 parked,
 *   4 refused, 5 in the FN without a ticket, 6 delivered, 7 done without a document.
 * - It is searched by reading it through: a million of these rows take 0.1 s, and an index for each thing a text may mean
 *   would be written with every receipt.
 * - `search_source` is the one place that says how a row comes out of a job; a body that is no JSON gives empty fields.
 *   A phone is kept as its digits, an address in small letters (ASCII only, as SQLite can).
 * - `events` is the time lines by time.
 * - Of the jobs up to `unlisted.up_to` nothing may be in here yet: reading a whole journal would hold up the agent, and
 *   fail on its first damaged page. They are entered after the opening.
 * - `about` is written by every migration from here on. Programs before it know no such mark and refuse the file.
 */
export const migration004: Migration = {
  version: 4,
  isAdditive: true,
  sql: `
    CREATE TABLE about (
      id            INTEGER PRIMARY KEY CHECK (id = 1),
      version       INTEGER NOT NULL,
      readable_from INTEGER NOT NULL,
      schema_hash   TEXT NOT NULL,
      checksum      TEXT NOT NULL
    ) STRICT;

    CREATE TABLE search (
      job_id      INTEGER PRIMARY KEY,
      place       INTEGER NOT NULL,
      parked      INTEGER NOT NULL,
      check_id    TEXT,
      total_kop   INTEGER,
      fd_number   INTEGER,
      fiscal_sign INTEGER,
      email       TEXT,
      phone       TEXT
    ) STRICT;
    CREATE INDEX search_place ON search (place);
    CREATE INDEX search_parked ON search (parked) WHERE parked = 1;

    CREATE VIEW search_source AS SELECT
      id AS job_id,
      CASE state
        WHEN 'inDoubt' THEN 2 WHEN 'parked' THEN 3 WHEN 'refused' THEN 4 WHEN 'done' THEN 7
        WHEN 'fiscal' THEN CASE delivered WHEN 1 THEN 6 ELSE 5 END
        ELSE 1
      END AS place,
      parked,
      check_id,
      iif(json_valid(body), CAST(body ->> '$.receipt.totalKop' AS INTEGER), NULL) AS total_kop,
      fd_number,
      iif(json_valid(body), CAST(body ->> '$.life.document.fiscalSign' AS INTEGER), NULL) AS fiscal_sign,
      iif(length(contact) >= 4 AND instr(contact, '@'), lower(contact), NULL) AS email,
      iif(length(contact) >= 4 AND NOT instr(contact, '@'),
        replace(replace(replace(replace(replace(replace(replace(
          contact, ' ', ''), char(160), ''), '-', ''), '(', ''), ')', ''), '+', ''), '.', ''),
        NULL) AS phone
    FROM (
      SELECT id, state, delivered, parked, check_id, fd_number, body,
        iif(json_valid(body),
          coalesce(nullif(body ->> '$.receipt.clientContact', ''), body ->> '$.incoming.clientInfo.emailOrPhone'),
          NULL) AS contact
      FROM jobs WHERE kind = 'receipt'
    );

    CREATE TRIGGER jobs_search_insert AFTER INSERT ON jobs WHEN NEW.kind = 'receipt' BEGIN
      INSERT INTO search (job_id, place, parked, check_id, total_kop, fd_number, fiscal_sign, email, phone)
        SELECT job_id, place, parked, check_id, total_kop, fd_number, fiscal_sign, email, phone
        FROM search_source WHERE job_id = NEW.id;
    END;
    CREATE TRIGGER jobs_search_place AFTER UPDATE ON jobs
      WHEN (OLD.state, OLD.delivered, OLD.parked) IS NOT (NEW.state, NEW.delivered, NEW.parked)
    BEGIN
      UPDATE search SET (place, parked) = (SELECT place, parked FROM search_source WHERE job_id = NEW.id)
        WHERE job_id = NEW.id;
    END;
    CREATE TRIGGER jobs_search_document AFTER UPDATE ON jobs
      WHEN (OLD.fn_serial, OLD.fd_number) IS NOT (NEW.fn_serial, NEW.fd_number)
    BEGIN
      UPDATE search SET (fd_number, fiscal_sign) =
        (SELECT fd_number, fiscal_sign FROM search_source WHERE job_id = NEW.id)
        WHERE job_id = NEW.id;
    END;
    CREATE TRIGGER jobs_search_body AFTER UPDATE ON jobs WHEN NEW.kind = 'receipt' BEGIN
      UPDATE search SET total_kop = now.total_kop, email = now.email, phone = now.phone
        FROM (SELECT total_kop, email, phone FROM search_source WHERE job_id = NEW.id) AS now
        WHERE search.job_id = NEW.id
          AND (search.total_kop, search.email, search.phone) IS NOT (now.total_kop, now.email, now.phone);
    END;
    CREATE TRIGGER damage_unlisted AFTER INSERT ON damage BEGIN
      DELETE FROM search WHERE job_id = NEW.job_id;
    END;

    CREATE TABLE events (
      at      INTEGER NOT NULL,
      job_id  INTEGER NOT NULL,
      version INTEGER NOT NULL,
      PRIMARY KEY (at, job_id, version)
    ) STRICT, WITHOUT ROWID;
    CREATE TRIGGER timeline_events AFTER INSERT ON timeline BEGIN
      INSERT OR IGNORE INTO events VALUES (NEW.at, NEW.job_id, NEW.version);
    END;

    CREATE TABLE unlisted (
      id    INTEGER PRIMARY KEY CHECK (id = 1),
      up_to INTEGER NOT NULL
    ) STRICT;
    INSERT INTO unlisted SELECT 1, coalesce(max(seq), 0) FROM sqlite_sequence WHERE name = 'jobs';
  `,
};
