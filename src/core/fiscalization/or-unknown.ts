import { KassaError } from '../errors.ts';

/**
 * After a deciding command no error may sound as if nothing had been made.
 *
 * @throws {KassaError} CB-103 as it is: the FN was read and proves nothing; CB-102 in place of every other
 */
export async function orUnknown<T>(prove: () => Promise<T>): Promise<T> {
  try {
    return await prove();
  } catch (cause) {
    if (!(cause instanceof KassaError) || cause.code === 'CB-103') throw cause;
    const { vendor } = cause;
    throw new KassaError('CB-102', cause.detail, { cause, ...(vendor && { vendor }) });
  }
}
