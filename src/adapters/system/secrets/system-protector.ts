import { loadDpapi } from './dpapi.ts';
import type { Protector } from './protector.ts';

let loaded: Protector | undefined;

/** Of this system; undefined where the mode of a file is all there is. Nothing is loaded before the first use. */
export function systemProtector(): Protector | undefined {
  if (process.platform !== 'win32') return undefined;
  const dpapi = () => {
    loaded ??= loadDpapi();
    return loaded;
  };
  return { protect: (plain) => dpapi().protect(plain), unprotect: (closed) => dpapi().unprotect(closed) };
}
