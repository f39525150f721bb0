import { OfdColumnsSchema } from '../../contract/day-report.ts';
import type { OfdColumns, OfdRow } from '../../core/day/ofd-row.ts';
import type { Clock } from '../../core/ports/clock.ts';
import type { DayParts } from './day-parts.ts';

/** Takes exports of the OFD into the day book, part by part, and remembers the column map they were read with. */
export class OfdImport {
  readonly #parts: DayParts;
  readonly #clock: Clock;

  constructor(parts: DayParts, clock: Clock) {
    this.#parts = parts;
    this.#clock = clock;
  }

  /** The map that was used last; undefined when there is none yet, or none that makes sense. */
  get columns(): OfdColumns | undefined {
    const { data } = OfdColumnsSchema.safeParse(this.#parts.columns.load());
    return data;
  }

  /**
   * @param columns kept once the export is whole: one that was never finished teaches nothing
   * @throws {KassaError} CB-802 when the disk does not take it
   */
  keep(
    part: {
      readonly exportId: string;
      readonly name: string;
      readonly rows: readonly OfdRow[];
      readonly isLast: boolean;
    },
    columns: OfdColumns,
  ): void {
    this.#parts.book.keepOfdRows({ ...part, importedAt: this.#clock.now() });
    if (part.isLast) this.#parts.columns.save(columns);
  }
}
