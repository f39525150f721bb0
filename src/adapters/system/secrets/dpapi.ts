import { createRequire } from 'node:module';
import type { Protector } from './protector.ts';

/** Nobody sits before an agent to answer a question of Windows. Source: dpapi.h, CRYPTPROTECT_UI_FORBIDDEN. */
const UI_FORBIDDEN = 0x1;

/** Bytes that belong to Windows: a pointer, which LocalFree gets back. Source: DATA_BLOB in dpapi.h. */
interface GivenBlob {
  cbData: number;
  pbData: bigint | null;
}

type Blob = Omit<GivenBlob, 'pbData'> & { readonly pbData: Uint8Array };
type Crypt = (
  given: Blob,
  description: null,
  entropy: null,
  reserved: null,
  prompt: null,
  flags: number,
  out: Partial<GivenBlob>,
) => number;

/**
 * DPAPI of Windows for the current user. koffi is loaded here and not before: no other system needs it, and on Windows no
 * agent without a secret file does.
 *
 * @throws when koffi or crypt32.dll does not load
 */
export function loadDpapi(): Protector {
  const koffi: typeof import('koffi') = createRequire(import.meta.url)('koffi');
  const blob = koffi.pointer(koffi.struct({ cbData: 'uint32_t', pbData: 'uint8_t *' }));
  const signature = [blob, 'void *', 'void *', 'void *', 'void *', 'uint32_t', koffi.out(blob)];
  const crypt32 = koffi.load('crypt32.dll');
  const protectData: Crypt = crypt32.func('__stdcall', 'CryptProtectData', 'int', signature);
  const unprotectData: Crypt = crypt32.func('__stdcall', 'CryptUnprotectData', 'int', signature);
  const localFree: (memory: bigint) => unknown = koffi
    .load('kernel32.dll')
    .func('__stdcall', 'LocalFree', 'void *', ['void *']);

  const call = (crypt: Crypt, bytes: Uint8Array): Uint8Array | undefined => {
    const out: Partial<GivenBlob> = {};
    const given = { cbData: bytes.length, pbData: bytes };
    if (crypt(given, null, null, null, null, UI_FORBIDDEN, out) === 0) return undefined;
    const { cbData = 0, pbData } = out;
    if (pbData === null || pbData === undefined) return undefined;
    try {
      const theirs = new Uint8Array(koffi.view(pbData, cbData));
      const copy = theirs.slice();
      // What is freed may be handed to anybody: the secret does not stay in it.
      theirs.fill(0);
      return copy;
    } finally {
      localFree(pbData);
    }
  };
  return {
    protect(plain) {
      const closed = call(protectData, plain);
      if (!closed) throw new Error('CryptProtectData failed');
      return closed;
    },
    unprotect: (closed) => call(unprotectData, closed),
  };
}
