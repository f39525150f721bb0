import type { CashboxDriver } from '../../../core/ports/cashbox-driver.ts';
import type { Words } from '../../../core/words.ts';

/** One way to reach a cashbox. */
export interface Way {
  readonly driver: CashboxDriver;
  readonly name: 'atol-dto' | 'atol-serial';
  /** For a person: `USB`, `COM5`. */
  readonly where: string;
  /** Was that deciding command sent this way? */
  readonly ownsTask: (taskRef: string) => boolean;
}

export const WAY_WORDS: Readonly<Record<Way['name'], Words>> = {
  'atol-dto': { ru: 'драйвер АТОЛ', en: "ATOL's driver" },
  'atol-serial': { ru: 'проводной протокол', en: 'the wire protocol' },
};
