import { type ErrorCode, KassaError } from '../../core/errors.ts';

const KEY_REFUSED: readonly number[] = [401, 403, 404, 410];

/**
 * What a plain address means by its status.
 *
 * @throws {KassaError} CB-852, 856, 857, 859 unless it is one of 2xx
 */
export function acceptStatus(status: number, host: string): void {
  if (status >= 200 && status < 300) return;
  throw new KassaError(codeOf(status), `${host}: ответ ${status}`, {
    vendor: { source: host, code: status, text: '' },
  });
}

function codeOf(status: number): ErrorCode {
  if (KEY_REFUSED.includes(status)) return 'CB-856';
  if (status === 400) return 'CB-857';
  return status >= 500 || status === 429 || status === 408 ? 'CB-852' : 'CB-859';
}
