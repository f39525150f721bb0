import * as z from 'zod';

const word = z
  .string()
  .nullish()
  .transform((value) => value ?? null);
const amount = z
  .number()
  .nullish()
  .transform((value) => value ?? null);
/** PHP writes an empty map as an empty list. */
const block = <S extends z.ZodRawShape>(shape: S) =>
  z
    .preprocess((value) => (Array.isArray(value) && value.length === 0 ? null : value), z.looseObject(shape).nullish())
    .transform((value) => value ?? null);
/** The administrator types the measure into a form, so it may come as digits in a text. */
const measure = z
  .union([
    z.number(),
    z
      .string()
      .regex(/^\d{1,3}$/)
      .transform(Number),
  ])
  .nullish()
  .transform((value) => value ?? null);

const item = z.looseObject({
  name: word,
  price: amount,
  quantity: amount,
  amount,
  paymentMethod: word,
  paymentObject: word,
  tax: block({ type: word }),
  measurementUnit: measure,
  nomenclatureCode: word,
  imcParams: block({ imc: word, itemEstimatedStatus: word }),
  supplierInfo: block({ phones: z.array(word).nullish(), name: word, vatin: word }),
});

/**
 * A check in V2 or V3. Lenient where the shop says nothing, strict where it says something of another kind:
 * whether a null may stand is the core's to decide. Source: bitrix-protocol 6.3, 6.4.
 */
export const checkSchema = z.looseObject({
  type: word,
  taxationType: word,
  clientInfo: block({ emailOrPhone: word }),
  payments: z
    .array(z.looseObject({ type: word, sum: amount }))
    .nullish()
    .transform((value) => value ?? []),
  items: z
    .array(item)
    .nullish()
    .transform((value) => value ?? []),
  total: amount,
});

export type BitrixCheck = z.output<typeof checkSchema>;
export type BitrixItem = BitrixCheck['items'][number];
