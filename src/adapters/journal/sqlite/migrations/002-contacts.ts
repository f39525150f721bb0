import type { Migration } from './migration.ts';

/**
 * Whose contact has to go, and since when: one small row for every settled receipt that still holds one.
 *
 * - A table of its own and not a column: the rows of `jobs` are sealed by a checksum that SQL cannot make anew.
 * - Nothing is filled in here: reading a whole journal would fail on its first damaged page and keep the agent from
 *   starting. Receipts of the version before are noted by the background pass.
 * - No foreign key: it would be looked up at every insert of a job.
 */
export const migration002: Migration = {
  version: 2,
  isAdditive: false,
  sql: `
    CREATE TABLE contacts (
      job_id INTEGER PRIMARY KEY,
      since  INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX contacts_since ON contacts (since);
  `,
};
