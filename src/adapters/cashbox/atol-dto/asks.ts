import type { LibraryCall, LibraryMethod, ParamIn } from '../../../contract/driver-host.ts';
import { DT, FNDT, PARAM } from './constants.ts';
import { type Field, int } from './values.ts';

export type Fields = Readonly<Record<string, Field<unknown>>>;
export type ValuesOf<F extends Fields> = { readonly [K in keyof F]: F[K] extends Field<infer T> ? T : never };

/** One call of the library with the values we want to know afterwards. */
export interface Ask<F extends Fields = Fields> {
  readonly call: LibraryCall;
  readonly fields: F;
}

export function ask<F extends Fields = Record<never, never>>(
  method: LibraryMethod,
  set: readonly ParamIn[] = [],
  fields?: F,
): Ask<F> {
  const wanted = fields ?? ({} as F);
  return {
    call: { method, set: [...set], get: Object.values(wanted).map(({ param }) => param) },
    fields: wanted,
  };
}

/** The same, given what a call before it has read under these numbers in the same go. */
export const withKept = <F extends Fields>({ call, fields }: Ask<F>, ...kept: readonly number[]): Ask<F> => ({
  call: { ...call, kept: [...kept] },
  fields,
});

/** `query_data`: what the device knows. */
export const query = <F extends Fields>(what: keyof typeof DT, fields: F, set: readonly ParamIn[] = []): Ask<F> =>
  ask('query_data', [int(PARAM.DATA_TYPE, DT[what]), ...set], fields);

/** `fn_query_data`: what the FN knows. */
export const fnQuery = <F extends Fields>(what: keyof typeof FNDT, fields: F, set: readonly ParamIn[] = []): Ask<F> =>
  ask('fn_query_data', [int(PARAM.FN_DATA_TYPE, FNDT[what]), ...set], fields);
