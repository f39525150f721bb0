/** Path of `electron.d.ts` of Electron 33.2.1, or why it can not be had: one Russian sentence. */
export function electronTypes(cache?: string): Promise<string | { readonly missing: string }>;
