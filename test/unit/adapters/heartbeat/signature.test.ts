import { expect, it } from 'vitest';
import { signedHeaders } from '../../../../src/adapters/heartbeat/signature.ts';

it('signs as openssl does: printf %s \'1700000000.{"a":"ж"}\' | openssl dgst -sha256 -hmac SECRET', () => {
  expect(signedHeaders('0123456789abcdef0123456789abcdef', '{"a":"ж"}', 1_700_000_000_999)).toEqual({
    'X-KassaBridge-Timestamp': '1700000000',
    'X-KassaBridge-Signature': 'sha256=0f9bf73ea5a41d056bfd6d17edd549c5305f3546def10bd5d84dcd888d5cb581',
  });
});
