import type { Pin } from '../../../core/ports/journal.ts';
import { readPin } from './pin-row.ts';
import { readBeside } from './read-extract.ts';
import { firstValue, prepare } from './sql.ts';

/** What settings must agree with in a journal that is there already. */
export interface KnownJournal {
  /** Shops whose orders it holds: the keys of their receipts are made with these ids. */
  readonly shopIds: readonly string[];
  /** Of the asked cashboxes those it holds jobs of. */
  readonly cashboxIds: readonly string[];
  /** Shops that have handed out a check. */
  readonly shopsWithChecks: readonly string[];
  /** What people confirmed, by cashbox. */
  readonly pins: ReadonlyMap<string, Pin>;
}

/**
 * @param cashboxIds which cashboxes are asked for
 * @throws {KassaError} CB-801, CB-802 or CB-806 when it is no journal that can be read
 */
export function readKnown(path: string, cashboxIds: readonly string[]): KnownJournal {
  return readBeside(path, (db) => {
    const hasJob = prepare(db, 'SELECT 1 FROM jobs WHERE cashbox_id = ? LIMIT 1');
    const hasCheck = prepare(db, "SELECT 1 FROM jobs WHERE shop_id = ? AND order_kind = 'check' LIMIT 1");
    const pin = prepare(db, 'SELECT * FROM pins WHERE cashbox_id = ? ORDER BY id DESC LIMIT 1');
    const shopIds = prepare(db, 'SELECT DISTINCT shop_id FROM jobs WHERE shop_id IS NOT NULL')
      .all()
      .map((row) => String(firstValue(row)));
    return {
      shopIds,
      cashboxIds: cashboxIds.filter((id) => hasJob.get(id) !== undefined),
      shopsWithChecks: shopIds.filter((id) => hasCheck.get(id) !== undefined),
      pins: new Map(
        cashboxIds.flatMap((id) => {
          const row = pin.get(id);
          const read = row && readPin(row);
          return read ? [[id, read] as const] : [];
        }),
      ),
    };
  });
}
