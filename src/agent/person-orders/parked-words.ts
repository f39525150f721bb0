import { type ErrorCode, sentences } from '../../core/errors.ts';
import type { Words } from '../../core/health/light.ts';

/** What is said of an order that waits for a person. */
export function parkedWords(
  jobId: number,
  { code, detail }: { readonly code: ErrorCode; readonly detail: string },
): Words {
  const { ru, en } = sentences(code, detail);
  return {
    ru: `${ru} [${code}] Решите об этой записи (${jobId}): окно «Сейчас», «Решить»`,
    en: `${en} [${code}] Decide about this record (${jobId}): the screen Now, “Decide”`,
  };
}
