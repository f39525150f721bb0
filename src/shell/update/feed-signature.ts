import { createPublicKey, verify } from 'node:crypto';

/**
 * Has whoever releases the updates signed this feed?
 *
 * Shape: `signature` is the Ed25519 signature over the bytes of the feed, base64, as `scripts/pack/sign-feed.mjs` writes it
 *
 * @param publicKey 32 bytes, base64, as the settings name it
 */
export function isSigned(feed: string, signature: string, publicKey: string): boolean {
  const bytes = Buffer.from(signature.trim(), 'base64');
  if (bytes.length !== 64) return false;
  try {
    const x = Buffer.from(publicKey, 'base64').toString('base64url');
    const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' });
    return verify(null, Buffer.from(feed, 'utf8'), key, bytes);
  } catch {
    // No point of that curve: nobody has signed with such a key.
    return false;
  }
}
