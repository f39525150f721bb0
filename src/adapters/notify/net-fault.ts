import { type ErrorCode, KassaError } from '../../core/errors.ts';
import { proxyWords } from './proxy.ts';

/** Nobody took the connection: behind a proxy this can only be the proxy itself. */
const UNREACHED = /^(ENOTFOUND|EAI_[A-Z]+|ECONNREFUSED|EADDRNOTAVAIL|E(HOST|NET)(UNREACH|DOWN))$/;
const TLS = /^(CERT_|ERR_TLS_|ERR_SSL_|UNABLE_TO_|DEPTH_ZERO_|SELF_SIGNED_|ERROR_IN_CERT_|HOSTNAME_MISMATCH|EPROTO$)/;

/** Something that speaks no HTTP. */
const GARBAGE = /^HPE_/;

/** Where an exchange was going. */
export interface Destination {
  readonly host: string;
  readonly proxy: URL | undefined;
}

/**
 * What kept an exchange from being answered. Only the platform's code is kept: the error itself holds the whole request,
 * with its URL and keys.
 *
 * @param code of the platform, '' when there is none
 */
export function netFault(code: string, destination: Destination, source: string): KassaError {
  const place = placeWords(destination);
  return new KassaError(codeOf(code, destination.proxy !== undefined), code === '' ? place : `${place}: ${code}`, {
    vendor: { source, code, text: '' },
  });
}

/** For a person: the server, and by way of whom. */
export function placeWords({ host, proxy }: Destination): string {
  return proxy ? `${host}, ${proxyWords(proxy)}` : host;
}

function codeOf(code: string, isProxied: boolean): ErrorCode {
  if (TLS.test(code)) return 'CB-853';
  if (GARBAGE.test(code)) return 'CB-859';
  return isProxied && UNREACHED.test(code) ? 'CB-854' : 'CB-851';
}

/** The platform's code of an error, or of what it wraps; '' when neither has one. */
export function platformCode(error: unknown): string {
  if (typeof error !== 'object' || error === null) return '';
  const { code, cause } = error as { code?: unknown; cause?: unknown };
  return typeof code === 'string' && /^[A-Z][A-Z0-9_]*$/.test(code) ? code : platformCode(cause);
}
