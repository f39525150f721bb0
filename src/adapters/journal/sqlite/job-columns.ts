/** Columns of `jobs` in the order of the table; all of them are under the checksum but the checksum itself. */
export const JOB_COLUMNS = [
  'id',
  'version',
  'cashbox_id',
  'kind',
  'state',
  'shop_id',
  'order_kind',
  'check_id',
  'fn_serial',
  'fd_number',
  'report_state',
  'report_next_at',
  'delivered',
  'parked',
  'received_at',
  'body',
  'checksum',
] as const;
export type JobColumn = (typeof JOB_COLUMNS)[number];
