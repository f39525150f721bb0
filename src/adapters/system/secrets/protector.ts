/** What closes a secret so that only this user of this computer opens it again. */
export interface Protector {
  /** @throws when the system cannot */
  protect(plain: Uint8Array): Uint8Array;
  /** @returns undefined when another user or another computer closed it, or it was damaged since */
  unprotect(closed: Uint8Array): Uint8Array | undefined;
}
