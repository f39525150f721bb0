/**
 * What may be done next about an error. The lane reads this and nothing else:
 * - `retry`      no document was made; the same job may run again by itself
 * - `operator`   no document was made; the whole cashbox waits for a person (paper, cover, FN, settings)
 * - `park`       no document was made; this one receipt waits for a person, the others go on
 * - `reject`     no document was made and none will be; tell the shop
 * - `reconcile`  a document may exist; only a reading of the FN decides
 */
export type Remedy = 'retry' | 'operator' | 'park' | 'reject' | 'reconcile';

export interface ErrorRow {
  readonly name: string;
  readonly remedy: Remedy;
  /** One sentence for a shop owner: what happened and what to do. */
  readonly ru: string;
  readonly en: string;
}

/** One line of the catalog. */
export const row = (name: string, remedy: Remedy, ru: string, en: string): ErrorRow => ({ name, remedy, ru, en });
