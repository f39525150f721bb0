import * as z from 'zod';

const tagSchema = z.object({ tag: z.number().int(), hex: z.string() });

const itemSchema = z.object({
  nameHex: z.string(),
  priceKop: z.number().int(),
  quantityMilli: z.number().int(),
  sumKop: z.number().int(),
  taxRow: z.number().int(),
  taxKop: z.number().int(),
  section: z.number().int(),
  paymentObject: z.number().int(),
  paymentMethod: z.number().int(),
  checksCash: z.boolean(),
  tags: z.array(tagSchema),
});

/** A receipt being made: opened by 92, gone with 4A or 59. Kept across the power like on a real device. */
export const draftSchema = z.object({
  kind: z.number().int(),
  electronic: z.boolean(),
  /** Last document of the FN when it was opened: a later one means that this draft was closed already. */
  openedAfterFd: z.number().int(),
  tags: z.array(tagSchema),
  items: z.array(itemSchema),
  /** Tags of the position between EA and EB; null outside of one. */
  positionTags: z.array(tagSchema).nullable(),
  /** Cash, electronic, prepaid, credit, other, as tendered. */
  tenderedKop: z.array(z.number().int()).length(5),
  /** Tax sums set by B8, by row. */
  taxesKop: z.record(z.string(), z.number().int()),
});

export type Draft = z.output<typeof draftSchema>;
export type DraftItem = z.output<typeof itemSchema>;
export type DraftTag = z.output<typeof tagSchema>;

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);

export const draftTotalKop = (draft: Draft): number => sum(draft.items.map(({ sumKop }) => sumKop));
const draftTenderedKop = (draft: Draft): number => sum(draft.tenderedKop);
export const draftRemainderKop = (draft: Draft): number => Math.max(0, draftTotalKop(draft) - draftTenderedKop(draft));
export const draftChangeKop = (draft: Draft): number => Math.max(0, draftTenderedKop(draft) - draftTotalKop(draft));
