import { firstValue, type RawRow } from './sql.ts';

/**
 * As many as asked for while there are any, whatever has to be left out: fewer of them mean the end.
 *
 * @param read the first so many rows
 * @param believe leaves out what cannot be believed
 */
export function fillPage<T>(
  limit: number,
  read: (most: number) => readonly RawRow[],
  believe: (rows: readonly RawRow[]) => readonly T[],
): readonly T[] {
  for (let most = limit; ; most += limit) {
    const rows = read(most);
    const believed = believe(rows);
    if (believed.length >= limit || rows.length < most) return believed.slice(0, limit);
  }
}

/**
 * Values of one text column, each once, without reading the rows between them.
 *
 * @param next the row with the next greater value
 */
export function distinctValues(next: (after: string) => RawRow | undefined): readonly string[] {
  const found: string[] = [];
  for (;;) {
    const value = firstValue(next(found.at(-1) ?? ''));
    if (typeof value !== 'string') return found;
    found.push(value);
  }
}
