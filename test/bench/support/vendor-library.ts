import { realDriver } from '../../support/real-driver.ts';
import { HAS_GCC } from '../../support/tiny-fptr.ts';
import type { Figure, Measurement } from '../figure.ts';
import { HAS_PROC } from './proc.ts';

/** What stands in the way of a comparison with the vendor's own library on this computer. */
export type Missing = { readonly missing: string };

/** @returns path of ATOL's own driver, or why it cannot be measured here */
export async function vendorLibrary(): Promise<{ readonly library: string } | Missing> {
  if (!HAS_PROC) return { missing: 'система не рассказывает о процессах (/proc): только Linux' };
  if (!HAS_GCC) return { missing: 'нет gcc: голую программу не собрать' };
  const library = await realDriver();
  return library ? { library } : { missing: 'драйвера АТОЛ 10.8.0.0 нет и скачать его не удалось' };
}

/** Every figure of the group as one that cannot be told here, with the reason once. */
export function notHere(figures: readonly Figure[], { missing }: Missing): readonly Measurement[] {
  return figures.map(({ name }) => ({
    name,
    value: null,
    isNotForHere: true as const,
    notes: [`ПРОПУЩЕНО: ${missing}`],
  }));
}
