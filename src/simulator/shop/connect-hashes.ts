import { createHash } from 'node:crypto';
import type { Clock } from '../../core/ports/clock.ts';
import type { HashRow } from './data/records.ts';
import type { Table } from './data/table.ts';
import { ShopRefusal } from './shop-refusal.ts';

/** The connect hashes: every press of the button makes one more, none expires. Source: bitrix-protocol.md, section 1. */
export class ConnectHashes {
  readonly #rows: Table<HashRow>;
  readonly #clock: Clock;

  constructor(rows: Table<HashRow>, clock: Clock) {
    this.#rows = rows;
    this.#clock = clock;
  }

  /** @throws {ShopRefusal} within the second of another: a hash is made of the time, and collides with the key */
  generate(): string {
    const nowMs = this.#clock.now();
    const second = String(Math.floor(nowMs / 1000));
    const hash = createHash('md5').update(Buffer.from(second).toString('base64')).digest('hex');
    if (this.#find(hash)) throw new ShopRefusal('Duplicate entry for key PRIMARY');
    this.#rows.insert((id) => ({ id, hash, active: true, createdAtMs: nowMs }));
    return hash;
  }

  current(): string {
    const active = [...this.#rows.rows()].filter((row) => row.active);
    return active.at(-1)?.hash ?? this.generate();
  }

  isActive(hash: string): boolean {
    return this.#find(hash)?.active ?? false;
  }

  switch(hash: string, active: boolean): void {
    const row = this.#find(hash);
    if (row) this.#rows.update(row.id, { active });
  }

  #find(hash: string): HashRow | undefined {
    for (const row of this.#rows.rows()) {
      if (row.hash === hash) return row;
    }
    return undefined;
  }
}
