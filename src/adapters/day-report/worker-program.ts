import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { KassaError } from '../../core/errors.ts';

/** From this file's place in the sources, from the bundle beside it, and from a part of that bundle. */
const PLACES = ['./workbook-worker.ts', './workbook-worker.mjs', '../workbook-worker.mjs'];

/**
 * The program of the thread that draws the workbook: the bundled one when this is the bundle, the source when these are
 * the sources.
 *
 * @throws {KassaError} CB-874 when there is none
 */
export function workerProgram(base = import.meta.url): string {
  const isSource = base.endsWith('.ts');
  const found = PLACES.map((place) => fileURLToPath(new URL(place, base))).find(
    (path) => path.endsWith('.ts') === isSource && existsSync(path),
  );
  if (!found) throw new KassaError('CB-874', 'нет файла workbook-worker.mjs, переустановите KassaBridge');
  return found;
}
