import { type ErrorCode, KassaError } from '../../../core/errors.ts';

const DNS = new Set(['ENOTFOUND', 'EAI_AGAIN', 'EAI_NODATA', 'EAI_NONAME', 'EAI_FAIL']);
const REFUSED = new Set(['ECONNREFUSED', 'EHOSTUNREACH', 'ENETUNREACH', 'EHOSTDOWN', 'ENETDOWN', 'EADDRNOTAVAIL']);
const TIMEOUT = new Set(['ETIMEDOUT', 'ECONNABORTED', 'ESOCKETTIMEDOUT', 'UND_ERR_CONNECT_TIMEOUT']);
/** `ERR_BAD_RESPONSE` is axios for "the stream was aborted". */
const CUT = new Set(['ECONNRESET', 'EPIPE', 'ERR_BAD_RESPONSE', 'ERR_STREAM_PREMATURE_CLOSE', 'Z_BUF_ERROR']);
const TLS =
  /^(?:CERT_|ERR_TLS_|ERR_SSL_|UNABLE_TO_|DEPTH_ZERO_SELF_SIGNED_CERT$|SELF_SIGNED_CERT_IN_CHAIN$|ERROR_IN_CERT_|CRL_|INVALID_CA$|HOSTNAME_MISMATCH$|EPROTO$)/;

/**
 * Names what kept a request from being answered.
 *
 * Only the platform's code is kept: the error itself carries the connect URL with its hash (axios keeps its whole
 * configuration inside), so neither its message nor the error as a cause may travel on.
 */
export function siteFault(error: unknown): KassaError {
  if (error instanceof KassaError) return error;
  const code = codesOf(error).find((candidate) => /^[A-Z][A-Z0-9_]*$/.test(candidate)) ?? '';
  return new KassaError(stateOf(code), code, { vendor: { source: 'http', code, text: '' } });
}

function stateOf(code: string): ErrorCode {
  if (DNS.has(code)) return 'CB-701';
  if (REFUSED.has(code)) return 'CB-702';
  if (TLS.test(code)) return 'CB-703';
  if (TIMEOUT.has(code)) return 'CB-710';
  if (CUT.has(code)) return 'CB-708';
  return 'CB-711';
}

/** The error's own code, then what it wraps: axios wraps Node's, Node wraps one error for each address tried. */
function codesOf(error: unknown): string[] {
  if (typeof error !== 'object' || error === null) return [];
  const { code, cause, errors } = error as { code?: unknown; cause?: unknown; errors?: unknown };
  const inner = Array.isArray(errors) ? errors.flatMap(codesOf) : [];
  return [...(typeof code === 'string' ? [code] : []), ...codesOf(cause), ...inner];
}
