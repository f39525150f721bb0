import { MADE_EVENTS } from '../../../core/health/five-minutes.ts';
import { JOB_COLUMNS } from './job-columns.ts';

const SELECT_JOB = `SELECT ${JOB_COLUMNS.join(', ')} FROM jobs`;
/** Word for word the condition of the index `jobs_open`: only then does SQLite use it. */
const IS_OPEN = `state NOT IN ('received', 'parked', 'fiscal', 'done', 'refused')`;

/** Lines of a time line that say that the FN was seen to hold the document. */
const MADE = MADE_EVENTS.map((what) => `'${what}'`).join(', ');

/** Columns that say who a job is; a save never changes them, so their indexes are not written again. */
export const IDENTITY_COLUMNS = ['kind', 'shop_id', 'order_kind', 'check_id', 'received_at'] as const;
export const CHANGING_COLUMNS = JOB_COLUMNS.filter(
  (column) => column !== 'id' && !IDENTITY_COLUMNS.some((identity) => identity === column),
);

/** Every statement of the journal's daily work. A test explains each of them: none may scan a table. */
export const QUERIES = {
  insertJob: `INSERT INTO jobs (${JOB_COLUMNS.join(', ')}) VALUES (${JOB_COLUMNS.map(() => '?').join(', ')})`,
  updateJob: `UPDATE jobs SET ${CHANGING_COLUMNS.map((column) => `${column} = ?`).join(', ')}
    WHERE id = ? AND version = ? AND ${IDENTITY_COLUMNS.map((column) => `${column} IS ?`).join(' AND ')}`,
  insertEntry: `INSERT INTO timeline (job_id, version, at, what, detail, author, checksum)
    VALUES (?, ?, ?, ?, ?, ?, ?)`,
  timeline: `SELECT job_id, version, at, what, detail, author, checksum FROM timeline
    WHERE job_id = ? ORDER BY version`,
  byId: `${SELECT_JOB} WHERE id = ?`,
  byCheck: `${SELECT_JOB} WHERE shop_id = ? AND order_kind = ? AND check_id = ?`,
  idByCheck: 'SELECT id FROM jobs WHERE shop_id = ? AND order_kind = ? AND check_id = ?',
  openQuestions: `${SELECT_JOB} WHERE cashbox_id = ? AND ${IS_OPEN} ORDER BY id`,
  nextReceived: `${SELECT_JOB} WHERE cashbox_id = ? AND state = 'received' AND id > ? ORDER BY id LIMIT 1`,
  nextReceivedOf: `${SELECT_JOB} WHERE cashbox_id = ? AND state = 'received' AND id > ? AND kind = ? ORDER BY id LIMIT 1`,
  // By due time, not by age: a result the shop never acks moves back with every try and cannot starve the others.
  owed: `${SELECT_JOB} WHERE shop_id = ? AND report_state = 'owed' AND report_next_at <= ?
    ORDER BY report_next_at, id LIMIT ?`,
  nextOwedAt: `SELECT report_next_at FROM jobs WHERE shop_id = ? AND report_state = 'owed'
    ORDER BY report_next_at LIMIT 1`,
  undelivered: `${SELECT_JOB} WHERE cashbox_id = ? AND fn_serial = ? AND state = 'fiscal' AND delivered = 0
    ORDER BY fd_number LIMIT ?`,
  nextUndeliveredFn: `SELECT fn_serial FROM jobs
    WHERE cashbox_id = ? AND fn_serial > ? AND state = 'fiscal' AND delivered = 0 ORDER BY fn_serial LIMIT 1`,
  undeliveredCount: `SELECT count(*) AS jobs FROM jobs
    WHERE cashbox_id = ? AND fn_serial = ? AND state = 'fiscal' AND delivered = 0`,
  documented: `${SELECT_JOB} WHERE cashbox_id = ? AND fn_serial = ? AND fd_number > ? AND fd_number <= ?
    AND state = 'fiscal' ORDER BY fd_number LIMIT ?`,
  // Goes up from the first document of that FN, in the index alone: an FN holds some 250 000 of them at most.
  firstDocumentedSince: `SELECT fd_number FROM jobs
    WHERE cashbox_id = ? AND fn_serial = ? AND received_at >= ? AND state = 'fiscal' ORDER BY fd_number LIMIT 1`,
  lastDocumented: `SELECT fd_number FROM jobs
    WHERE cashbox_id = ? AND fn_serial = ? AND state = 'fiscal' ORDER BY fd_number DESC LIMIT 1`,
  refusedBetween: `${SELECT_JOB} WHERE kind = 'receipt' AND state = 'refused'
    AND received_at >= ? AND received_at < ? AND id > ? ORDER BY id LIMIT ?`,
  receivedCount: `SELECT count(*) AS jobs FROM jobs
    WHERE kind = 'receipt' AND order_kind = 'check' AND received_at >= ? AND received_at < ?`,
  // The state is on the page of the receipt itself, which is read only where the time line tells of no document. Two
  // lists instead of thousands of rows: a day of 20,000 receipts takes a third of the time.
  receiptTimes: `SELECT json_group_array(received_at) AS received_at, json_group_array(coalesce(
      (SELECT at FROM timeline WHERE job_id = jobs.id AND what IN (${MADE}) ORDER BY version DESC LIMIT 1), state
    )) AS fiscal_at
    FROM jobs WHERE kind = 'receipt' AND order_kind = 'check' AND received_at >= ? AND received_at < ?`,
  nextWaitingCashbox: `SELECT cashbox_id FROM jobs WHERE state = 'received' AND cashbox_id > ?
    ORDER BY cashbox_id LIMIT 1`,
  waitingOf: `${SELECT_JOB} WHERE cashbox_id = ? AND state = 'received' AND kind = 'receipt' AND id > ?
    ORDER BY id LIMIT ?`,
  // The words of the partial index stand here too: without them it would not be used.
  lastShiftClose: `${SELECT_JOB} WHERE cashbox_id = ? AND kind = 'closeShift' AND kind IN ('openShift', 'closeShift')
    AND state = 'fiscal' AND id < ? ORDER BY id DESC LIMIT 1`,
  recent: `${SELECT_JOB} WHERE id > 0 ORDER BY id DESC LIMIT ?`,
  parked: `${SELECT_JOB} WHERE parked = 1 ORDER BY id LIMIT ?`,
  following: `${SELECT_JOB} WHERE id > ? ORDER BY id LIMIT ?`,
  lastRow: 'SELECT max(id) AS id FROM jobs',
  noteContact: `INSERT INTO contacts (job_id, since) VALUES (?, ?)
    ON CONFLICT (job_id) DO UPDATE SET since = excluded.since WHERE since IS NOT excluded.since`,
  forgetContact: 'DELETE FROM contacts WHERE job_id = ?',
  contactOf: 'SELECT job_id AS id FROM contacts WHERE job_id = ?',
  contactsDue: 'SELECT job_id AS id FROM contacts WHERE since < ? ORDER BY since LIMIT ?',
  pin: `SELECT cashbox_id, kkt_serial, fn_serial, inn, confirmed_at, author, checksum FROM pins
    WHERE cashbox_id = ? ORDER BY id DESC LIMIT 1`,
  insertPin: `INSERT INTO pins (cashbox_id, kkt_serial, fn_serial, inn, confirmed_at, author, checksum)
    VALUES (?, ?, ?, ?, ?, ?, ?)`,
} as const;

/** Small tables that are read whole. */
export const SMALL_TABLES = {
  tally: 'SELECT kind, state, reported, delivered, parked, jobs FROM tally',
  lastIdGiven: `SELECT seq FROM sqlite_sequence WHERE name = 'jobs'`,
} as const;

/** At opening: all rows that are not settled, each by the partial index that must hold it. */
export const UNSETTLED = {
  open: `${SELECT_JOB} INDEXED BY jobs_open WHERE ${IS_OPEN}`,
  received: `${SELECT_JOB} INDEXED BY jobs_received WHERE state = 'received'`,
  parked: `${SELECT_JOB} INDEXED BY jobs_parked WHERE parked = 1`,
} as const;

/** The tally counted again from the rows themselves, not from an index. */
export const RECOUNT = `
  DELETE FROM tally;
  INSERT INTO tally
    SELECT kind, state, report_state = 'acked', delivered, parked, count(*) FROM jobs NOT INDEXED GROUP BY 1, 2, 3, 4, 5;
`;
