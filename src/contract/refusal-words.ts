import type { Words } from '../core/words.ts';

/** What the agent says of something that was not done; one of a version before says it in Russian alone. */
export function refusalWords({ ru, en }: { readonly ru: string; readonly en?: string | undefined }): Words {
  return { ru, en: en ?? `The agent says, in Russian: ${ru}` };
}
