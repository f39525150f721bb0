import type { Protector } from '../../../../../src/adapters/system/secrets/protector.ts';

/** Closes as the DPAPI of one user of one computer does: what another one closed does not open. */
export function protectorOf(user: string): Protector {
  const mark = Buffer.from(`${user}\0`);
  const turn = (bytes: Uint8Array) => bytes.map((byte) => byte ^ 0x5a);
  return {
    protect: (plain) => Buffer.concat([mark, turn(plain)]),
    unprotect: (closed) =>
      Buffer.from(closed).subarray(0, mark.length).equals(mark) ? turn(closed.subarray(mark.length)) : undefined,
  };
}

/** A system that refuses. */
export const NO_PROTECTOR = {
  protect: () => {
    throw new Error('CryptProtectData failed');
  },
  unprotect: () => {
    throw new Error('koffi did not load');
  },
} as const satisfies Protector;
