import { expect, test } from 'vitest';
import { siteFault } from '../../../../../src/adapters/shop/bitrix/site-fault.ts';
import { KassaError } from '../../../../../src/core/errors.ts';
import { HASH, URL_WITH_HASH } from './door-rig.ts';

/** As axios throws them: the code on top, its configuration with the whole URL inside. */
function axiosLike(code: string): Error {
  const error = new Error(`request to ${URL_WITH_HASH} failed`);
  return Object.assign(error, { name: 'AxiosError', code, config: { url: URL_WITH_HASH }, cause: { code } });
}

test.each([
  ['CB-701', ['ENOTFOUND', 'EAI_AGAIN']],
  ['CB-702', ['ECONNREFUSED', 'EHOSTUNREACH', 'ENETUNREACH']],
  [
    'CB-703',
    [
      'CERT_HAS_EXPIRED',
      'CERT_NOT_YET_VALID',
      'DEPTH_ZERO_SELF_SIGNED_CERT',
      'SELF_SIGNED_CERT_IN_CHAIN',
      'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
      'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
      'ERR_TLS_CERT_ALTNAME_INVALID',
      'ERR_SSL_WRONG_VERSION_NUMBER',
      'EPROTO',
    ],
  ],
  ['CB-708', ['ECONNRESET', 'EPIPE', 'ERR_BAD_RESPONSE']],
  ['CB-710', ['ETIMEDOUT', 'ECONNABORTED']],
  ['CB-711', ['HPE_INVALID_CONSTANT', 'SOMETHING_NEW']],
] as const)('%s', (state, codes) => {
  for (const code of codes) {
    const fault = siteFault(axiosLike(code));
    expect(fault.code).toBe(state);
    expect(fault.vendor?.code).toBe(code);
  }
});

test('finds the code inside what it wraps: a cause, or one error for each address tried', () => {
  expect(siteFault(new Error('x', { cause: { code: 'ENOTFOUND' } })).code).toBe('CB-701');
  const tried = [Object.assign(new Error('::1'), { code: 'ECONNREFUSED' }), new Error('127.0.0.1')];
  expect(siteFault(new AggregateError(tried)).code).toBe('CB-702');
  expect(siteFault('nonsense').code).toBe('CB-711');
});

test('carries neither the link nor the error that knows it', () => {
  const fault = siteFault(axiosLike('ECONNREFUSED'));
  expect(fault).toBeInstanceOf(KassaError);
  expect(fault.cause).toBeUndefined();
  const everything = `${fault.message} ${fault.stack} ${fault.detail} ${JSON.stringify(fault)} ${JSON.stringify(fault.vendor)}`;
  expect(everything).not.toContain(HASH);
  expect(everything).not.toContain('shop.example.ru');
});
