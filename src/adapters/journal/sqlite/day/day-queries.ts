/** Every statement of the day book. A test explains each of them: none may scan a table. */
export const DAY_QUERIES = {
  keepFnDocument: `INSERT INTO fn_documents (fn_serial, fd_number, cashbox_id, key, issued_at, body, checksum)
    VALUES (?, ?, ?, ?, ?, ?, ?)
    ON CONFLICT DO UPDATE SET cashbox_id = excluded.cashbox_id, key = excluded.key, issued_at = excluded.issued_at,
      body = excluded.body, checksum = excluded.checksum`,
  fnDocuments: `SELECT fn_serial, fd_number, cashbox_id, key, issued_at, body, checksum FROM fn_documents
    WHERE fn_serial = ? AND fd_number > ? AND fd_number <= ? ORDER BY fd_number LIMIT ?`,
  fnDocumentsByKey: `SELECT fn_serial, fd_number, cashbox_id, key, issued_at, body, checksum FROM fn_documents
    WHERE key = ? ORDER BY issued_at, fn_serial, fd_number`,
  keepReadTo: `INSERT INTO fn_read (fn_serial, cashbox_id, read_to, checksum) VALUES (?, ?, ?, ?)
    ON CONFLICT DO UPDATE SET cashbox_id = excluded.cashbox_id, read_to = excluded.read_to, checksum = excluded.checksum`,
  readTo: 'SELECT fn_serial, cashbox_id, read_to, checksum FROM fn_read WHERE fn_serial = ?',
  fnsOf: 'SELECT fn_serial FROM fn_read WHERE cashbox_id = ? ORDER BY id',

  lastExport: 'SELECT max(export_no) AS export_no FROM ofd_exports',
  keepExport: `INSERT INTO ofd_exports (export_no, export_id, name, imported_at, is_whole, checksum)
    VALUES (?, ?, ?, ?, ?, ?)
    ON CONFLICT (export_no) DO UPDATE SET is_whole = excluded.is_whole, checksum = excluded.checksum`,
  exportById: `SELECT export_no, export_id, name, imported_at, is_whole, checksum FROM ofd_exports
    WHERE export_id = ?`,
  exportByNo: `SELECT export_no, export_id, name, imported_at, is_whole, checksum FROM ofd_exports
    WHERE export_no = ?`,
  unfinished: `SELECT export_no, export_id, name, imported_at, is_whole, checksum FROM ofd_exports
    WHERE is_whole = 0`,
  keepOfdRow: `INSERT INTO ofd_rows (fn_serial, fd_number, export_no, line, body, checksum) VALUES (?, ?, ?, ?, ?, ?)`,
  ofdRows: `SELECT fn_serial, fd_number, export_no, line, body, checksum FROM ofd_rows
    WHERE fn_serial = ? AND fd_number > ? AND fd_number <= ? ORDER BY fd_number, export_no, line`,
  keepCoverage: `INSERT INTO ofd_coverage (fn_serial, export_no, fd_from, fd_to, row_count, checksum)
    VALUES (?, ?, ?, ?, ?, ?)
    ON CONFLICT DO UPDATE SET fd_from = excluded.fd_from, fd_to = excluded.fd_to, row_count = excluded.row_count,
      checksum = excluded.checksum`,
  coverageIn: `SELECT fn_serial, export_no, fd_from, fd_to, row_count, checksum FROM ofd_coverage
    WHERE fn_serial = ? AND export_no = ?`,
  coverage: `SELECT fn_serial, export_no, fd_from, fd_to, row_count, checksum FROM ofd_coverage
    WHERE fn_serial = ? ORDER BY export_no DESC`,
  nextOfdFn: 'SELECT fn_serial FROM ofd_coverage WHERE fn_serial > ? ORDER BY fn_serial LIMIT 1',
  dropRows: 'DELETE FROM ofd_rows WHERE export_no = ?',
  dropCoverage: 'DELETE FROM ofd_coverage WHERE export_no = ?',
  dropExport: 'DELETE FROM ofd_exports WHERE export_no = ?',

  keepDay: `INSERT INTO reported_days (date, body, checksum) VALUES (?, ?, ?)
    ON CONFLICT DO UPDATE SET body = excluded.body, checksum = excluded.checksum`,
  day: 'SELECT date, body, checksum FROM reported_days WHERE date = ?',
  dayBefore: 'SELECT date, body, checksum FROM reported_days WHERE date < ? ORDER BY date DESC LIMIT 1',
} as const;
