import type { CashboxStatus } from '../../../src/contract/snapshot.ts';
import type { Words } from '../../words/words.ts';

/** What a person compares with the papers of a cashbox. */
export const COMPARED = [
  { key: 'kktSerial', name: { ru: 'Заводской номер кассы', en: 'Serial number' } },
  { key: 'fnSerial', name: { ru: 'Номер ФН', en: 'FN serial' } },
  { key: 'inn', name: { ru: 'ИНН владельца', en: 'INN of the owner' } },
] as const satisfies readonly { readonly key: keyof NonNullable<CashboxStatus['identity']>; readonly name: Words }[];
export type Compared = (typeof COMPARED)[number]['key'];

/** Not confirmed, or not the cashbox, FN or INN that was. Source: the catalog, `identityObstacle`. */
const DOUBTS: ReadonlySet<string> = new Set(['CB-108', 'CB-303', 'CB-304', 'CB-311']);

/** Stands the cashbox still because nobody has said that it is the right one? */
export function isIdentityDoubted({ stoppedBy }: CashboxStatus): boolean {
  return stoppedBy !== undefined && DOUBTS.has(stoppedBy.code);
}

const CONFIRMED: Words = {
  ru: 'Заводской номер, ФН и ИНН те, что сверены с документами.',
  en: 'Serial number, FN and INN are those that were compared with the papers.',
};
const NOT_NEEDED: Words = {
  ru: 'Сверять с документами не нужно: чеки этой кассы не имеют юридической силы.',
  en: 'Nothing has to be compared with papers: receipts of this cashbox have no legal force.',
};

/** What is known of the confirmation; undefined: nothing can be said, for something else stands in the way first. */
export function confirmationWords({ training, connected, stoppedBy, identity }: CashboxStatus): Words | undefined {
  if (!identity) return undefined;
  if (training) return NOT_NEEDED;
  // A live cashbox that nothing stops has passed the comparison; one that is stopped may not have come so far.
  return connected && !stoppedBy ? CONFIRMED : undefined;
}
