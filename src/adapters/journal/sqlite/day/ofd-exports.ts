import type { ExportedRow, OfdCoverage, OfdRow } from '../../../../core/day/ofd-row.ts';
import { firstValue, type RawRow, toNumber } from '../sql.ts';
import type { Prepared } from '../statements.ts';
import { distinctValues } from '../walk.ts';
import { type Coverage, readCoverage, toCoverageValues } from './coverage-row.ts';
import type { DAY_QUERIES } from './day-queries.ts';
import { type Export, readExport, toExportValues } from './export-row.ts';
import { readExportedRow, toExportedRowValues } from './exported-row.ts';

/** An import that stands still for so long was broken off, ms. */
const BROKEN_OFF_MS = 24 * 3600_000;

export interface ExportPart {
  readonly exportId: string;
  readonly name: string;
  readonly importedAt: number;
  readonly rows: readonly OfdRow[];
  readonly isLast: boolean;
}

/**
 * Exports of the OFD. One that has lost a row of an FN says nothing of that FN any more, neither that a document is
 * there nor that it is missing: it has to be imported again.
 */
export class OfdExports {
  readonly #sql: Prepared<typeof DAY_QUERIES>;
  /** Exports that were seen to have lost a row, as {@link nameOf} calls them. Found anew by each reading of that row. */
  readonly #lossy = new Set<string>();

  constructor(sql: Prepared<typeof DAY_QUERIES>) {
    this.#sql = sql;
  }

  /** To be called inside a transaction. */
  keep(part: ExportPart): void {
    const known = this.#sql.exportById.get(part.exportId);
    const begun = known ? readExport(known) : this.#begin(part);
    if (!begun || begun.isWhole) throw new Error(`Export ${part.exportId} takes no more rows`);
    for (const row of part.rows) this.#sql.keepOfdRow.run(...toExportedRowValues(begun.no, row));
    for (const fnSerial of new Set(part.rows.map((row) => row.fnSerial))) this.#cover(fnSerial, begun.no, part.rows);
    if (part.isLast) this.#sql.keepExport.run(...toExportValues({ ...begun, isWhole: true }));
  }

  coverage(fnSerial: string): readonly OfdCoverage[] {
    return this.#sql.coverage.all(fnSerial).flatMap((row): readonly OfdCoverage[] => {
      const coverage = readCoverage(row);
      const from = coverage && this.#whole(coverage.exportNo);
      if (!from || this.#lossy.has(nameOf(fnSerial, from.no))) return [];
      const { fdFrom, fdTo, rowCount } = coverage;
      const { exportId, name, importedAt } = from;
      return [{ exportId, name, importedAt, fnSerial, fdFrom, fdTo, rowCount }];
    });
  }

  fns(): readonly string[] {
    const serials = distinctValues((after) => this.#sql.nextOfdFn.get(after));
    return serials.filter((fnSerial) => this.coverage(fnSerial).length > 0);
  }

  rows(fnSerial: string, after: number, to: number): readonly ExportedRow[] {
    const exports = new Map<number, Export | undefined>();
    const found = this.#sql.ofdRows.all(fnSerial, after, to).flatMap((raw: RawRow) => {
      const no = toNumber(raw.export_no);
      if (!exports.has(no)) exports.set(no, this.#whole(no));
      const from = exports.get(no);
      return from ? [{ from, row: this.#believe(raw, fnSerial, no) }] : [];
    });
    return found.flatMap(({ from, row }) =>
      row && !this.#lossy.has(nameOf(fnSerial, from.no)) ? [{ ...row, exportId: from.exportId }] : [],
    );
  }

  #believe(raw: RawRow, fnSerial: string, exportNo: number): OfdRow | undefined {
    const row = readExportedRow(raw);
    if (!row) this.#lossy.add(nameOf(fnSerial, exportNo));
    return row;
  }

  #begin({ exportId, name, importedAt }: ExportPart): Export {
    for (const row of this.#sql.unfinished.all()) this.#dropBrokenOff(row, importedAt);
    const no = toNumber(firstValue(this.#sql.lastExport.get())) + 1;
    const begun = { no, exportId, name, importedAt, isWhole: false };
    this.#sql.keepExport.run(...toExportValues(begun));
    return begun;
  }

  #dropBrokenOff(row: RawRow, now: number): void {
    const left = readExport(row);
    if (!left || left.importedAt > now - BROKEN_OFF_MS) return;
    this.#sql.dropRows.run(left.no);
    this.#sql.dropCoverage.run(left.no);
    this.#sql.dropExport.run(left.no);
  }

  #cover(fnSerial: string, exportNo: number, rows: readonly OfdRow[]): void {
    const fds = rows.filter((row) => row.fnSerial === fnSerial).map((row) => row.fdNumber);
    const known = this.#sql.coverageIn.get(fnSerial, exportNo);
    const before = known && readCoverage(known);
    // A damaged coverage would shrink to this part if it were begun anew.
    if (known && !before) throw new Error(`The coverage of export ${exportNo} is damaged`);
    const coverage: Coverage = {
      fnSerial,
      exportNo,
      fdFrom: least(fds, before?.fdFrom),
      fdTo: greatest(fds, before?.fdTo),
      rowCount: fds.length + (before?.rowCount ?? 0),
    };
    this.#sql.keepCoverage.run(...toCoverageValues(coverage));
  }

  #whole(exportNo: number): Export | undefined {
    const row = this.#sql.exportByNo.get(exportNo);
    const found = row && readExport(row);
    return found?.isWhole ? found : undefined;
  }
}

function nameOf(fnSerial: string, exportNo: number): string {
  return `${exportNo} ${fnSerial}`;
}

// Not `Math.min(...fds)`: a long export has more rows than a call takes arguments.
function least(fds: readonly number[], start = Number.POSITIVE_INFINITY): number {
  return fds.reduce((found, fd) => Math.min(found, fd), start);
}

function greatest(fds: readonly number[], start = 0): number {
  return fds.reduce((found, fd) => Math.max(found, fd), start);
}
